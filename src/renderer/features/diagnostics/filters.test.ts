import { describe, expect, it } from 'vitest';
import { firstFilters, noFilters, readFilters, writeFilters } from './filters';

describe('the filters in the address', () => {
  it('come back as they were written', () => {
    const filters = { integrationId: 'a b&c', providerId: null, environmentId: 'none', results: ['refused', 'failed'] as const, reason: 'invalid-sender~30034', range: 'all' as const };
    expect(readFilters(writeFilters(filters))).toEqual(filters);
    expect(readFilters(writeFilters({ ...firstFilters, providerId: 'twilio' })).providerId).toBe('twilio');
  });

  it('are nothing at the beginning, and everything is named to be shown all', () => {
    expect(writeFilters(firstFilters)).toBe('');
    expect(readFilters('')).toEqual(firstFilters);
    expect(writeFilters(noFilters)).toBe('range=all');
  });

  it('ignore what they do not know', () => {
    expect(readFilters('outcome=refused,exploded&range=9y&colour=red')).toEqual({ ...firstFilters, results: ['refused'] });
  });
});
