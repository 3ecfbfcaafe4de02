import type { Twilio } from 'twilio';
import { jsonOf, unreadable } from '../answers';
import { basicAuth } from '../basic-auth';
import type { ProviderHttp } from '../http';
import type { ProviderConfig } from '../provider';
import { regions } from './descriptor';
import { refusal } from './errors';

/** What the SDK hands to its HTTP client, as far as it is used here. */
interface SdkRequest {
  method: string;
  uri: string;
  username?: string;
  password?: string;
  headers?: Record<string, string>;
  params?: object;
  data?: object;
}

function encode(values: object | undefined): string {
  const pairs = Object.entries(values ?? {}).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null).map((one): [string, string] => [name, String(one)]),
  );
  return new URLSearchParams(pairs).toString();
}

/** Sends what the SDK wants to send through our own HTTP path. Anything but a success ends here, as a ProviderFailure. */
function httpClient(http: ProviderHttp) {
  return {
    async request({ method, uri, username = '', password = '', headers = {}, params, data }: SdkRequest) {
      const query = encode(params);
      const body = encode(data);
      const answer = await http.request({
        method: method.toUpperCase() === 'POST' ? 'POST' : 'GET',
        url: query === '' ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${query}`,
        headers: { ...headers, authorization: basicAuth(username, password) },
        ...(data === undefined ? {} : { body }),
      });
      if (answer.status >= 400) throw refusal(answer, http.now());
      const json = jsonOf(answer);
      if (json === null) throw unreadable(answer, 'Twilio');
      // The account resource carries the auth token in clear: https://www.twilio.com/docs/iam/api/account
      delete json.auth_token;
      return { statusCode: answer.status, body: json, headers: answer.headers };
    },
  };
}

/** A client of Twilio's SDK for one operation. Host and credentials come from the configuration alone, never from TWILIO_… variables. */
export async function openClient({ settings, credentials }: ProviderConfig, http: ProviderHttp): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const { accountSid = '', apiKeySid = accountSid, region = '', edge = '' } = settings;
  // Without region and edge the SDK asks api.twilio.com, which is us1.
  const home = edge === '' && region === 'us1';
  return twilio(apiKeySid, credentials.apiKeySecret ?? credentials.authToken ?? '', {
    accountSid,
    region: home ? '' : region,
    edge: edge || (regions.find(({ value }) => value === region)?.edge ?? ''),
    // The SDK's type is its axios-based class; of it, only `request` is ever called.
    httpClient: httpClient(http) as unknown as NonNullable<Twilio['_httpClient']>,
  });
}
