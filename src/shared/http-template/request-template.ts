import { readAddress } from '../validate/address';
import { hasControlCharacter } from '../validate/characters';
import { isLoopback } from '../validate/loopback';
import { escapes, fill, hasPlaceholder, type PlaceholderValues, typedAddress } from './placeholders';

export const bodyTypes = ['json', 'form', 'none'] as const;
export type BodyType = (typeof bodyTypes)[number];

/** The request as an administrator wrote it. */
export interface RequestTemplate {
  method: string;
  url: string;
  /** One `Name: value` a line. */
  headers: string;
  bodyType: BodyType;
  /** A JSON text, or one `name=value` a line for a form. */
  body: string;
}

export interface FilledRequest {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body: string | null;
}

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Set by Dispatchbox or by the connection. */
const reserved = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'accept-encoding', 'content-type', 'te', 'trailer', 'upgrade', 'keep-alive', 'expect']);
const contentTypes: Record<BodyType, string | null> = { json: 'application/json', form: 'application/x-www-form-urlencoded', none: null };
/** A header carries the characters of ISO 8859-1: https://www.rfc-editor.org/rfc/rfc9110#section-5.5 */
const notInHeaders = /[^\t\x20-\x7e\xa0-\xff]/u;

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** What keeps a header of this name from being set, in a sentence; null: nothing. */
export function checkHeaderName(name: string): string | null {
  return reserved.has(name.toLowerCase()) ? `${name} is set by Dispatchbox itself.` : null;
}

/** What keeps a header from carrying this value, in a sentence; null: nothing. */
export function checkHeaderValue(name: string, value: string): string | null {
  const sign = notInHeaders.exec(value)?.[0];
  return sign === undefined ? null : `The header ${name} cannot carry “${sign}”: headers have Latin letters alone. Put it into the body or the address.`;
}

/** Splits the header lines, or answers what is wrong with one of them. */
export function readHeaders(text: string): [name: string, value: string][] | string {
  const headers: [string, string][] = [];
  for (const line of linesOf(text)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim();
    const value = line.slice(colon + 1).trim();
    if (colon < 1 || !headerName.test(name)) return `Each line is a header such as “X-Source: dispatchbox”; this one is not: ${line.slice(0, 40)}`;
    if (/^(authorization|proxy-authorization|cookie)$/i.test(name)) return `${name} holds a credential. Use Authentication, which keeps it sealed.`;
    if (headers.some(([other]) => other.toLowerCase() === name.toLowerCase())) return `${name} stands there twice.`;
    const wrong = checkHeaderName(name) ?? checkHeaderValue(name, value);
    if (wrong !== null) return wrong;
    headers.push([name, value]);
  }
  return headers;
}

/** Splits the lines of a form body, or answers what is wrong with one of them. */
function readForm(text: string): [name: string, value: string][] | string {
  const pairs: [string, string][] = [];
  for (const line of linesOf(text)) {
    const equals = line.indexOf('=');
    if (equals < 1) return 'Each line of the form is a pair such as to={{to}}.';
    const name = line.slice(0, equals).trim();
    if (hasPlaceholder(name)) return 'A placeholder stands for a value: it goes behind the equals sign.';
    pairs.push([name, line.slice(equals + 1).trim()]);
  }
  return pairs;
}

/** `.` and `..`, also percent-encoded, mean another directory wherever a path is read. */
const leadsElsewhere = /^(?:\.|%2e){1,2}$/i;

const segmentsOf = (url: string): string[] => url.replace(/^[^:]*:\/\/[^/?]*/, '').replace(/\?.*$/s, '').split('/');

