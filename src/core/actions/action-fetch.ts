import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { ActionExchange, CannedAnswer } from '../../shared/model/action';
import type { Clock } from '../ports';
import { hasControlCharacter } from '../../shared/validate/characters';
import { exchange } from '../providers/exchange';
import type { Network } from '../providers/network';
import { recordedBody } from '../providers/recorded-body';
import type { Redactor } from '../providers/redact';
import { type AllowList, allowListName, type Refusal, refusalOf, refusalOfAddress } from './fetch-policy';
import { addressKind } from './private-address';
import { FetchRefused, maxRequests, type SandboxAnswer, type SandboxRequest } from './sandbox/protocol';
import type { StoppableClock } from './sandbox/stoppable-clock';

/** Redirects of one request, all to the same origin. */
const maxRedirects = 5;
/** Set by the connection itself. */
const connectionHeaders = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect', 'te', 'trailer', 'keep-alive', 'proxy-connection', 'proxy-authorization', 'accept-encoding']);

/** CONNECT and TRACE have no place in an API, and would never end here. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What cannot be sent as it is; the runtime inside refuses it too, but code may get round that. */
function checked({ url, method, headers }: SandboxRequest): URL {
  if (!URL.canParse(url)) throw new FetchRefused('This is not an address.', 'EBADURL');
  if (!methods.has(method)) throw new FetchRefused(`The method ${method.slice(0, 20)} is not offered. Known: ${[...methods].join(', ')}.`, 'EBADMETHOD');
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || hasControlCharacter(value) || /[^\t\u0020-\u00ff]/.test(value)) throw new FetchRefused('A header has a line break, a control character or no proper name.', 'EBADHEADER');
  }
  return new URL(url);
}

