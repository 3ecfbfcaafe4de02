import { expect, it } from 'vitest';
import { maskRecipient } from './mask-recipient';

it.each([
  ['+12025550147', '+1 ••• ••• ••47'],
  ['+4915100000012', '+49 ••• ••• •••12'],
  ['+79161234567', '+7 ••• ••• ••67'],
  ['+353851234567', '+353 ••• ••• •67'],
  ['+6421123456', '+64 ••• •••56'],
  ['ops@halden.example', 'o•••@halden.example'],
  ['a@b@halden.example', 'a•••@halden.example'],
  ['nobody', '•••'],
  ['', '•••'],
])('%s is shown as %s', (to, shown) => {
  expect(maskRecipient(to)).toBe(shown);
});
