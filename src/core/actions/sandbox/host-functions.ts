import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';

const base64 = z.string();
const hash = z.enum(['md5', 'sha1', 'sha256', 'sha384', 'sha512']);
const locales = z.array(z.string().max(100)).max(20);
const intlOptions = z.record(z.string().max(40), z.union([z.string().max(100), z.number(), z.boolean()]));

/** Bytes of a base64 text. */
const bytes = (text: string) => Buffer.from(text, 'base64');

const urlParts = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const;
const settable = z.enum(['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']);
const partsOf = (url: URL) => Object.fromEntries(urlParts.map((name) => [name, url[name]]));

type IntlKind = 'DateTimeFormat' | 'NumberFormat' | 'PluralRules' | 'ListFormat' | 'DisplayNames';
const makers: Record<IntlKind, (names: string[], options: Record<string, unknown>) => object> = {
  DateTimeFormat: (names, options) => new Intl.DateTimeFormat(names, options),
  NumberFormat: (names, options) => new Intl.NumberFormat(names, options),
  PluralRules: (names, options) => new Intl.PluralRules(names, options),
  ListFormat: (names, options) => new Intl.ListFormat(names, options),
  // `type` is demanded by Intl itself, with a sentence of its own.
  DisplayNames: (names, options) => new Intl.DisplayNames(names, options as unknown as Intl.DisplayNamesOptions),
};
const intlKind = z.enum(['DateTimeFormat', 'NumberFormat', 'PluralRules', 'ListFormat', 'DisplayNames']);
const intlMethod = z.enum(['format', 'formatToParts', 'select', 'of', 'resolvedOptions']);

function intl(kind: IntlKind, method: string, names: string[], options: Record<string, unknown>, value: unknown): unknown {
  if (method === 'supportedLocalesOf') return (Intl[kind] as { supportedLocalesOf(names: string[]): string[] }).supportedLocalesOf(names);
  const formatter = makers[kind](names, options) as Record<string, ((value?: unknown) => unknown) | undefined>;
  const work = formatter[intlMethod.parse(method)];
  if (work === undefined) throw new TypeError(`${kind} has no ${method}`);
  return work.call(formatter, ...(value === null ? [] : [value]));
}

const functions: Record<string, (values: unknown[]) => unknown> = {
  uuid: () => randomUUID(),
  random: ([size]) => randomBytes(z.number().int().min(0).max(65_536).parse(size)).toString('base64'),
  hash: ([name, data]) => createHash(hash.parse(name)).update(bytes(base64.parse(data))).digest('base64'),
  hmac: ([name, key, data]) => createHmac(hash.parse(name), bytes(base64.parse(key))).update(bytes(base64.parse(data))).digest('base64'),
  'url.parse': ([text, base]) => partsOf(new URL(z.string().parse(text), z.string().nullable().parse(base) ?? undefined)),
  'url.set': ([href, name, value]) => {
    const url = new URL(z.string().parse(href));
    url[settable.parse(name)] = z.string().parse(value);
    return partsOf(url);
  },
  'query.parse': ([text]) => [...new URLSearchParams(z.string().parse(text))],
  'query.write': ([pairs]) => new URLSearchParams(z.array(z.tuple([z.string(), z.string()])).parse(pairs)).toString(),
  intl: ([kind, method, names, options, value]) => intl(intlKind.parse(kind), z.string().parse(method), locales.parse(names), intlOptions.parse(options), value),
};

/** What the runtime inside may ask for and gets at once: pure computing, no file, no network, no state. Throws for a wrong value. */
export function answerAtOnce(name: string, values: unknown[]): unknown {
  if (!Object.hasOwn(functions, name)) throw new TypeError('There is no such host function');
  return functions[name]?.(values);
}
