import { describe, expect, it } from 'vitest';
import { aTestSend } from '../../../test/support/a-test-send';
import { seenBy } from './seen-by';

const action = { end: 'returned' as const, line: null, exchanges: [], console: [{ level: 'log', text: 'inside' }], cpuMs: 1, totalMs: 2, memoryBytes: 3 };

describe('the report of an action', () => {
  it('shows Support everything but the console lines', () => {
    const test = aTestSend({}, { action });
    expect(seenBy('support', test)).toEqual({ ...test, report: { ...test.report, action: { ...action, console: [] } } });
    expect(seenBy('administrator', test)).toBe(test);
  });

  it('of any other provider is the same for all', () => {
    const test = aTestSend();
    expect(seenBy('support', test)).toBe(test);
  });
});
