import { isJsonObject, textOf } from '../answers';
import type { ProviderHttp } from '../http';
import type { CheckOutcome, ProviderConfig } from '../provider';
import { ownFailure } from '../provider-failure';
import { ask } from './client';
import { regions } from './descriptor';

/** Reads the credits that are left. Sends nothing. */
export async function verify(config: ProviderConfig, http: ProviderHttp): Promise<CheckOutcome> {
  const { balance } = await ask(config, http, 'balance');
  // Accounts answer an object by kind of message; `send` answers a bare number, with decimals after the move to Webex Interact.
  const left = textOf(isJsonObject(balance) ? balance.sms : balance);
  if (left === null) throw ownFailure('bad-response', 'unclear', 'The answer of Textlocal names no credits.', 'It does not have the form of Textlocal’s API.', 'Check the API base URL.');
  const { region = 'uk', test } = config.settings;
  const testMode = test === 'true';
  return {
    ok: true,
    error: null,
    account: [
      { label: 'Region', value: regions.find(({ value }) => value === region)?.label ?? region },
      { label: 'Credits left', value: left },
    ],
    warnings: [
      ...(testMode ? ['The test flag is on: Textlocal accepts messages and delivers none.'] : []),
      ...(Number(left) <= 0 ? ['No credits are left: messages are refused until you buy some.'] : []),
    ],
    testMode,
  };
}
