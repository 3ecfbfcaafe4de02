import type { Client } from '@sendgrid/client';
import type { HttpAnswer, ProviderHttp } from '../http';
import type { ProviderConfig } from '../provider';
import { refusal } from './errors';

type Request = Parameters<Client['request']>[0];
type Response = Awaited<ReturnType<Client['request']>>;

/** What the SDK has prepared, before axios would get it. `createRequest` names the parts as axios does. */
interface Prepared {
  baseURL?: string;
  url?: string;
  method?: string;
  data?: unknown;
  headers?: Record<string, string>;
}

/** A client of SendGrid's SDK for one operation: it prepares requests as ever, but sends them through our own HTTP path. */
export async function openClient({ settings, credentials }: ProviderConfig, http: ProviderHttp): Promise<Client> {
  // The package's types know its class only for static imports.
  const { Client: SdkClient } = (await import('@sendgrid/client')) as unknown as { Client: typeof Client };

  class HttpClient extends SdkClient {
    override async request(asked: Request): Promise<Response> {
      const { baseURL = '', url = '', method, data, headers = {} } = this.createRequest(asked) as Prepared;
      const answer = await http.request({
        method: method === 'POST' ? 'POST' : 'GET',
        url: new URL(url, baseURL).href,
        headers,
        ...(data === undefined ? {} : { body: JSON.stringify(data) }),
      });
      if (answer.status >= 400) throw refusal(answer, http.now());
      return [{ statusCode: answer.status, headers: answer.headers, body: answer.body }, null] as unknown as Response;
    }
  }

  const client = new HttpClient();
  client.setDataResidency(settings.region ?? 'global');
  // Not setApiKey: it writes a warning to the console about keys that do not begin with "SG.".
  client.setDefaultHeader('Authorization', `Bearer ${credentials.apiKey ?? ''}`);
  return client;
}

/** The answer behind an SDK response, which is typed for axios. */
export function answerOf([response]: Response): HttpAnswer {
  const { statusCode, headers, body } = response as unknown as { statusCode: number; headers: Record<string, string>; body: string };
  return { status: statusCode, headers, body };
}

