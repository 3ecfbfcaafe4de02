import { expect, it } from 'vitest';
import { elapsed, seconds, soFar } from './durations';

it('says a time as exactly as it is told apart', () => {
  expect([4, 412, 30_000].map(seconds)).toEqual(['4 ms', '0.41 s', '30 s']);
});

it('says long times in the unit that people would', () => {
  expect([2_630, 119_000, 5 * 60_000, 3 * 3_600_000, 3 * 86_400_000].map(elapsed)).toEqual(['2.63 s', '119 s', '5 min', '3 h', '3 d']);
});

it('knows no time before the beginning, whatever a clock says', () => {
  expect(elapsed(-40)).toBe('0 ms');
});

it('counts what is still going on in whole seconds', () => {
  expect([-40, 3_400, 180_000].map(soFar)).toEqual(['0 s', '3 s', '3 min']);
});
