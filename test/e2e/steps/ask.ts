import type { Page } from '@playwright/test';
import type { CallName } from '../../../src/shared/call-names';
import type { CallInput, CallOutput } from '../../../src/shared/contract';
import type { Result } from '../../../src/shared/result';

/**
 * A call as the page itself makes it. Prepares what a test is not about, and stands for somebody else who changes something meanwhile.
 * Throws when the call is refused.
 */
export async function ask<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const asked: { name: CallName; input: unknown } = { name, input };
  const result = (await page.evaluate(({ name, input }) => (window.dispatchbox[name] as (input: unknown) => Promise<unknown>)(input), asked)) as Result<CallOutput<N>>;
  if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
  return result.value;
}
