import { describe, expect, it } from 'vitest';
import { ageText, dayAndTime, exactTime } from './dates';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = new Date(2026, 10, 20, 9, 41, 7).getTime();
const ago = (ms: number) => ageText(new Date(now - ms).toISOString(), now);

describe('ageText', () => {
  it.each([
    [-5_000, 'just now'],
    [0, 'just now'],
    [minute - 1, 'just now'],
    [minute, '1 min ago'],
    [hour - 1, '59 min ago'],
    [hour, '1 h ago'],
    [day - 1, '23 h ago'],
    [day, '1 d ago'],
    [99 * day, '99 d ago'],
  ])('says %d ms ago as "%s"', (ms, text) => {
    expect(ago(ms)).toBe(text);
  });

  it('gives the date beyond 99 days, with the year only when it is another one', () => {
    expect(ageText(new Date(2026, 5, 17, 12).toISOString(), now)).toBe('17 Jun');
    expect(ageText(new Date(2025, 9, 17, 12).toISOString(), now)).toBe('17 Oct 2025');
  });
});

describe('exact times', () => {
  it('names weekday, date and seconds', () => {
    expect(exactTime(new Date(now).toISOString())).toBe('Friday 20 November 2026, 09:41:07');
  });

  it('says "today" for today and the date for any other day', () => {
    expect(dayAndTime(new Date(2026, 10, 20, 8, 51).toISOString(), now)).toBe('today, 08:51');
    expect(dayAndTime(new Date(2026, 10, 19, 8, 51).toISOString(), now)).toBe('19 Nov 2026, 08:51');
  });
});