/** What is wrong with the address, in a sentence; null: nothing. Placeholders stand in path and query alone. */
export function checkRequestUrl(url: string): string | null {
  const [, scheme = '', authority = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? [];
  if (scheme === '') return 'Enter a full address that begins with https://.';
  if (hasPlaceholder(scheme) || hasPlaceholder(authority)) return 'No placeholder in the scheme, the host or the port: whoever is written to must not decide where the credentials go.';
  if (authority.includes('@')) return 'Leave out the user name and password: Authentication has fields for them.';
  const example = fill(url, exampleValues, escapes.url);
  if (example.includes('#')) return 'Leave out everything from the # on.';
  if (hasControlCharacter(example) || /[\s\\]/.test(example)) return 'An address has no spaces, line breaks or backslashes.';
  if (segmentsOf(example).some((segment) => leadsElsewhere.test(segment))) return 'Leave out . and .. in the path: write the address as it is meant.';
  const address = readAddress(example.replace(/\?.*$/s, ''));
  if (typeof address === 'string') return address;
  return address.scheme === 'https' || isLoopback(address.host) ? null : 'Use https. http is only accepted for this computer.';
}

/** Not a text of JSON but inside quotes, where it is escaped. */
const onlyInQuotes = 'a"b\\c';

/** What is wrong with the body, in a sentence; null: nothing. */
export function checkRequestBody(bodyType: BodyType, body: string): string | null {
  if (bodyType === 'none') return body.trim() === '' ? null : 'Choose JSON or form, or leave the body empty.';
  if (bodyType === 'form') {
    const pairs = readForm(body);
    return typeof pairs === 'string' ? pairs : null;
  }
  try {
    JSON.parse(fill(body, exampleValues, () => escapes.json(onlyInQuotes)));
    return null;
  } catch {
    return 'The body is not valid JSON once the placeholders are filled in. A placeholder stands inside quotes: "{{to}}".';
  }
}

/** Shown in previews. */
export const exampleValues: PlaceholderValues = { to: '+14155550132', text: 'Your code is 482913', code: '482913', from: 'ACME', locale: 'en', delivery: 'text', subject: 'Your code', html: '<p>Your code is 482913</p>' };

/** Put around each value that is filled in, after it was escaped. */
export type Mark = (escaped: string) => string;

/** The request as it would leave, without its authentication. To be called with a template that was checked. */
export function fillRequest({ method, url, headers, bodyType, body }: RequestTemplate, values: PlaceholderValues, mark: Mark = escapes.none): FilledRequest {
  const through = (escape: (value: string) => string) => (value: string) => mark(escape(value));
  const read = readHeaders(headers);
  const own = typeof read === 'string' ? [] : read.map(([name, value]): [string, string] => [name, fill(value, values, through(escapes.header))]);
  const type = contentTypes[bodyType];
  return {
    method,
    url: wireAddress(fill(url, values, through(escapes.url), typedAddress)),
    headers: [...own, ...(type === null ? [] : [['content-type', type] as [string, string]])],
    body: fillBody(bodyType, body, values, through),
  };
}

/** Scheme and host in lower case, the usual port left out, a path always there: as it is written into the request. */
function wireAddress(url: string): string {
  const [, scheme = '', authority = '', rest = ''] = /^([^:]*):\/\/([^/?]*)(.*)$/s.exec(url) ?? [];
  const plain = scheme.toLowerCase();
  const host = authority.toLowerCase().replace(plain === 'https' ? /:0*443$/ : /:0*80$/, '');
  return `${plain}://${host}${rest.startsWith('/') ? '' : '/'}${rest}`;
}

function fillBody(bodyType: BodyType, body: string, values: PlaceholderValues, through: (escape: (value: string) => string) => (value: string) => string): string | null {
  if (bodyType === 'none') return null;
  if (bodyType === 'json') return fill(body, values, through(escapes.json));
  const pairs = readForm(body);
  return typeof pairs === 'string' ? '' : pairs.map(([name, value]) => `${escapes.form(name)}=${fill(value, values, through(escapes.form), escapes.form)}`).join('&');
}

/** What keeps these values from being sent, in a sentence; null: nothing. To be called with a template that was checked. */
export function checkFilled(template: RequestTemplate, values: PlaceholderValues): string | null {
  const elsewhere = segmentsOf(template.url).some((segment) => hasPlaceholder(segment) && leadsElsewhere.test(fill(segment, values, escapes.url)));
  if (elsewhere) return 'A placeholder in the path is filled in with dots alone, which would lead to another address.';
  const headers = readHeaders(template.headers);
  if (typeof headers === 'string') return headers;
  return headers.map(([name, value]) => checkHeaderValue(name, fill(value, values, escapes.header))).find((problem) => problem !== null) ?? null;
}
