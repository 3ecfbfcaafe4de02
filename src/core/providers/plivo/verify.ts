import { textOf } from '../answers';
import type { ProviderHttp } from '../http';
import type { CheckOutcome, ProviderConfig } from '../provider';
import { ownFailure, ProviderFailure } from '../provider-failure';
import { sideQuestion } from '../side-question';
import { ask } from './client';

/** What Plivo knows of the sender: https://www.plivo.com/docs/numbers/api/account-phone-number and https://www.plivo.com/docs/messaging/api/powerpack */
async function senderWarnings(config: ProviderConfig, http: ProviderHttp): Promise<string[]> {
  const { from, powerpackUuid } = config.settings;
  const isUnknown = (failure: ProviderFailure) => failure.error.providerCode === 'HTTP 404';
  if (powerpackUuid !== undefined) {
    const powerpack = await sideQuestion(() => ask(config, http, `Powerpack/${powerpackUuid}/`));
    if (!(powerpack instanceof ProviderFailure)) return [];
    return [isUnknown(powerpack) ? 'The Powerpack was not found in this account.' : 'The Powerpack could not be read, so it was not checked.'];
  }
  // Short codes and sender IDs are not in the list of numbers.
  const digits = /^\+?(\d{7,15})$/.exec(from ?? '')?.[1];
  if (digits === undefined) return [];
  const number = await sideQuestion(() => ask(config, http, `Number/${digits}/`));
  if (number instanceof ProviderFailure) {
    return [isUnknown(number) ? 'The source number was not found in this account.' : 'The numbers of this account could not be read, so the sender was not checked.'];
  }
  return number.sms_enabled === false ? ['The source number is not enabled for SMS.'] : [];
}

/** Reads the account, which every right login may do: https://docs.plivo.com/docs/account/api/account. Sends nothing. */
export async function verify(config: ProviderConfig, http: ProviderHttp): Promise<CheckOutcome> {
  const account = await ask(config, http, '');
  const credits = textOf(account.cash_credits);
  const kind = textOf(account.account_type);
  if (credits === null && kind === null) throw ownFailure('bad-response', 'unclear', 'The answer holds no account.', 'It does not have the form of Plivo’s API.', 'Check the API base URL.');
  const trial = kind === 'developer';
  const prepaid = account.billing_mode !== 'postpaid';
  const words = [textOf(account.name), trial ? 'trial' : kind, textOf(account.billing_mode)].filter((word) => word !== null);
  const spent = credits !== null && prepaid && Number(credits) <= 0;
  return {
    ok: true,
    error: null,
    account: [{ label: 'Account', value: words.join(', ') }, ...(credits === null ? [] : [{ label: 'Balance', value: `${credits} (currency of the account)` }])],
    warnings: [
      ...(trial ? ['This is a trial account: it reaches only numbers that you verified in Sandbox Numbers.'] : []),
      ...(spent ? ['The credit is used up: Plivo refuses messages until you buy more.'] : []),
      ...(await senderWarnings(config, http)),
    ],
    testMode: false,
  };
}
