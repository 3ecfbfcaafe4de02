import type { ProviderHttp } from '../http';
import type { CheckOutcome, ProviderConfig } from '../provider';
import { ProviderFailure } from '../provider-failure';
import { ask } from './client';
import { accountKinds } from './descriptor';

const noMessage = '0'.repeat(32);
/** "Not found", "malformed" and "expired": what Telesign can only say after it has let the login through. */
const afterLogin = new Set(['10017', '11011', '10036']);

/**
 * Looks up a message that does not exist, since Telesign documents no call that checks credentials: a wrong login is refused before the
 * id is looked at. That is an inference, so the answer says it. Sends nothing.
 */
export async function verify(config: ProviderConfig, http: ProviderHttp): Promise<CheckOutcome> {
  try {
    await ask(config, http, `/v1/messaging/${noMessage}`);
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    if (!afterLogin.has(error.error.providerCode ?? '')) return { ok: false, error: error.error, account: null, warnings: [], testMode: false };
  }
  const { label } = accountKinds.find(({ value }) => value === config.settings.account) ?? accountKinds[0];
  return {
    ok: true,
    error: null,
    account: [{ label: 'Account kind', value: label }],
    warnings: ['Telesign has no call that checks credentials; it let a look-up of a message that does not exist through. Whether the account may send shows only in a test.'],
    testMode: false,
  };
}
