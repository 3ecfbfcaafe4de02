import { expect, it } from 'vitest';
import { maskedRecipient } from './masked-recipient';

it.each([
  ['+12135550190', '•••0190'],
  ['+44 7700 900140', '•••0140'],
  ['+4911', '•••'],
  ['kim@halden.example', '•••@halden.example'],
  ['"odd@name"@halden.example', '•••@halden.example'],
  ['', '•••'],
])('a recipient %j stands as %j', (to, masked) => {
  expect(maskedRecipient(to)).toBe(masked);
});
