import { expect, it } from 'vitest';
import { retryAfterSeconds } from './retry-after';

const now = Date.parse('2026-11-20T09:41:07.500Z');

it.each([
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': ' 120 ' }, 120],
  [{ 'retry-after': 'Fri, 20 Nov 2026 09:41:17 GMT' }, 10],
  [{ 'retry-after': 'Fri, 20 Nov 2026 09:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': '-5' }, null],
  [{ 'x-ratelimit-reset': String(Math.floor(now / 1_000) + 60) }, 60],
  [{ 'x-ratelimit-reset': '12' }, 0],
  [{ 'retry-after': '3', 'x-ratelimit-reset': '9999999999' }, 3],
  [{}, null],
] as [Record<string, string>, number | null][])('of %j is %s', (headers, expected) => {
  expect(retryAfterSeconds(headers, now)).toBe(expected);
});
