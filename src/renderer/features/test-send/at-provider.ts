import type { SentTemplate } from '../../../shared/model/message';
import { valueFor } from '../../../shared/templates/placeholders';
import { overrideFor } from '../../../shared/templates/resolve-template';
import { sampleValues, variablesOf } from '../../../shared/templates/variables';
import { checkProviderTemplateId } from '../../../shared/validate/template-overrides';
import { codePlace } from '../../ui/code-place';
import type { Subject } from './subject';
import type { DraftTemplate, TemplateContent } from './template-content';

/** A template that lies at the provider, as the content of a test. */
export interface AtProvider {
  /** With the place of a random code still open. */
  template: SentTemplate;
  /** The text is sent too: the provider only compares it. */
  withText: boolean;
  /** Who sends what instead of the set's text, in a sentence; or why it cannot be sent. */
  sentence: string;
  refused: boolean;
}

/** The template at the provider that a test through `subject` sends; null: it sends the set's text. A call reads its text aloud and knows none. */
export function atProvider(chosen: DraftTemplate, content: TemplateContent, subject: Subject, delivery: 'text' | 'voice'): AtProvider | null {
  if (subject.channel === 'sms' && delivery === 'voice') return null;
  const override = overrideFor(subject.templateOverrides, { usageType: chosen.usageType, ...(chosen.language !== null && { language: chosen.language }) });
  const own = chosen.sentId ?? override?.providerTemplate.id ?? null;
  const ofSet = subject.providerTemplates === null ? null : content.providerTemplateId;
  const id = own ?? ofSet;
  if (id === null) return null;
  const { provider, providerTemplates, name } = subject;
  const problem = checkProviderTemplateId({ label: provider, ...(providerTemplates && { providerTemplates }) }, id);
  const withText = providerTemplates?.withText === true;
  const missing = withText && content.problem !== null ? content.problem : null;
  return {
    template: { id, values: sentValues(chosen, content) },
    withText,
    refused: problem !== null || missing !== null,
    sentence: problem === null ? (missing ?? sentenceOf({ name, provider, id, withText, own: own !== null })) : `The template ${id} cannot be sent. ${problem}`,
  };
}

function sentenceOf({ name, provider, id, withText, own }: { name: string; provider: string; id: string; withText: boolean; own: boolean }): string {
  if (withText) return `${name} sends this text with its own template ID ${id}, and ${provider} compares the two.`;
  if (own) return `${name} sends its own template ${id} with these values; the provider fills in the text.`;
  return `The text of this template lies at ${provider} as ${id}; it is sent with these values.`;
}

/** Names of the values that go along: as chosen, else what the set's text names, else what there always is. */
export function sentNames(chosen: DraftTemplate, content: TemplateContent): readonly string[] {
  if (chosen.names !== null) return chosen.names;
  if (content.paths.length > 0) return content.paths;
  return variablesOf(chosen.usageType).filter(({ always, path }) => always && !path.includes('.')).map(({ path }) => path);
}

function sentValues(chosen: DraftTemplate, content: TemplateContent): Record<string, string> {
  const samples = sampleValues(chosen.usageType);
  return Object.fromEntries(sentNames(chosen, content).map((path) => [path, path === 'code' && chosen.randomCode ? codePlace : (chosen.values[path] ?? valueFor(path, samples) ?? '')]));
}