/** Every address that a name leads to, as the system answers it. */
export type LookUpAll = (host: string, options: LookupAllOptions, done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

/** `host`: as it stands in the list. */
export type AskForHost = (host: string) => Promise<boolean>;

interface Tools {
  allowed: AllowList;
  /** null: live. */
  answers: readonly CannedAnswer[] | null;
  network: Network;
  signal: AbortSignal;
  clock: Clock;
  redactor: Redactor;
  lookUp?: LookUpAll | undefined;
  /** Asks the person whether a host may be asked that is not in the list; it then may for the rest of the run. Refused where there is nobody to ask. */
  askForHost?: AskForHost | undefined;
}

/** A look-up that hands out a name's addresses only when each of them may be asked: a name that leads elsewhere on a second look gains nothing. */
function guardedLookup(allowed: AllowList, lookUp: LookUpAll): LookupFunction {
  return (host, options, callback) => {
    lookUp(host, { ...options, all: true }, (error, addresses) => {
      const refusal = error === null ? addresses.map(({ address }) => refusalOfAddress(addressKind(address), allowed, address)).find((each) => each !== null) : null;
      const [first] = error === null ? addresses : [];
      if (error !== null || refusal || first === undefined) callback(error ?? Object.assign(new Error('not allowed'), { code: refusal?.code ?? 'ENOTFOUND' }), '', 4);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

const sentences: Record<string, string> = {
  name: 'The host was not found.',
  connect: 'No connection could be made.',
  tls: 'The certificate of the host was not accepted.',
  reset: 'The connection broke.',
  cut: 'The connection broke before the answer was complete.',
  'too-large': 'The answer is larger than 1 MB.',
  garbled: 'The answer is not HTTP, or has an encoding that does not open.',
  stopped: 'The run was stopped.',
};

/** The only way from an action to the network. `exchanges` grows with each request, secrets masked. */
export function createActionFetch({ allowed, answers, network, signal, clock, redactor, lookUp = systemLookup, askForHost }: Tools) {
  const exchanges: ActionExchange[] = [];
  let written = false;
  let current = allowed;
  const asking = new Map<string, Promise<boolean>>();
  /** Nothing but the list keeps it from being asked. */
  const isUnlisted = (url: URL, list: AllowList): boolean => refusalOf(url, list)?.code === 'EHOSTNOTALLOWED' && refusalOf(url, { ...list, hosts: [allowListName(url)] }) === null;

  /** Lets the person decide about a host that only the list keeps from being asked. Once for each host, however often the code tries. */
  const decideAbout = async (url: URL, time: Pick<StoppableClock, 'stop' | 'start'>): Promise<void> => {
    const host = allowListName(url);
    if (askForHost === undefined || answers !== null || !isUnlisted(url, current)) return;
    time.stop();
    try {
      const question = asking.get(host) ?? askForHost(host);
      asking.set(host, question);
      if ((await question) && !signal.aborted && isUnlisted(url, current)) current = { ...current, hosts: [...current.hosts, host] };
    } finally {
      time.start();
    }
  };

  const refuse = (entry: ActionExchange, { code, message }: Refusal): never => {
    entry.error = redactor.text(message);
    throw new FetchRefused(message, code);
  };

  const once = async (url: URL, { method, body }: { method: string; body: Buffer | null }, headers: Record<string, string>, time: Pick<StoppableClock, 'stop' | 'start'>): Promise<{ status: number; headers: Record<string, string>; body: string }> => {
    const entry: ActionExchange = {
      request: { method, url: redactor.url(url.href), headers: redactor.headers(headers), body: body === null ? null : recordedBody(redactor, body.toString('utf8')) },
      response: null,
      error: null,
      timings: null,
      dry: answers !== null,
      ...(isUnlisted(url, allowed) && { unlisted: redactor.text(allowListName(url)) }),
    };
    if (exchanges.length >= maxRequests) throw new FetchRefused(`More than ${maxRequests} requests in one run.`, 'ETOOMANY');
    exchanges.push(entry);
    await decideAbout(url, time);
    const refusal = refusalOf(url, answers === null ? current : { ...current, hosts: [allowListName(url)], loopbackHttp: true });
    if (refusal) refuse(entry, refusal);
    if (answers !== null) {
      const answer = answers.find((each) => each.url === undefined || url.href.startsWith(each.url)) ?? { status: 200, headers: {}, body: '{}' };
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      const canned = { status: answer.status, headers: { 'content-type': 'application/json', ...Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value])) }, body: text };
      entry.response = { status: canned.status, headers: redactor.headers(canned.headers), body: recordedBody(redactor, text), truncated: false };
      return canned;
    }
    const startedAt = new Date(clock.now()).toISOString();
    const done = await exchange({ url, method, headers: { ...headers, ...(body && { 'content-length': String(body.length) }) }, body, network, signal, lookup: guardedLookup(current, lookUp) });
    written ||= done.written;
    entry.timings = { startedAt, ...done.marks };
    if (done.answer !== null) entry.response = { status: done.answer.status, headers: redactor.headers(done.answer.headers), body: recordedBody(redactor, done.answer.body), truncated: false };
    if (done.trouble !== null) {
      const { code, kind } = done.trouble;
      if (code === 'EADDRNOTALLOWED') return refuse(entry, { code, message: `${url.hostname} leads to an address of a private network, which is not allowed for this integration.` });
      entry.error = sentences[kind] ?? 'The proxy on the way did not let it through.';
      throw new FetchRefused(entry.error, code ?? kind.toUpperCase());
    }
    return done.answer ?? refuse(entry, { code: 'EBADURL', message: 'There was no answer.' });
  };

  return {
    exchanges,
    /** True once a request may have left this computer. */
    written: () => written,
    /** Hosts that the person let be asked in this run. */
    allowedOnce: () => current.hosts.filter((host) => !allowed.hosts.includes(host)),
    /** Throws FetchRefused alone. */
    fetch: async (asked: SandboxRequest, time: Pick<StoppableClock, 'stop' | 'start'>): Promise<SandboxAnswer> => {
      let url = checked(asked);
      const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => !connectionHeaders.has(name.toLowerCase())));
      let request = { method: asked.method, body: asked.body === null ? null : Buffer.from(asked.body, 'base64') };
      for (let redirects = 0; ; redirects += 1) {
        const answer = await once(url, request, headers, time);
        const location = answer.headers['location'];
        if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined || asked.redirect === 'manual') {
          return { status: answer.status, statusText: '', headers: answer.headers, body: answer.body === '' ? null : Buffer.from(answer.body, 'utf8').toString('base64'), url: url.href, redirected: redirects > 0 };
        }
        if (asked.redirect === 'error') throw new FetchRefused('The answer was a redirect.', 'EREDIRECT');
        if (redirects >= maxRedirects) throw new FetchRefused('Too many redirects.', 'EREDIRECT');
        const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
        // Headers and body carry the credentials.
        if (next === null || next.origin !== url.origin) throw new FetchRefused('The answer was a redirect to another host, which is not followed: the credentials would go there.', 'EREDIRECT');
        if (answer.status === 303 || (answer.status < 307 && request.method === 'POST')) request = { method: 'GET', body: null };
        url = next;
      }
    },
  };
}
