import { jsonOf, textOf, unreadable } from '../answers';
import { basicAuth } from '../basic-auth';
import type { ProviderHttp } from '../http';
import type { ProviderConfig } from '../provider';
import { ownFailure } from '../provider-failure';
import { accountKinds } from './descriptor';
import { codeOf, isRefusal, refusal } from './errors';

/** One message or call, as Telesign answers to a send and to a look-up alike. */
export interface Transaction {
  referenceId: string | null;
  /** `status.code`: the only word that counts, whatever the HTTP status says. */
  code: string;
  description: string | null;
}

/** A GET, or a POST of the given form. Throws for every refusal, also for those that come with HTTP 200. */
export async function ask({ settings, credentials }: ProviderConfig, http: ProviderHttp, path: string, form?: Record<string, string>): Promise<Transaction> {
  const { host } = accountKinds.find(({ value }) => value === settings.account) ?? accountKinds[0];
  const authorization = basicAuth(settings.customerId ?? '', credentials.apiKey ?? '');
  const url = `${host}${path}`;
  const answer = await http.request(
    form === undefined
      ? { method: 'GET', url, headers: { authorization, accept: 'application/json' } }
      : {
          method: 'POST',
          url,
          headers: { authorization, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(form).toString(),
        },
  );
  if (answer.status >= 400) throw refusal(answer, http.now());
  const body = jsonOf(answer);
  if (body === null) throw unreadable(answer, 'Telesign');
  const { code, description } = codeOf(body);
  if (code === null) throw ownFailure('bad-response', 'unclear', 'The answer of Telesign has no status.', 'It does not have the form of Telesign’s API.', 'Check the API base URL.');
  if (isRefusal(code)) throw refusal(answer, http.now());
  return { referenceId: textOf(body.reference_id), code, description };
}
