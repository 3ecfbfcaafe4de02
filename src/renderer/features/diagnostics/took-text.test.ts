import { expect, it } from 'vitest';
import { tookText } from './took-text';

it('a duration has one decimal in seconds and none in minutes and hours', () => {
  expect([0, 2_400, 14_230, 99_949, 99_950, 300_000, 7_200_000].map(tookText)).toEqual(['0.0 s', '2.4 s', '14.2 s', '99.9 s', '2 min', '5 min', '2 h']);
});
