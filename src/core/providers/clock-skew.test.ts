import { describe, expect, it } from 'vitest';
import type { ProviderError } from '../../shared/model/report';
import { clockSkewSeconds, withClockSkew } from './clock-skew';

const now = Date.parse('2026-11-20T09:41:07.000Z');
const error: ProviderError = { kind: 'auth-failed', providerCode: '401', message: 'Unauthorized', meaning: 'Wrong key.', fix: 'Enter the key anew.', link: null, retryAfterSeconds: null };

describe('clockSkewSeconds', () => {
  it.each([
    ['the same time', 'Fri, 20 Nov 2026 09:41:07 GMT', null],
    ['a slow answer', 'Fri, 20 Nov 2026 09:40:07 GMT', null],
    ['a clock that is ahead', 'Fri, 20 Nov 2026 09:40:06 GMT', 61],
    ['a clock that is behind', 'Fri, 20 Nov 2026 10:41:07 GMT', -3_600],
    ['no HTTP date', '7', null],
    ['nonsense', 'Fri, never', null],
  ])('tells %s', (_what, date, expected) => {
    expect(clockSkewSeconds({ date }, now)).toBe(expected);
  });

  it('says nothing without a date', () => {
    expect(clockSkewSeconds({}, now)).toBeNull();
  });
});

describe('withClockSkew', () => {
  it('leaves the error alone when both clocks agree', () => {
    expect(withClockSkew(error, { date: 'Fri, 20 Nov 2026 09:41:00 GMT' }, now, 'Acme')).toBe(error);
  });

  it.each([
    ['Fri, 20 Nov 2026 09:36:07 GMT', '5 min ahead of Acme’s'],
    ['Fri, 20 Nov 2026 12:41:07 GMT', '3 h behind Acme’s'],
    ['Tue, 10 Nov 2026 09:41:07 GMT', '10 days ahead of Acme’s'],
  ])('names how far the clock is off for %s', (date, words) => {
    const explained = withClockSkew(error, { date }, now, 'Acme');
    expect(explained).toMatchObject({ kind: 'auth-failed', message: 'Unauthorized' });
    expect(explained.meaning).toContain(words);
    expect(explained.fix).toMatch(/^Set this computer’s date.* Enter the key anew\.$/);
  });
});
