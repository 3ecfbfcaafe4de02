import { describe, expect, it } from 'vitest';
import { aHistoryRow } from '../../../test/support/a-history-row';
import type { HistoryRow } from '../../shared/model/history';
import { testResult, testResultStatus } from './test-result';

const shown = (over: Partial<HistoryRow>) => {
  const row = aHistoryRow(over);
  const { tone, word, detail } = testResultStatus(row);
  return [testResult(row), tone, [word, detail].filter(Boolean).join(' ')];
};

describe('the result of a test send', () => {
  it('says whether somebody has the message', () => {
    expect(shown({})).toEqual(['delivered', 'ok', 'Delivered']);
    expect(shown({ delivery: 'voice' })).toEqual(['delivered', 'ok', 'Answered']);
    expect(shown({ outcome: 'accepted', following: 'none' })).toEqual(['accepted', 'ok', 'Accepted']);
    expect(shown({ outcome: 'accepted', following: 'none', testMode: true })).toEqual(['accepted', 'ok', 'Accepted test mode']);
    expect(shown({ outcome: 'accepted', captured: true, following: 'none' })).toEqual(['captured', 'ok', 'Captured']);
  });

  it('runs while the provider is still asked, and ends without a receipt when it never said', () => {
    expect(shown({ outcome: 'queued', following: 'waiting' })).toEqual(['running', 'run', 'Queued…']);
    expect(shown({ outcome: 'sent', following: 'waiting' })).toEqual(['running', 'run', 'Sending…']);
    expect(shown({ outcome: 'sent', following: 'ended' })).toEqual(['no-receipt', 'warn', 'No receipt sent']);
  });

  it('believes whoever typed the code more than the provider', () => {
    expect(shown({ outcome: 'sent', following: 'waiting', codeConfirmed: true })).toEqual(['delivered', 'ok', 'Delivered confirmed']);
  });

  it('tells refused, not delivered, never written, cancelled and unclear apart, with the code of the provider', () => {
    expect(shown({ outcome: 'failed', kind: 'auth-failed', providerCode: '401', following: 'none' })).toEqual(['refused', 'bad', 'Refused 401']);
    expect(shown({ outcome: 'undelivered', kind: 'invalid-sender', providerCode: '30034' })).toEqual(['undelivered', 'bad', 'Not delivered 30034']);
    expect(shown({ outcome: 'failed', kind: 'network', following: 'none' })).toEqual(['failed', 'bad', 'Failed']);
    expect(shown({ outcome: 'failed', kind: 'cancelled', following: 'none' })).toEqual(['cancelled', 'none', 'Cancelled']);
    expect(shown({ outcome: 'unknown', kind: 'timeout', following: 'none' })).toEqual(['unknown', 'warn', 'May have been sent']);
  });
});
