import { describe, expect, it } from 'vitest';
import { settingsSections } from '../model/settings';
import { checkBounded, settingsBounds } from './settings-bounds';

describe('a bounded number', () => {
  it.each(['1', '1000', '007'])('takes %s', (typed) => {
    expect(checkBounded(typed, settingsBounds.limits.perMinute)).toBeNull();
  });

  it.each(['', '0', '1001', '-1', '1.5', '1e2', 'ten', '99999999999999999999'])('refuses %j and says what it may be', (typed) => {
    expect(checkBounded(typed, settingsBounds.limits.perMinute)).toBe('Enter a whole number from 1 to 1,000.');
  });
});

describe('the bounds', () => {
  it.each([
    [settingsSections.limits, settingsBounds.limits],
    [settingsSections.history, settingsBounds.history],
  ])('are those that main holds an update to', (schema, bounds) => {
    const ends = (end: 'min' | 'max', step = 0) => Object.fromEntries(Object.entries(bounds).map(([key, each]) => [key, each[end] + step]));
    expect(schema.safeParse(ends('min')).success).toBe(true);
    expect(schema.safeParse(ends('max')).success).toBe(true);
    for (const key of Object.keys(bounds)) {
      expect(schema.safeParse({ ...ends('min'), [key]: ends('min', -1)[key] }).success).toBe(false);
      expect(schema.safeParse({ ...ends('max'), [key]: ends('max', 1)[key] }).success).toBe(false);
    }
  });
});
