import { textOf } from '../answers';
import type { ProviderHttp } from '../http';
import type { CheckOutcome, ProviderConfig } from '../provider';
import { ownFailure } from '../provider-failure';
import { ask, isTestKey } from './client';

/** Reads the balance, which every key of the REST API may do. Sends nothing. */
export async function verify(config: ProviderConfig, http: ProviderHttp): Promise<CheckOutcome> {
  const { payment, type, amount } = await ask(config, http, '/balance');
  const left = textOf(amount);
  if (left === null) throw ownFailure('bad-response', 'unclear', 'The answer of MessageBird names no balance.', 'It does not have the form of MessageBird’s API.', 'Check the API base URL.');
  const testMode = isTestKey(config);
  const kind = textOf(payment);
  return {
    ok: true,
    error: null,
    account: [
      ...(testMode ? [{ label: 'Access key', value: 'test' }] : []),
      { label: 'Balance', value: [left, textOf(type)].filter((part) => part !== null).join(' ') },
      ...(kind === null ? [] : [{ label: 'Payment', value: kind }]),
    ],
    warnings: [
      ...(testMode ? ['This is a test key: MessageBird accepts messages and delivers none.'] : []),
      ...(!testMode && kind === 'prepaid' && Number(left) <= 0 ? ['The balance is used up: messages are refused until you buy credit.'] : []),
    ],
    testMode,
  };
}
