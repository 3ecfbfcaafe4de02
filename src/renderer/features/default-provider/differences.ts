import { textSent } from '../../../shared/flows/impact';
import type { IntegrationView } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import type { TemplateOverride } from '../../../shared/model/template';
import { languageWord } from '../../ui/flow-words';
import { senderOf } from '../../ui/sender-of';
import { nameList } from '../../ui/words';

interface Side {
  integration: Pick<IntegrationView, 'builtIn' | 'providerId' | 'settings' | 'templateOverrides'>;
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
  const all = [...words.map(([what, of]) => ({ what, before: of(before), after: of(after) })), ...templateDifferences(before.integration.templateOverrides, after.integration.templateOverrides)];
  return all.filter((difference) => difference.before !== difference.after);
}

const whatFor = ({ usageType, language }: TemplateOverride): string => `Template for ${usageType}${language === undefined ? '' : ` in ${languageWord(language)}`}`;

/** One of its own against the other's own, or against the set's text. */
function templateDifferences(before: readonly TemplateOverride[], after: readonly TemplateOverride[]): Difference[] {
  const names = [...new Set([...before, ...after].map(whatFor))];
  return names.map((what) => {
    const of = (overrides: readonly TemplateOverride[]) => textSent(overrides.find((override) => whatFor(override) === what));
    return { what, before: of(before), after: of(after) };
  });
}

function deliveries(descriptor: ProviderDescriptor | null): string {
  const words = (descriptor?.deliveries ?? []).map((delivery) => (delivery === 'text' ? 'Text' : 'Voice'));
  return words.length === 0 ? 'E-mail' : nameList(words);
}
