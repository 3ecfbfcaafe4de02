import type { Client } from '@sendgrid/client';
import { type Json, jsonOf, textOf, unreadable } from '../answers';
import type { ProviderHttp } from '../http';
import type { CheckOutcome, ProviderConfig } from '../provider';
import { ProviderFailure } from '../provider-failure';
import { sideQuestion } from '../side-question';
import { answerOf, openClient } from './client';

async function read(client: Client, url: string): Promise<Json> {
  const answer = answerOf(await client.request({ method: 'GET', url }));
  const json = jsonOf(answer);
  if (json === null) throw unreadable(answer, 'SendGrid');
  return json;
}

/** null when the key may not ask it. */
async function ask(client: Client, url: string): Promise<Json | null> {
  const answer = await sideQuestion(() => read(client, url));
  return answer instanceof ProviderFailure ? null : answer;
}

/** What a key may do, by its scopes. That of the log has had several names, and the documentation of today's Email Logs gives none. */
const rights: { label: string; scope: RegExp }[] = [
  { label: 'May send mail', scope: /^mail\.send$/ },
  { label: 'May read the log', scope: /^(?:email_activity|messages|email_logs|logs)\.read$/ },
  { label: 'May read the account', scope: /^user\.account\.read$/ },
];

/** Asks SendGrid what the key may do: `GET /v3/scopes` works with every valid key. Sends nothing. */
export async function verify(config: ProviderConfig, http: ProviderHttp): Promise<CheckOutcome> {
  const client = await openClient(config, http);
  const { scopes } = await read(client, '/v3/scopes');
  const granted = Array.isArray(scopes) ? scopes.filter((scope): scope is string => typeof scope === 'string') : [];
  const may = rights.map(({ label, scope }) => ({ label, value: granted.some((one) => scope.test(one)) ? 'yes' : 'no' }));
  const region = { label: 'Region', value: config.settings.region === 'eu' ? 'European Union' : 'Global' };
  if (!granted.includes('mail.send')) {
    return {
      ok: false,
      error: {
        kind: 'forbidden',
        providerCode: null,
        message: 'The key is valid, but may not send mail.',
        meaning: 'The key lacks the permission Mail Send.',
        fix: 'Edit the key in Settings, API Keys, and allow Mail Send.',
        link: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
        retryAfterSeconds: null,
      },
      account: [region, ...may],
      warnings: [],
      testMode: false,
    };
  }
  const account = await ask(client, '/v3/user/account');
  const credits = await ask(client, '/v3/user/credits');
  const setUp = await ask(client, '/v3/verified_senders/steps_completed');
  const plan = textOf(account?.type);
  const left = textOf(credits?.remain);
  const results = setUp?.results;
  const verified = typeof results === 'object' && results !== null ? Object.values(results) : [];
  const nothingVerified = verified.length > 0 && !verified.includes(true);
  return {
    ok: true,
    error: null,
    account: [...(plan === null ? [] : [{ label: 'Account', value: plan }]), region, ...(left === null ? [] : [{ label: 'Credits left', value: left }]), ...may],
    warnings: nothingVerified ? ['No sender is verified in SendGrid yet; until one is, messages are refused.'] : [],
    testMode: false,
  };
}
