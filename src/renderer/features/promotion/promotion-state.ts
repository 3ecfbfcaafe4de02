import type { CallInput } from '../../../shared/contract';
import type { Channel } from '../../../shared/model/message';
import type { ChannelPreview, Origin, PromotionPreview } from '../../../shared/model/promotion';
import { channelOrder } from '../../routes';

export type Part = Channel | 'templates' | 'flows';
export const parts: readonly Part[] = ['sms', 'email', 'templates', 'flows'];

/** What the person decided about one channel. */
export interface ChannelDecision {
  name: string;
  origins: Record<string, Origin>;
}

export interface Decisions {
  chosen: Part[];
  sms: ChannelDecision;
  email: ChannelDecision;
}

/** Everything that can be promoted, as the preview proposes it. */
export function proposedDecisions(preview: PromotionPreview): Decisions {
  return { chosen: parts.filter((part) => preview[part].refusal === null), sms: proposed(preview.sms), email: proposed(preview.email) };
}

function proposed({ name, fields }: ChannelPreview): ChannelDecision {
  return { name, origins: Object.fromEntries(fields.map((field) => [field.id, field.proposed === 'typed' ? { from: 'typed', value: '' } : { from: field.proposed }] as const)) };
}

/** Channels whose values have to be looked at. */
export function channelsWithValues({ chosen }: Decisions, preview: PromotionPreview): Channel[] {
  return channelOrder.filter((channel) => chosen.includes(channel) && preview[channel].kind !== 'built-in');
}

export function promotionInput(ends: { fromId: string; toId: string }, preview: PromotionPreview, decisions: Decisions, dryRun: boolean): CallInput<'promotion.apply'> {
  const { chosen } = decisions;
  const channelChoice = (channel: Channel) => {
    if (!chosen.includes(channel)) return null;
    const { name, origins } = decisions[channel];
    return { name, fields: preview[channel].kind === 'built-in' ? {} : origins };
  };
  return { ...ends, basis: preview.basis, dryRun, sms: channelChoice('sms'), email: channelChoice('email'), templates: chosen.includes('templates'), flows: chosen.includes('flows') };
}

/** Whether a secret is still to be typed; the sentence for the field. */
export function missingSecrets(decisions: Decisions, preview: PromotionPreview): Record<string, string> {
  const missing = channelsWithValues(decisions, preview).flatMap((channel) =>
    preview[channel].fields.flatMap(({ id, label, secret }) => {
      const origin = decisions[channel].origins[id];
      return secret && origin?.from === 'typed' && origin.value === '' ? [[`${channel}.fields.${id}`, `${label} is needed.`] as const] : [];
    }),
  );
  return Object.fromEntries(missing);
}
