import { expect, it } from 'vitest';
import { spokenText } from './spoken-text';

it.each([
  ['Your code is 482913.', 'Your code is 4, 8, 2, 9, 1, 3.'],
  ['482913', '4, 8, 2, 9, 1, 3'],
  ['Code: 0042, valid for 10 minutes', 'Code: 0, 0, 4, 2, valid for 10 minutes'],
  ['G-482913 is your code', 'G-4, 8, 2, 9, 1, 3 is your code'],
  ['First 1111, then 2222', 'First 1, 1, 1, 1, then 2, 2, 2, 2'],
])('%j is read as %j', (text, spoken) => {
  expect(spokenText(text)).toBe(spoken);
});

it.each(['482 913', '482-913'])('takes the groups of %s for one code', (written) => {
  expect(spokenText(`Your code is ${written}.`)).toBe('Your code is 4, 8, 2, 9, 1, 3.');
});

it.each(['Valid for 10 minutes, 3 tries, 120 seconds', 'No digits at all', 'Pay 1234.50 EUR or 1,234,567.00', 'On 2026-11-20 at 09:41', 'On 20.11.2026 or 11/20/2026', ''])('leaves %j as it is', (text) => {
  expect(spokenText(text)).toBe(text);
});

it('changes nothing in a text that is already apart', () => {
  const once = spokenText('Your code is 482913.');
  expect(spokenText(once)).toBe(once);
});
