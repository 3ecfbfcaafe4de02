const shownDigits = 4;

/** A recipient as it may stand in lists and logs: the last digits of a number, the domain of an address. */
export function maskedRecipient(to: string): string {
  const at = to.lastIndexOf('@');
  if (at >= 0) return `•••${to.slice(at)}`;
  const digits = to.replace(/\D/g, '');
  return digits.length > 2 * shownDigits ? `•••${digits.slice(-shownDigits)}` : '•••';
}
