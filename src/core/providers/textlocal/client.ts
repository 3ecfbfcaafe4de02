import { type Json, jsonOf, unreadable } from '../answers';
import type { ProviderHttp } from '../http';
import type { ProviderConfig } from '../provider';
import { regions } from './descriptor';
import { refusal } from './errors';

type Command = 'send' | 'balance' | 'status_message';

/**
 * One command, always as a POST: with a GET the credentials would stand in the address, and so in logs. Throws ProviderFailure for anything
 * but `"status":"success"`, since Textlocal reports failures with HTTP 200 too.
 */
export async function ask({ settings, credentials }: ProviderConfig, http: ProviderHttp, command: Command, parameters: Record<string, string> = {}): Promise<Json> {
  const { apiKey, hash = '' } = credentials;
  const signIn: Record<string, string> = apiKey === undefined ? { username: settings.username ?? '', hash } : { apikey: apiKey };
  const origin = regions.find(({ value }) => value === settings.region)?.origin ?? 'https://api.txtlocal.com';
  const answer = await http.request({
    method: 'POST',
    url: `${origin}/${command}/`,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...signIn, ...parameters }).toString(),
  });
  const json = jsonOf(answer);
  if (answer.status >= 400 || json?.status === 'failure') throw refusal(answer, http.now());
  if (json?.status !== 'success') throw unreadable(answer, 'Textlocal');
  return json;
}
