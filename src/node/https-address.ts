/** The address when it is a plain https one (no user info), else null. The last look before an address leaves for the person's browser. */
export function httpsAddress(value: string): string | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}
