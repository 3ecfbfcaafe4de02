import type { Outcome } from '../../../shared/result';
import type { SendOutcome } from '../provider';
import type { Transaction } from './client';
import { explain } from './errors';

/** https://developer.telesign.com/enterprise/docs/all-status-and-error-codes. Anything else is `unknown`, not final. */
const codes: Partial<Record<Outcome, readonly number[]>> = {
  queued: [103, 105, 290, 291, 292, 295],
  sent: [203, 251],
  delivered: [100, 200],
  undelivered: [101, 107, 210, 211, 220, 221, 222, 503, 504, 505, 506, 510, 512, 513, 514, 515, 516],
  failed: [104, 106, 108, 129, 130, 229, 230, 231, 233, 237, 238, 286, 500, 501, 502, 507, 508, 509, 511, 517, 518, 519, 520, 521],
};

const outcomes = new Map<string, Outcome>(
  Object.entries(codes).flatMap(([outcome, numbers]) => numbers.map((number): [string, Outcome] => [String(number), outcome as Outcome])),
);

const notes: Record<string, string> = {
  100: 'The call was answered, by a person or by voicemail.',
  251: 'Telesign got no receipt within 12 hours, and none will come. Ask the recipient.',
};

/** What a transaction says about its message. */
export function outcomeOf({ code, description }: Transaction, messageId: string): SendOutcome {
  const outcome = outcomes.get(code) ?? 'unknown';
  const warnings = outcome === 'unknown' ? [`Telesign reports the status “${description === null ? code : `${code} ${description}`}”.`] : [];
  const note = notes[code];
  return {
    outcome,
    messageId,
    error: outcome === 'undelivered' || outcome === 'failed' ? explain(code, description, 'rejected') : null,
    warnings: note === undefined ? warnings : [...warnings, note],
  };
}
