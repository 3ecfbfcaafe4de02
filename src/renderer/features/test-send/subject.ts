import type { Target } from '../../../shared/contract';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel, Delivery } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { senderOf } from '../../ui/sender-of';

type Typed = Extract<Target, { kind: 'typed' }>;

/** Whom a test goes through, whether stored or just typed. */
export interface Subject {
  target: Target;
  channel: Channel;
  name: string;
  providerId: string;
  /** As it is called in sentences. */
  provider: string;
  sender: string | null;
  deliveries: readonly Delivery[];
  builtIn: boolean;
}

const descriptorOf = (providers: readonly ProviderDescriptor[], id: string): ProviderDescriptor | undefined => providers.find((provider) => provider.id === id);

/** As a provider is called in sentences. The built-in services are not in the registry. */
export function providerName(providers: readonly ProviderDescriptor[], id: string, integrationName: string): string {
  return descriptorOf(providers, id)?.label ?? integrationName;
}

export function savedSubject(integration: IntegrationView, providers: readonly ProviderDescriptor[]): Subject {
  const descriptor = descriptorOf(providers, integration.providerId);
  return {
    target: { kind: 'saved', integrationId: integration.id },
    channel: integration.channel,
    name: integration.name,
    providerId: integration.providerId,
    provider: providerName(providers, integration.providerId, integration.name),
    sender: descriptor ? senderOf(descriptor, integration.settings) : null,
    deliveries: descriptor?.deliveries ?? (integration.channel === 'sms' ? ['text'] : []),
    builtIn: integration.builtIn,
  };
}

export function typedSubject(typed: Typed, channel: Channel, providers: readonly ProviderDescriptor[]): Subject {
  const descriptor = descriptorOf(providers, typed.providerId);
  const provider = descriptor?.label ?? typed.providerId;
  return {
    target: typed,
    channel,
    name: `${typed.name.trim() || provider} (not saved)`,
    providerId: typed.providerId,
    provider,
    sender: descriptor ? senderOf(descriptor, typed.settings) : null,
    deliveries: descriptor?.deliveries ?? [],
    builtIn: false,
  };
}
