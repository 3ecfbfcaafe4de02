import type { IntegrationView } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { senderOf } from '../../ui/sender-of';
import type { Cell } from './matrix';

/** "Twilio · from +14155550132", "SendGrid · id@halden.example", "Captured in the Inbox" */
export function cellSubtitle(integration: IntegrationView, descriptor: ProviderDescriptor | null): string {
  if (integration.builtIn) return 'Captured in the Inbox';
  const provider = descriptor?.label ?? integration.providerId;
  const sender = descriptor === null ? null : senderOf(descriptor, integration.settings);
  if (sender === null) return provider;
  // An abbreviated identifier already begins with what it is.
  return integration.channel === 'sms' && !sender.includes('••') ? `${provider} · from ${sender}` : `${provider} · ${sender}`;
}

export interface Trouble {
  code: string | null;
  sentence: string;
  /** The test whose report tells more; null when it is about the credentials. */
  testId: string | null;
}

/** What is wrong, if anything: a bad test before bad credentials, since it is the nearer proof. */
export function troubleOf({ integration, check, test }: NonNullable<Cell['active']>, descriptor: ProviderDescriptor | null): Trouble | null {
  const { lastTest } = integration;
  if (lastTest !== null && (test.tone === 'bad' || test.tone === 'warn')) {
    return { code: lastTest.providerCode, sentence: lastTest.meaning ?? 'The last test did not arrive.', testId: lastTest.testId };
  }
  if (check.tone !== 'bad') return null;
  return { code: integration.check?.providerCode ?? null, sentence: `${descriptor?.label ?? integration.providerId} refuses these credentials.`, testId: null };
}
