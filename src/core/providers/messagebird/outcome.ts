import type { Outcome } from '../../../shared/result';
import { isJsonObject, type Json, textOf } from '../answers';
import type { SendOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import { deliveryError } from './errors';

/** Source: `status` of a recipient at https://developers.messagebird.com, of texts and of voice messages. Anything else is `unknown`, not final. */
const outcomes: Record<string, Outcome> = {
  scheduled: 'queued',
  sent: 'sent',
  buffered: 'sent',
  delivered: 'delivered',
  expired: 'undelivered',
  delivery_failed: 'undelivered',
  calling: 'sent',
  answered: 'delivered',
  machine: 'delivered',
  busy: 'undelivered',
  failed: 'failed',
};

function warningsOf(status: string, outcome: Outcome): string[] {
  if (status === 'machine') return ['An answering machine took the call.'];
  return outcome === 'unknown' ? [`MessageBird reports the status “${status}”.`] : [];
}

/** What a message resource, of a text or of a voice message, says about its one recipient. */
export function outcomeOf({ id, recipients }: Json): SendOutcome {
  const messageId = textOf(id);
  if (messageId === null) throw ownFailure('bad-response', 'unclear', 'The answer of MessageBird has no message id.', 'It does not have the form of MessageBird’s API.', 'Check the API base URL.');
  const items = isJsonObject(recipients) && Array.isArray(recipients.items) ? recipients.items : [];
  const first: unknown = items[0];
  const { status: raw, statusReason, statusErrorCode } = isJsonObject(first) ? first : {};
  const status = textOf(raw) ?? '';
  const outcome = Object.hasOwn(outcomes, status) ? (outcomes[status] ?? 'unknown') : 'unknown';
  const failed = outcome === 'undelivered' || outcome === 'failed';
  return { outcome, messageId, error: failed ? deliveryError(status, textOf(statusReason), textOf(statusErrorCode)) : null, warnings: warningsOf(status, outcome) };
}
