import { type Json, jsonOf, unreadable } from '../answers';
import { basicAuth } from '../basic-auth';
import type { ProviderHttp } from '../http';
import type { ProviderConfig } from '../provider';
import { refusal } from './errors';

/** A GET, or a POST of the given object, below the account. `path` ends with a slash, which belongs to Plivo's addresses. */
export async function ask({ settings, credentials }: ProviderConfig, http: ProviderHttp, path: string, body?: Json): Promise<Json> {
  const { authId = '' } = settings;
  const headers = { authorization: basicAuth(authId, credentials.authToken ?? ''), accept: 'application/json' };
  const url = `https://api.plivo.com/v1/Account/${authId}/${path}`;
  const answer = await http.request(
    body === undefined ? { method: 'GET', url, headers } : { method: 'POST', url, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (answer.status >= 400) throw refusal(answer, http.now());
  const json = jsonOf(answer);
  if (json === null) throw unreadable(answer, 'Plivo');
  return json;
}
