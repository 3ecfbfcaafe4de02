import type { Target } from '../../../shared/contract';
import type { FieldValues, IntegrationView } from '../../../shared/model/integration';
import type { Channel, Delivery } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import type { TemplateOverride } from '../../../shared/model/template';
import { usedValues } from '../../../shared/validate/fields';
import { voiceObstacle } from '../../../shared/validate/voice';
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
  /** The number or name that recipients see, where it is known before sending. */
  seenSender: string | null;
  /** null: the provider cannot be asked to deliver nothing. */
  testMode: { label: string; note: string } | null;
  /** What it can do as it is configured. */
  deliveries: readonly Delivery[];
  /** Why voice is not among them, where there is something to say. `curable`: by editing the integration. */
  noVoice: { reason: string; curable: boolean } | null;
  builtIn: boolean;
  /** null: it sends no templates that lie at the provider. */
  providerTemplates: ProviderDescriptor['providerTemplates'] | null;
  /** Its own templates at the provider, in place of those of a set. */
  templateOverrides: readonly TemplateOverride[];
}

const descriptorOf = (providers: readonly ProviderDescriptor[], id: string): ProviderDescriptor | undefined => providers.find((provider) => provider.id === id);

/** As a provider is called in sentences. The built-in services are not in the registry. */
export function providerName(providers: readonly ProviderDescriptor[], id: string, integrationName: string): string {
  return descriptorOf(providers, id)?.label ?? integrationName;
}

/** An identifier stands for a pool, from which the provider chooses. */
function seenSenderOf({ fields, senderFields }: ProviderDescriptor, settings: FieldValues): string | null {
  const id = senderFields.find((candidate) => settings[candidate]);
  return id === undefined || fields.find((field) => field.id === id)?.mono === true ? null : (settings[id] ?? null);
}

/** What an integration can do: what its provider can, but for voice where something is missing for it. */
function deliveriesOf(descriptor: ProviderDescriptor, settings: FieldValues, credentials: readonly string[]): Pick<Subject, 'deliveries' | 'noVoice'> {
  const { deliveries, voiceNote } = descriptor;
  if (!deliveries.includes('voice')) return { deliveries, noVoice: voiceNote === undefined ? null : { reason: voiceNote, curable: false } };
  const reason = voiceObstacle(descriptor, settings, credentials);
  return reason === null ? { deliveries, noVoice: null } : { deliveries: deliveries.filter((delivery) => delivery !== 'voice'), noVoice: { reason, curable: true } };
}

/** `credentialsSeen`: false for Support, who is not told which are stored; what is missing is then found by core alone. */
export function savedSubject(integration: IntegrationView, providers: readonly ProviderDescriptor[], credentialsSeen: boolean): Subject {
  const descriptor = descriptorOf(providers, integration.providerId);
  return {
    target: { kind: 'saved', integrationId: integration.id },
    channel: integration.channel,
    name: integration.name,
    providerId: integration.providerId,
    provider: providerName(providers, integration.providerId, integration.name),
    sender: descriptor ? senderOf(descriptor, integration.settings) : null,
    seenSender: descriptor ? seenSenderOf(descriptor, integration.settings) : null,
    testMode: descriptor?.testMode ?? null,
    ...(descriptor ? deliveriesOf(descriptor, integration.settings, credentialsSeen ? Object.keys(integration.credentials) : descriptor.fields.map(({ id }) => id)) : { deliveries: integration.channel === 'sms' ? ['text'] : [], noVoice: null }),
    builtIn: integration.builtIn,
    providerTemplates: descriptor?.providerTemplates ?? null,
    templateOverrides: integration.templateOverrides,
  };
}

/** `saved`: ids of the credentials that are stored already and were not typed anew. `templateOverrides`: as they stand in the form. */
export function typedSubject(typed: Typed, channel: Channel, providers: readonly ProviderDescriptor[], saved: readonly string[], templateOverrides: readonly TemplateOverride[] = []): Subject {
  const descriptor = descriptorOf(providers, typed.providerId);
  const provider = descriptor?.label ?? typed.providerId;
  return {
    target: typed,
    channel,
    name: `${typed.name.trim() || provider} (not saved)`,
    providerId: typed.providerId,
    provider,
    sender: descriptor ? senderOf(descriptor, typed.settings) : null,
    seenSender: descriptor ? seenSenderOf(descriptor, typed.settings) : null,
    testMode: descriptor?.testMode ?? null,
    ...(descriptor ? typedDeliveries(descriptor, typed, saved) : { deliveries: [], noVoice: null }),
    builtIn: false,
    providerTemplates: descriptor?.providerTemplates ?? null,
    templateOverrides,
  };
}

function typedDeliveries(descriptor: ProviderDescriptor, typed: Typed, saved: readonly string[]): Pick<Subject, 'deliveries' | 'noVoice'> {
  const { settings, credentials } = usedValues(descriptor, { ...typed, saved });
  return deliveriesOf(descriptor, settings, [...saved, ...Object.keys(credentials)]);
}
