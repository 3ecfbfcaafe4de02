import { expect, it } from 'vitest';
import { createOneTimeToken } from './one-time-token';

it('has 256 bits', () => {
  expect(Buffer.from(createOneTimeToken(Date.now).text, 'base64url')).toHaveLength(32);
});

it('is taken once', () => {
  const token = createOneTimeToken(() => 0);
  expect(token.spend(token.text)).toBe(true);
  expect(token.spend(token.text)).toBe(false);
});

it('is not used up by a wrong try', () => {
  const token = createOneTimeToken(() => 0);
  expect(token.spend('')).toBe(false);
  expect(token.spend(`${token.text}x`)).toBe(false);
  expect(token.spend(token.text)).toBe(true);
});

it('ends after 60 seconds', () => {
  let now = 1_000;
  const inTime = createOneTimeToken(() => now);
  const late = createOneTimeToken(() => now);
  now += 60_000;
  expect(inTime.spend(inTime.text)).toBe(true);
  now += 1;
  expect(late.spend(late.text)).toBe(false);
});
