import type { IntegrationView } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { senderOf } from '../../ui/sender-of';
import { nameList } from '../../ui/words';

interface Side {
  integration: Pick<IntegrationView, 'builtIn' | 'providerId' | 'settings'>;
  descriptor: ProviderDescriptor | null;
}
export interface Difference {
  what: string;
  before: string;
  after: string;
}

/** What people will notice when one integration takes the place of another. */
export function differencesOf(before: Side, after: Side): Difference[] {
  const words: [what: string, of: (side: Side) => string][] = [
    ['Provider', ({ integration, descriptor }) => (integration.builtIn ? 'Built-in, captured in the Inbox' : (descriptor?.label ?? integration.providerId))],
    ['Sender', ({ integration, descriptor }) => (descriptor === null ? 'None' : (senderOf(descriptor, integration.settings) ?? 'Chosen by the provider'))],
    ['Deliveries', ({ descriptor }) => deliveries(descriptor)],
    ['Receipts', ({ descriptor }) => (descriptor?.capabilities.receipts === true ? 'Final receipts' : 'None')],
  ];
  return words.map(([what, of]) => ({ what, before: of(before), after: of(after) })).filter((difference) => difference.before !== difference.after);
}

function deliveries(descriptor: ProviderDescriptor | null): string {
  const words = (descriptor?.deliveries ?? []).map((delivery) => (delivery === 'text' ? 'Text' : 'Voice'));
  return words.length === 0 ? 'E-mail' : nameList(words);
}
