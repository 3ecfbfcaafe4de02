import { describe, expect, it } from 'vitest';
import type { CheckSummary, TestSummary } from '../../shared/model/integration';
import { errorKinds, outcomes } from '../../shared/result';
import { checkStatus, oldAfterMs, outcomeStatus, testStatus } from './status-words';

const now = Date.UTC(2026, 10, 20);
const at = new Date(now).toISOString();
const aCheck = (over: Partial<CheckSummary> = {}): CheckSummary => ({ at, ok: true, kind: null, providerCode: null, testMode: false, ...over });
const aTest = (over: Partial<TestSummary> = {}): TestSummary => ({ at, testId: 't', outcome: 'delivered', captured: false, kind: null, providerCode: null, meaning: null, ...over });
const wordOf = (check: CheckSummary | null, builtIn = false) => {
  const { tone, word } = checkStatus({ builtIn, check }, null, now);
  return `${tone}: ${word}`;
};

describe('the credential check', () => {
  it('is not needed for a built-in service and not done for a new integration', () => {
    expect(wordOf(null, true)).toBe('none: Not needed');
    expect(wordOf(null)).toBe('none: Not checked');
  });

  it('is not offered by a provider without one', () => {
    const descriptor = { capabilities: { verify: false, status: false, balance: false, receipts: false } };
    expect(checkStatus({ builtIn: false, check: null }, descriptor, now)).toEqual({ tone: 'none', word: 'Not offered' });
  });

  it('is verified, unless the key only works in test mode', () => {
    expect(wordOf(aCheck())).toBe('ok: Verified');
    expect(wordOf(aCheck({ testMode: true }))).toBe('warn: Test-mode key');
  });

  it('is rejected when the provider refused the credentials, and unreachable when it did not say', () => {
    expect(wordOf(aCheck({ ok: false, kind: 'auth-failed' }))).toBe('bad: Rejected');
    expect(wordOf(aCheck({ ok: false, kind: 'suspended' }))).toBe('bad: Rejected');
    expect(wordOf(aCheck({ ok: false, kind: 'timeout' }))).toBe('warn: Unreachable');
    expect(wordOf(aCheck({ ok: false, kind: 'provider-error' }))).toBe('warn: Unreachable');
    expect(wordOf(aCheck({ ok: false, kind: 'rate-limited' }))).toBe('warn: Unreachable');
  });

  it('turns old after 30 days', () => {
    const aged = (ms: number) => checkStatus({ builtIn: false, check: aCheck({ at: new Date(now - ms).toISOString() }) }, null, now).old;
    expect(aged(oldAfterMs)).toBe(false);
    expect(aged(oldAfterMs + 1)).toBe(true);
  });
});

describe('the outcome of a test', () => {
  it('has a word for every outcome and every kind of failure', () => {
    for (const outcome of outcomes) expect(outcomeStatus(outcome, false, null).word).not.toBe('');
    for (const kind of errorKinds) expect(['Refused', 'Failed', 'Cancelled']).toContain(outcomeStatus('failed', false, kind).word);
  });

  it('tells what a provider refused from what never reached one', () => {
    expect(outcomeStatus('failed', false, 'invalid-recipient').word).toBe('Refused');
    expect(outcomeStatus('failed', false, 'network').word).toBe('Failed');
    expect(outcomeStatus('failed', false, 'cancelled').tone).toBe('none');
  });

  it('never calls an unknown outcome good or failed', () => {
    expect(outcomeStatus('unknown', false, 'timeout')).toEqual({ tone: 'warn', word: 'May have been sent' });
  });

  it('says where a captured message is', () => {
    expect(testStatus(aTest({ outcome: 'accepted', captured: true }))).toMatchObject({ tone: 'ok', word: 'Captured', captured: true, at });
    expect(testStatus(aTest({ outcome: 'accepted' })).word).toBe('Accepted');
    expect(testStatus(null).word).toBe('Never tested');
  });
});
