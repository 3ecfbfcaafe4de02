/** Those that can hide in a scheme, and those of every escaped text. */
const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['colon', ':'],
  ['Tab', '\t'],
  ['NewLine', '\n'],
  ['sol', '/'],
]);

function fromCode(code: number, source: string): string {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : source;
}

/** Numeric references and the few names above; others stay as they are. The semicolon may be missing, as browsers allow. */
export function decodeEntities(html: string): string {
  return html.replace(/&(?:#x([0-9a-f]{1,8});?|#(\d{1,9});?|([a-z]+);)/gi, (source, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return fromCode(Number.parseInt(hex, 16), source);
    if (decimal !== undefined) return fromCode(Number(decimal), source);
    return named.get(name ?? '') ?? source;
  });
}
