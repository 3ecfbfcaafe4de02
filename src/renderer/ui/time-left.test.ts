import { expect, it } from 'vitest';
import { timeLeft } from './time-left';

it.each([
  [0, '0:00'],
  [9, '0:09'],
  [899, '14:59'],
  [3_599, '59:59'],
  [3_600, '1:00:00'],
  [28_745, '7:59:05'],
])('counts %d seconds down as %s', (seconds, words) => {
  expect(timeLeft(seconds)).toBe(words);
});
