import { type Json, jsonOf, unreadable } from '../answers';
import type { ProviderHttp } from '../http';
import type { ProviderConfig } from '../provider';
import { refusal } from './errors';

const origin = 'https://rest.messagebird.com';

/** One request to the REST API: a POST with a body, a GET without. Throws ProviderFailure for anything but a success in JSON. */
export async function ask({ credentials: { accessKey = '' } }: ProviderConfig, http: ProviderHttp, path: string, body?: Json): Promise<Json> {
  const answer = await http.request({
    method: body === undefined ? 'GET' : 'POST',
    url: `${origin}${path}`,
    headers: { accept: 'application/json', authorization: `AccessKey ${accessKey}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (answer.status >= 400) throw refusal(answer, http.now(), accessKey);
  const json = jsonOf(answer);
  if (json === null) throw unreadable(answer, 'MessageBird');
  return json;
}

/** A key with which MessageBird only checks requests. Newer keys of the mode Test have no prefix and cannot be told from live ones. */
export function isTestKey({ credentials }: ProviderConfig): boolean {
  return credentials.accessKey?.startsWith('test_') === true;
}
