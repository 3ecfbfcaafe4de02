/** C0 and C1 controls, and the two separators that some parsers treat as line breaks. A line break in a header or an address starts a new header. */
const controlCharacter = /[\p{Cc}\u2028\u2029]/u;
/** What a PEM key may contain of them. */
const lineLayout = /[\n\r\t]/g;
/** Zero-width and formatting characters that come along when text is pasted. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;

const mask = /[•●]{3}|^\*+$/;

/** True for what stands for a secret on a screen: it is never taken for the secret itself. */
export function isMask(value: string): boolean {
  return mask.test(value);
}

export function hasControlCharacter(value: string): boolean {
  return controlCharacter.test(value);
}

/** As `hasControlCharacter`, for texts of several lines. */
export function hasControlCharacterInText(value: string): boolean {
  return controlCharacter.test(value.replace(lineLayout, ''));
}

/** With the line ends of Unix. */
export function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Without spaces and line breaks around it and without invisible characters anywhere. */
export function trimPasted(value: string): string {
  return value.replace(invisible, '').trim();
}
