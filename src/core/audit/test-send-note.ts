import type { AuditNote } from '../../shared/model/audit';
import type { TestSend } from '../../shared/model/test-send';
import { maskRecipient } from '../history/mask-recipient';

/** A test send for the audit log: to whom (masked) and what became of it, and nothing of the message. */
export function testSendNote({ integrationId, integrationName, providerId, message, captured, report }: TestSend): AuditNote {
  const { outcome, error } = report;
  const code = error?.providerCode ?? error?.kind ?? null;
  const words = [maskRecipient(message.to), captured ? 'captured' : outcome, ...(code === null ? [] : [code])];
  return { action: 'test-sent', subject: { kind: 'integration', id: integrationId, name: integrationName, providerId }, summary: words.join(', ') };
}
