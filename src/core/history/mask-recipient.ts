const dot = '•';
/** Country calling codes of one and of two digits; all others have three. Source: ITU-T E.164, list of assigned codes. */
const shortCodes = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
const shownDigits = 2;

/** "+1 ••• ••• ••47" or "o•••@halden.example": enough to recognise a recipient, too little to use it. */
export function maskRecipient(to: string): string {
  const at = to.lastIndexOf('@');
  if (at > 0) return `${[...to][0] ?? ''}${dot.repeat(3)}${to.slice(at)}`;
  const digits = to.replace(/\D/g, '');
  const code = shortCodes.exec(digits)?.[0] ?? digits.slice(0, 3);
  const masked = digits.slice(code.length).replace(/\d(?=\d{2})/g, dot);
  return masked.length <= shownDigits ? dot.repeat(3) : `+${code} ${grouped(masked)}`;
}

/** In threes, the last group with what is left over: "••• ••• ••47". */
function grouped(characters: string): string {
  const groups = Math.max(1, Math.floor(characters.length / 3));
  const parts = Array.from({ length: groups }, (_, index) => characters.slice(index * 3, index === groups - 1 ? undefined : index * 3 + 3));
  return parts.join(' ');
}
