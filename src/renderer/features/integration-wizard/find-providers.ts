import type { Channel } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';

/** What can be asked of a provider before it is chosen. */
export type Capability = 'text' | 'voice' | 'receipts' | 'verify';

/** Text and voice are told apart for SMS only. */
export const capabilitiesOf: Record<Channel, Capability[]> = { sms: ['text', 'voice', 'receipts', 'verify'], email: ['receipts', 'verify'] };

/** As a filter, and shorter on a card. */
export const capabilityWords: Record<Capability, { filter: string; card: string }> = {
  text: { filter: 'Text', card: 'Text' },
  voice: { filter: 'Voice', card: 'Voice' },
  receipts: { filter: 'Delivery receipts', card: 'Receipts' },
  verify: { filter: 'Verify without sending', card: 'Verify' },
};

export function supports(descriptor: ProviderDescriptor, capability: Capability): boolean {
  return capability === 'text' || capability === 'voice' ? descriptor.deliveries.includes(capability) : descriptor.capabilities[capability];
}

/** Providers of a channel that can do all of this and whose name, regions or description hold every word. */
export function findProviders(descriptors: readonly ProviderDescriptor[], wanted: { search: string; capabilities: readonly Capability[] }): ProviderDescriptor[] {
  const words = wanted.search.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return descriptors.filter((descriptor) => {
    const text = `${descriptor.label} ${descriptor.regions} ${descriptor.summary}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word)) && wanted.capabilities.every((capability) => supports(descriptor, capability));
  });
}
