import type { Twilio } from 'twilio';
import { isE164 } from '../../../shared/validate/phone';
import type { ProviderHttp } from '../http';
import type { CheckOutcome, ProviderConfig } from '../provider';
import { ProviderFailure } from '../provider-failure';
import { sideQuestion } from '../side-question';
import { openClient } from './client';
import { regions } from './descriptor';
import { explain } from './errors';

type Fact = { label: string; value: string };

const accepted = (account: Fact[], warnings: string[], testMode = false): CheckOutcome => ({ ok: true, error: null, account, warnings, testMode });
const refused = ({ error }: ProviderFailure): CheckOutcome => ({ ok: false, error, account: null, warnings: [], testMode: false });

async function senderWarnings(client: Twilio, { from, messagingServiceSid }: ProviderConfig['settings']): Promise<string[]> {
  if (messagingServiceSid !== undefined) {
    const service = await sideQuestion(() => client.messaging.v1.services(messagingServiceSid).fetch());
    if (!(service instanceof ProviderFailure)) return [];
    return [service.error.kind === 'rejected' ? 'The Messaging Service was not found in this account.' : 'The Messaging Service could not be read, so it was not checked.'];
  }
  if (from === undefined || !isE164(from)) return [];
  const numbers = await sideQuestion(() => client.incomingPhoneNumbers.list({ phoneNumber: from, limit: 1 }));
  if (numbers instanceof ProviderFailure) return ['The numbers of this account could not be read, so the sender was not checked.'];
  return numbers.length === 0 ? ['The sender number is not in this account. A trial number or a verified caller id may still work.'] : [];
}

async function balanceFact(client: Twilio): Promise<Fact[]> {
  const balance = await sideQuestion(() => client.balance.fetch());
  // Subaccounts have none of their own.
  if (balance instanceof ProviderFailure || typeof balance.balance !== 'string') return [];
  return [{ label: 'Balance', value: `${balance.balance} ${balance.currency}` }];
}

/** Standard and restricted keys may not read the account; whether they are right shows in a list that they may read. */
async function verifyKey(client: Twilio, refusal: ProviderFailure, region: Fact): Promise<{ facts: Fact[]; warnings: string[] } | ProviderFailure> {
  const list = await sideQuestion(() => client.messages.page({ pageSize: 1 }));
  if (!(list instanceof ProviderFailure)) return { facts: [{ label: 'API key', value: 'standard or restricted' }, region], warnings: ['The key works, but may not read the account, so its state and balance are not known.'] };
  if (list.error.kind === 'auth-failed') return refusal;
  if (list.error.kind !== 'forbidden') return list;
  return { facts: [{ label: 'API key', value: 'restricted' }, region], warnings: ['Twilio knows this key, but it may not read messages. Whether it may send shows only in a test.'] };
}

/** Asks Twilio whether the credentials are right, and what they may use. Sends nothing. */
export async function verify(config: ProviderConfig, http: ProviderHttp): Promise<CheckOutcome> {
  const { settings } = config;
  const client = await openClient(config, http);
  const region = { label: 'Region', value: regions.find(({ value }) => value === (settings.region ?? 'us1'))?.label ?? settings.region ?? '' };
  const account = await sideQuestion(() => client.api.v2010.accounts(settings.accountSid ?? '').fetch());

  if (!(account instanceof ProviderFailure)) {
    const facts = [{ label: 'Account', value: `${account.friendlyName}, ${account.type.toLowerCase()}, ${account.status}` }, region];
    if (account.status !== 'active') return { ...refused(new ProviderFailure(explain('20005', `The account is ${account.status}.`, 'suspended'), 'refused')), account: facts };
    const warnings = account.type === 'Trial' ? ['This is a trial account: it reaches only numbers that you verified.'] : [];
    const balance = await balanceFact(client);
    return accepted([...facts, ...balance], [...warnings, ...(await senderWarnings(client, settings))]);
  }
  if (account.error.providerCode === '20008') return accepted([region], ['These are test credentials: Twilio accepts messages and delivers none.'], true);
  const isKey = settings.apiKeySid !== undefined && (account.error.kind === 'auth-failed' || account.error.kind === 'forbidden');
  if (!isKey) return refused(account);
  const key = await verifyKey(client, account, region);
  return key instanceof ProviderFailure ? refused(key) : accepted(key.facts, [...key.warnings, ...(await senderWarnings(client, settings))]);
}
