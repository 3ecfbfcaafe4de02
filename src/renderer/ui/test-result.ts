import type { HistoryRow } from '../../shared/model/history';
import { outcomeStatus, type StatusWord } from './status-words';

/** What a test send came to, as people look for it: the providers' outcomes, told apart by what followed. In the order of the filter. */
export const testResults = ['delivered', 'accepted', 'running', 'no-receipt', 'unknown', 'undelivered', 'refused', 'failed', 'cancelled', 'captured'] as const;
export type TestResult = (typeof testResults)[number];

type Facts = Pick<HistoryRow, 'outcome' | 'captured' | 'kind' | 'following' | 'codeConfirmed'>;

export function testResult({ outcome, captured, kind, following, codeConfirmed }: Facts): TestResult {
  if (captured) return 'captured';
  // Whoever typed the code has the message, whatever the provider knows.
  if (codeConfirmed || outcome === 'delivered') return 'delivered';
  if (outcome === 'undelivered') return 'undelivered';
  if (outcome === 'failed') {
    if (kind === 'cancelled') return 'cancelled';
    return outcomeStatus(outcome, captured, kind).word === 'Refused' ? 'refused' : 'failed';
  }
  if (following === 'waiting') return 'running';
  if (outcome === 'unknown') return 'unknown';
  return following === 'ended' ? 'no-receipt' : 'accepted';
}

/** Word and tone of a row of the history; `detail` stands muted behind it. */
export function testResultStatus(row: Facts & Pick<HistoryRow, 'delivery' | 'providerCode' | 'testMode'>): StatusWord & { detail: string } {
  const { outcome, captured, kind, providerCode, testMode } = row;
  const plain = outcomeStatus(outcome, captured, kind);
  switch (testResult(row)) {
    case 'delivered':
      return { tone: 'ok', word: row.delivery === 'voice' ? 'Answered' : 'Delivered', detail: row.codeConfirmed ? 'confirmed' : '' };
    case 'running':
      return { tone: 'run', word: outcome === 'sent' ? 'Sending…' : 'Queued…', detail: '' };
    case 'no-receipt':
      return { tone: 'warn', word: 'No receipt', detail: plain.word.toLowerCase() };
    case 'accepted':
      return { ...plain, detail: testMode ? 'test mode' : '' };
    case 'captured':
    case 'cancelled':
      return { ...plain, detail: '' };
    case 'unknown':
    case 'undelivered':
    case 'refused':
    case 'failed':
      return { ...plain, detail: providerCode ?? '' };
  }
}
