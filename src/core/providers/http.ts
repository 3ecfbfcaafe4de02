import type { RecordedRequest, RecordedResponse, Timings } from '../../shared/model/report';
import type { Clock } from '../ports';
import { startDeadline } from './deadline';
import { type Exchange, exchange, type Marks, type Trouble } from './exchange';
import type { Network } from './network';
import { ownFailure } from './provider-failure';
import { isProxyTrouble, proxyFailure } from './proxy-failure';
import { keptBody, recordedBody } from './recorded-body';
import { createRedactor, type Redactor } from './redact';
import { troubleFailure } from './trouble-failure';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The provider's own address; an API base URL replaces its origin. */
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** Secrets that were made of the credentials for this request, such as a signed token. Hidden like those, also where the provider echoes them. */
  derivedSecrets?: readonly string[];
}

export interface HttpAnswer {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/** The one way to a provider. */
export interface ProviderHttp {
  /** Any answer but a redirect. Throws ProviderFailure for everything else; never repeats and never follows. */
  request(request: HttpRequest): Promise<HttpAnswer>;
  /** For `Retry-After` dates. Milliseconds. */
  now(): number;
}

/** What every operation on a provider has, whatever it speaks. */
export interface SessionOptions {
  /** The provider's name, for sentences. */
  label: string;
  signal: AbortSignal;
  /** Milliseconds for everything together, slow bodies included. */
  deadlineMs: number;
  clock: Clock;
  network: Network;
}

export interface HttpOptions extends SessionOptions {
  apiBaseUrl: string | null;
  /** Never kept in a recording, in whatever encoding. */
  secrets: readonly string[];
}

/** The last exchange without secrets, with times of the whole session; nulls when nothing was asked. */
export interface Recording {
  request: RecordedRequest | null;
  response: RecordedResponse | null;
  timings: Timings;
}

export interface HttpSession {
  http: ProviderHttp;
  redactor: Redactor;
  recording(): Recording;
  /** True once a request may have left. */
  written(): boolean;
  /** Frees the deadline's timer. */
  close(): void;
}

/** The address that is really asked: the override's origin and path prefix before the provider's own path. */
export function addressOf(url: string, apiBaseUrl: string | null): URL {
  const address = new URL(url);
  if (apiBaseUrl === null) return address;
  const base = new URL(apiBaseUrl);
  return new URL(`${base.origin}${base.pathname.replace(/\/+$/, '')}${address.pathname}${address.search}`);
}

function record(redactor: Redactor, { method, headers, body }: HttpRequest, url: URL, { answer }: Exchange) {
  const cut = (text: string) => recordedBody(redactor, text);
  return {
    request: { method, url: redactor.url(url.href), headers: redactor.headers(headers), body: body === undefined ? null : cut(body) },
    response: answer && { status: answer.status, headers: redactor.headers(answer.headers), body: cut(answer.body), truncated: answer.body.length > keptBody },
  };
}

/** Opens the HTTP side of one operation: a deadline, a recording, and the rules of the architecture's "Sending". */
export function createHttpSession({ label, apiBaseUrl, secrets, signal, deadlineMs, clock, network }: HttpOptions): HttpSession {
  const redactor = createRedactor(network.proxy?.login ? [...secrets, network.proxy.login.password] : secrets);
  const startedAt = new Date(clock.now()).toISOString();
  const deadline = startDeadline(signal, deadlineMs);
  let last: { request: RecordedRequest; response: RecordedResponse | null; marks: Marks } | null = null;
  let written = false;
  let firstAt: number | null = null;

  const request = async (asked: HttpRequest): Promise<HttpAnswer> => {
    if (asked.derivedSecrets !== undefined) redactor.learn(asked.derivedSecrets);
    const url = addressOf(asked.url, apiBaseUrl);
    const failure = (trouble: Trouble, wasWritten: boolean) => {
      const context = { label, host: url.hostname, stoppedBy: deadline.stoppedBy(), deadlineMs };
      return isProxyTrouble(trouble) ? proxyFailure(trouble, { ...context, proxy: network.proxy?.url ?? '' }) : troubleFailure(trouble, wasWritten, context);
    };
    if (deadline.signal.aborted) throw failure({ kind: 'stopped', code: null }, false);
    const body = asked.body === undefined ? null : Buffer.from(asked.body, 'utf8');
    const headers = { ...asked.headers, 'accept-encoding': 'gzip, br', ...(body && { 'content-length': String(body.length) }) };
    firstAt ??= performance.now();
    const done = await exchange({ url, method: asked.method, headers, body, network, signal: deadline.signal });
    last = { ...record(redactor, { ...asked, headers }, url, done), marks: { ...done.marks, totalMs: Math.round((performance.now() - firstAt) * 10) / 10 } };
    written ||= done.written;
    if (done.trouble !== null || done.answer === null) throw failure(done.trouble ?? { kind: 'cut', code: null }, done.written);
    if (done.answer.status >= 300 && done.answer.status < 400) {
      throw ownFailure(
        'bad-response',
        'unclear',
        `The answer was a redirect (HTTP ${done.answer.status}) to another address.`,
        'Redirects are not followed, since credentials would follow them.',
        'Check the API base URL, and whether this network asks for a sign-in first.',
      );
    }
    return done.answer;
  };

  return {
    http: { request, now: () => clock.now() },
    redactor,
    recording: () => ({
      request: last?.request ?? null,
      response: last?.response ?? null,
      timings: { startedAt, ...(last?.marks ?? { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 }) },
    }),
    written: () => written,
    close: () => {
      deadline.close();
    },
  };
}
