/** Where the code stands in a text as it is written. */
export const codePlace = '{{code}}';

export const withCode = (text: string, code: string): string => text.replaceAll(codePlace, code);
/** The text as it was written, from the one that was sent. */
export const withoutCode = (text: string, code: string | undefined): string => (code === undefined ? text : text.replaceAll(code, codePlace));
