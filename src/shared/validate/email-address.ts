import { hasControlCharacter } from './characters';

/** Lengths: RFC 5321, 4.5.3.1. */
const maxAddress = 254;
const maxLocalPart = 64;
/** RFC 5322 dot-atom characters; dots are not checked further, since real mailboxes break those rules. */
const localPart = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\u0080-\uffff-]+$/;
const domainPart = /^(?:[A-Za-z0-9\u0080-\uffff](?:[A-Za-z0-9\u0080-\uffff-]{0,61}[A-Za-z0-9\u0080-\uffff])?\.)+[A-Za-z\u0080-\uffff][A-Za-z0-9\u0080-\uffff-]{1,62}$/;

/** What the form of a field for one address without a name demands, as source of a regular expression. */
export const addressSource = '^[^\\s@<>",;]+@[^\\s@<>",;]+\\.[^\\s@<>",;]+$';

/** One address without a name. Answers what is wrong in a sentence, or null. */
export function checkEmailAddress(value: string): string | null {
  if (value === '') return 'Enter an e-mail address.';
  if (hasControlCharacter(value)) return 'An e-mail address has no line breaks.';
  if (/[<>"]/.test(value)) return 'Enter only the address, such as name@example.com, without a name.';
  if (/[,;]/.test(value)) return 'Enter one address only.';
  if (/\s/.test(value)) return 'An e-mail address has no spaces.';
  if (value.length > maxAddress) return `Too long: at most ${maxAddress} characters.`;
  const at = value.lastIndexOf('@');
  if (at < 0) return 'An @ is missing: name@example.com.';
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  if (local === '') return 'The part before @ is missing: name@example.com.';
  if (local.includes('@')) return 'There is more than one @.';
  if (local.length > maxLocalPart) return `The part before @ is too long: at most ${maxLocalPart} characters.`;
  if (!localPart.test(local)) return 'The part before @ has a character that is not allowed.';
  if (domain === '') return 'The part after @ is missing: name@example.com.';
  if (!domainPart.test(domain)) return 'The part after @ is not a complete domain, such as example.com.';
  return null;
}
