import { expect, it } from 'vitest';
import { listTime } from './list-time';

const now = new Date(2026, 10, 20, 10, 0).getTime();
const at = (...parts: [number, number, number, number, number]): string => listTime(new Date(...parts).toISOString(), now);

it('is as short as it is still clear', () => {
  expect(at(2026, 10, 20, 9, 52)).toBe('09:52');
  expect(at(2026, 10, 19, 23, 59)).toBe('Yesterday');
  expect(at(2026, 10, 18, 9, 0)).toBe('18 Nov');
  expect(at(2025, 10, 18, 9, 0)).toBe('18 Nov 2025');
});

it('knows yesterday across a month', () => {
  expect(listTime(new Date(2026, 9, 31, 12, 0).toISOString(), new Date(2026, 10, 1, 8, 0).getTime())).toBe('Yesterday');
});
