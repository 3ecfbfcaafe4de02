import { type Json, jsonOf, unreadable } from '../answers';
import { basicAuth } from '../basic-auth';
import type { HttpAnswer, ProviderHttp } from '../http';
import type { ProviderConfig } from '../provider';
import { ownFailure } from '../provider-failure';
import { regions } from './descriptor';
import { refusal, type SignIn } from './errors';
import { signToken } from './token';

const json = { accept: 'application/json' };

/** Asks with the account's key and secret. They stand in a header, never in an address or a body. `form` makes it a POST. */
export function askAsAccount({ settings, credentials }: ProviderConfig, http: ProviderHttp, url: string, form?: URLSearchParams): Promise<HttpAnswer> {
  const headers = { ...json, authorization: basicAuth(settings.apiKey ?? '', credentials.apiSecret ?? '') };
  if (form === undefined) return http.request({ method: 'GET', url, headers });
  return http.request({ method: 'POST', url, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() });
}

/** True when the configuration names an application, which calls need. */
export function hasApplication({ settings, credentials }: ProviderConfig): boolean {
  return settings.applicationId !== undefined && credentials.privateKey !== undefined;
}

/** Asks the Voice API of the chosen region in the name of the application. `body` makes it a POST. Throws `unsupported` when there is no application. */
export async function askAsApplication({ settings, credentials }: ProviderConfig, http: ProviderHttp, path: `/${string}`, body?: object): Promise<HttpAnswer> {
  const { applicationId, region } = settings;
  const { privateKey } = credentials;
  if (applicationId === undefined || privateKey === undefined) {
    throw ownFailure(
      'unsupported',
      'none',
      'Vonage calls in the name of an application, and this integration has none.',
      '',
      'Edit the integration, choose Text and voice, and enter the Application ID and its private key.',
    );
  }
  const token = signToken(applicationId, privateKey, http.now());
  const headers = { ...json, authorization: `Bearer ${token}` };
  const url = `https://${regions.find(({ value }) => value === region)?.host ?? 'api.nexmo.com'}${path}`;
  const derivedSecrets = [token];
  if (body === undefined) return http.request({ method: 'GET', url, headers, derivedSecrets });
  return http.request({ method: 'POST', url, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body), derivedSecrets });
}

/** The JSON object of a success. Throws the refusal of anything else. */
export function readAnswer(answer: HttpAnswer, signIn: SignIn, http: ProviderHttp): Json {
  if (answer.status >= 400) throw refusal(answer, signIn, http.now());
  const body = jsonOf(answer);
  if (body === null) throw unreadable(answer, 'Vonage');
  return body;
}
