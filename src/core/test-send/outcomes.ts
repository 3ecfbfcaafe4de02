import type { ProviderDescriptor } from '../../shared/model/provider';
import type { TestSend } from '../../shared/model/test-send';
import type { Outcome } from '../../shared/result';

/** Nothing more becomes of such a message. */
const finalOutcomes: ReadonlySet<Outcome> = new Set<Outcome>(['delivered', 'undelivered', 'failed']);

export function isFinal(outcome: Outcome): boolean {
  return finalOutcomes.has(outcome);
}

/** Why the provider cannot be asked what became of this message, in a sentence; null: it can. */
export function whyNoLookUp({ captured, testMode, integrationId, integrationName, report }: TestSend, descriptor: ProviderDescriptor | undefined): string | null {
  if (captured) return 'This message never left this computer: it lies in the Inbox.';
  if (descriptor?.capabilities.status !== true) return `${descriptor?.label ?? integrationName} offers no look-up of a message.`;
  if (testMode) return `This message was only simulated: ${descriptor.label} delivers nothing, and has nothing to tell.`;
  if (report.messageId === null) return `${descriptor.label} gave this message no id, so it cannot be looked up.`;
  if (integrationId === null) return 'This message was sent with values that are not saved, so it cannot be looked up.';
  return null;
}

/** Whether the provider is asked without anybody asking for it. */
export function isFollowed(test: TestSend, descriptor: ProviderDescriptor): boolean {
  const { message, report } = test;
  const costs = message.channel === 'sms' && (descriptor.lookUpCosts?.deliveries.includes(message.delivery) ?? false);
  return whyNoLookUp(test, descriptor) === null && !costs && !isFinal(report.outcome);
}
