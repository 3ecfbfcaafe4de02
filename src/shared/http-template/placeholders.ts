/** What a request of a custom HTTP provider may be filled in with. */
export const placeholderNames = ['to', 'text', 'code', 'from', 'locale', 'delivery', 'subject', 'html'] as const;
export type PlaceholderName = (typeof placeholderNames)[number];
export type PlaceholderValues = Record<PlaceholderName, string>;

const placeholder = /\{\{([^{}]*)\}\}/g;
const isKnown = (name: string): name is PlaceholderName => placeholderNames.some((each) => each === name);

/** Percent-encoded for path and query; the apostrophe as well, as the URL standard does it in a query. */
const percentEncoded = (value: string) => encodeURIComponent(value.toWellFormed()).replaceAll("'", '%27');

/** Where a placeholder stands decides how its value is escaped. */
export const escapes = {
  /** In a path or a query. */
  url: percentEncoded,
  /** Inside the quotes of a JSON text. */
  json: (value: string) => JSON.stringify(value).slice(1, -1),
  /** In an application/x-www-form-urlencoded text. */
  form: (value: string) => encodeURIComponent(value.toWellFormed()).replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, '+'),
  /** In a header, which ends at a line break: whatever breaks lines or controls a terminal becomes a space. */
  header: (value: string) => value.replace(/[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]+/g, ' '), // eslint-disable-line no-control-regex -- they are what is looked for
  none: (value: string) => value,
} as const;

/** The part of an address that an administrator typed, as it goes over the wire: what may not stand in one is percent-encoded. */
export const typedAddress = (text: string): string => text.toWellFormed().replace(/[^\w\-.~:/?#[\]@!$&()*+,;=%]/gu, percentEncoded);

/** Fills in the known placeholders, each through `escape`; everything else goes through `literal`. */
export function fill(template: string, values: PlaceholderValues, escape: (value: string) => string, literal: (text: string) => string = escapes.none): string {
  let filled = '';
  let end = 0;
  for (const match of template.matchAll(placeholder)) {
    const [whole, inside = ''] = match;
    const name = inside.trim();
    if (!isKnown(name)) continue;
    filled += literal(template.slice(end, match.index)) + escape(values[name]);
    end = match.index + whole.length;
  }
  return filled + literal(template.slice(end));
}

export const hasPlaceholder = (text: string): boolean => /\{\{/.test(text);

const namesIn = (template: string): string[] => [...new Set([...template.matchAll(placeholder)].map(([, inside = '']) => inside.trim()))];

/** The known placeholders that stand in it. */
export const usedPlaceholders = (template: string): PlaceholderName[] => namesIn(template).filter(isKnown);

/** Names in braces that nothing will be filled in for. */
export const unknownPlaceholders = (template: string, known: readonly string[] = placeholderNames): string[] => namesIn(template).filter((name) => !known.includes(name));
