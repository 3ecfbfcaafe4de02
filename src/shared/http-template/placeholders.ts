/** What a request of a custom HTTP provider may be filled in with. */
export const placeholderNames = ['to', 'text', 'code', 'from', 'locale', 'delivery', 'subject', 'html'] as const;
export type PlaceholderName = (typeof placeholderNames)[number];
export type PlaceholderValues = Record<PlaceholderName, string>;

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
const isKnown = (name: string): name is PlaceholderName => placeholderNames.some((each) => each === name);

/** Where a placeholder stands decides how its value is escaped. */
export const escapes = {
  /** In a path or a query. */
  url: (value: string) => encodeURIComponent(value.toWellFormed()),
  /** Inside the quotes of a JSON text. */
  json: (value: string) => JSON.stringify(value).slice(1, -1),
  /** In an application/x-www-form-urlencoded text. */
  form: (value: string) => encodeURIComponent(value.toWellFormed()).replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, '+'),
  /** In a header, which ends at a line break: whatever breaks lines becomes a space. */
  header: (value: string) => value.replace(/[\0\r\n]+/g, ' '),
  none: (value: string) => value,
} as const;

/** Fills in the known placeholders; unknown ones stay as they are. */
export function fill(template: string, values: PlaceholderValues, escape: (value: string) => string): string {
  return template.replace(placeholder, (whole, name: string) => (isKnown(name) ? escape(values[name]) : whole));
}

export const hasPlaceholder = (text: string): boolean => /\{\{/.test(text);

/** Names in braces that nothing will be filled in for. */
export function unknownPlaceholders(template: string): string[] {
  return [...new Set([...template.matchAll(placeholder)].map(([, name = '']) => name))].filter((name) => !isKnown(name));
}
