import { expect, it } from 'vitest';
import { describeFault } from './report-faults';

it('names the kind of fault and its place, never its message or what it carries', () => {
  const fault = Object.assign(new TypeError('key SG.secret\n    at SG.secret'), { config: { headers: 'SG.secret' } });
  expect(describeFault(fault)).toMatch(/^TypeError at .*report-faults\.test\.ts/);
  expect(describeFault(fault)).not.toContain('SG.secret');
});

it('names no place when the message was changed, since it could not be told apart', () => {
  const fault = Object.assign(new Error('now'), { stack: 'Error: before\n    at SG.secret\n    at file.ts:1:1' });
  expect(describeFault(fault)).toBe('Error');
});

it('says nothing of what is no error', () => {
  expect(describeFault('SG.secret')).toBe('string');
  expect(describeFault({ secret: 'SG.secret' })).toBe('object');
});
