import { readAddress } from '../validate/address';
import { isLoopback } from '../validate/loopback';
import { escapes, fill, hasPlaceholder, placeholderNames, type PlaceholderValues, unknownPlaceholders } from './placeholders';

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
const reserved = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'accept-encoding', 'content-type']);
const contentTypes: Record<BodyType, string | null> = { json: 'application/json', form: 'application/x-www-form-urlencoded', none: null };

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** Splits the header lines, or answers what is wrong with one of them. */
export function readHeaders(text: string): [name: string, value: string][] | string {
  const headers: [string, string][] = [];
  for (const line of linesOf(text)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim();
    if (colon < 1 || !headerName.test(name)) return `Each line is a header such as “X-Source: dispatchbox”; this one is not: ${line.slice(0, 40)}`;
    if (reserved.has(name.toLowerCase())) return `${name} is set by Dispatchbox itself.`;
    if (/^(authorization|proxy-authorization|cookie)$/i.test(name)) return `${name} holds a credential. Use Authentication, which keeps it sealed.`;
    headers.push([name, line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** Splits the lines of a form body, or answers what is wrong with one of them. */
function readForm(text: string): [name: string, value: string][] | string {
  const pairs = linesOf(text).map((line): [string, string] | null => {
    const equals = line.indexOf('=');
    return equals < 1 ? null : [line.slice(0, equals).trim(), line.slice(equals + 1).trim()];
  });
  return pairs.every((pair) => pair !== null) ? pairs : 'Each line of the form is a pair such as to={{to}}.';
}

/** What is wrong with the address, in a sentence; null: nothing. Placeholders stand in path and query alone. */
export function checkRequestUrl(url: string): string | null {
  const [, scheme = '', authority = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(url) ?? [];
  if (scheme === '') return 'Enter a full address that begins with https://.';
  if (hasPlaceholder(scheme) || hasPlaceholder(authority)) return 'No placeholder in the scheme, the host or the port: whoever is written to must not decide where the credentials go.';
  if (authority.includes('@')) return 'Leave out the user name and password: Authentication has fields for them.';
  const example = fill(url, exampleValues, escapes.url);
  if (example.includes('#')) return 'Leave out everything from the # on.';
  const address = readAddress(example.replace(/\?.*$/s, ''));
  if (typeof address === 'string') return address;
  return address.scheme === 'https' || isLoopback(address.host) ? null : 'Use https. http is only accepted for this computer.';
}

/** What is wrong with the body, in a sentence; null: nothing. */
export function checkRequestBody(bodyType: BodyType, body: string): string | null {
  if (bodyType === 'none') return body.trim() === '' ? null : 'Choose JSON or form, or leave the body empty.';
  if (bodyType === 'form') {
    const pairs = readForm(body);
    return typeof pairs === 'string' ? pairs : null;
  }
  try {
    JSON.parse(fill(body, exampleValues, escapes.json));
    return null;
  } catch {
    return 'The body is not valid JSON once the placeholders are filled in. A placeholder stands inside quotes: "{{to}}".';
  }
}

/** What keeps this template from being sent, in a sentence; null: nothing. */
export function checkRequest({ url, headers, bodyType, body }: RequestTemplate): string | null {
  const read = readHeaders(headers);
  const [unknown] = unknownPlaceholders([url, headers, body].join('\n'));
  return (
    checkRequestUrl(url) ??
    checkRequestBody(bodyType, body) ??
    (typeof read === 'string' ? read : null) ??
    (unknown === undefined ? null : `There is no placeholder {{${unknown.slice(0, 40)}}}. Known: ${placeholderNames.join(', ')}.`)
  );
}

/** Shown in previews. */
export const exampleValues: PlaceholderValues = { to: '+14155550132', text: 'Your code is 482913', code: '482913', from: 'ACME', locale: 'en', delivery: 'text', subject: 'Your code', html: '<p>Your code is 482913</p>' };

/** The request as it would leave, without its authentication. To be called with a template that was checked. */
export function fillRequest({ method, url, headers, bodyType, body }: RequestTemplate, values: PlaceholderValues): FilledRequest {
  const read = readHeaders(headers);
  const own = typeof read === 'string' ? [] : read.map(([name, value]): [string, string] => [name, fill(value, values, escapes.header)]);
  const type = contentTypes[bodyType];
  return { method, url: fill(url, values, escapes.url), headers: [...own, ...(type === null ? [] : [['content-type', type] as [string, string]])], body: fillBody(bodyType, body, values) };
}

function fillBody(bodyType: BodyType, body: string, values: PlaceholderValues): string | null {
  if (bodyType === 'none') return null;
  if (bodyType === 'json') return fill(body, values, escapes.json);
  const pairs = readForm(body);
  return typeof pairs === 'string' ? '' : pairs.map(([name, value]) => `${escapes.form(name)}=${escapes.form(fill(value, values, escapes.none))}`).join('&');
}
