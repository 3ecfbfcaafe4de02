import { expect, it } from 'vitest';
import { checkEmailAddress } from './email-address';

it.each(['a@example.com', "o'neil+test@mail.example.co.uk", 'no-reply@xn--bcher-kva.example', 'jürgen@bücher.example', 'a..b@docomo.example', 'x@1and1.example'])('takes %s', (value) => {
  expect(checkEmailAddress(value)).toBeNull();
});

it.each([
  ['', 'Enter an e-mail'],
  ['anna', 'An @ is missing'],
  ['@example.com', 'before @ is missing'],
  ['anna@', 'after @ is missing'],
  ['anna@example', 'not a complete domain'],
  ['anna@-example.com', 'not a complete domain'],
  ['anna@example..com', 'not a complete domain'],
  ['anna@127.0.0.1', 'not a complete domain'],
  ['a@b@example.com', 'more than one @'],
  ['Anna <anna@example.com>', 'only the address'],
  ['"anna b"@example.com', 'only the address'],
  ['a@example.com,b@example.com', 'one address only'],
  ['a@example.com;b@example.com', 'one address only'],
  ['an na@example.com', 'no spaces'],
  ['anna@example.com\r\nBcc: eve@example.net', 'no line breaks'],
  ['anna@example.com\u2028', 'no line breaks'],
  ['(anna)@example.com', 'not allowed'],
  [`${'a'.repeat(65)}@example.com`, 'before @ is too long'],
  [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.com`, 'at most 254'],
])('refuses %j and says why', (value, why) => {
  expect(checkEmailAddress(value)).toContain(why);
});
