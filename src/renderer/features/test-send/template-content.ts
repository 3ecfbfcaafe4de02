import type { Channel } from '../../../shared/model/message';
import type { StoredTemplateSet, TemplateSets } from '../../../shared/model/template-set';
import { findPlaceholders } from '../../../shared/templates/placeholders';
import { readTemplates } from '../../../shared/templates/read-templates';
import { renderTemplate } from '../../../shared/templates/render-template';
import { resolveTemplate } from '../../../shared/templates/resolve-template';
import { withTyped } from '../../../shared/templates/typed-values';
import { sampleValues } from '../../../shared/templates/variables';
import { codePlace } from '../../ui/code-place';
import type { Draft } from './draft';

/** A template as the content of a test. */
export interface DraftTemplate {
  /** null: the one that the integration's environments use. */
  setId: string | null;
  usageType: string;
  language: string | null;
  /** In place of the samples, by dotted path. */
  values: Readonly<Record<string, string>>;
  /** Whether the code is a random one, to be typed back. */
  randomCode: boolean;
  /** Of a template at the provider: which values go along; null: the usual ones. */
  names: readonly string[] | null;
  /** Of a stored test: the template at the provider that it was sent with, whatever would be sent today; null: that of today. */
  sentId: string | null;
}

/** What Logto's console sends when it tests a connector. */
export const logtoTest: DraftTemplate = { setId: null, usageType: 'Generic', language: null, values: { code: '000000' }, randomCode: false, names: null, sentId: null };

/** Which set a test takes: the chosen one, else that of the first environment in which the integration is active, else the standard one. */
export function setIdFor({ sets, uses }: TemplateSets, chosenId: string | null, channel: Channel, activeIn: readonly string[]): string | undefined {
  const ofChannel = sets.filter((set) => set.channel === channel);
  const used = activeIn.flatMap((environmentId) => uses.find((use) => use.environmentId === environmentId && use.channel === channel)?.setId ?? []);
  return [chosenId, used[0]].find((id) => ofChannel.some((set) => set.id === id)) ?? ofChannel[0]?.id;
}

export interface TemplateContent {
  setId: string;
  /** What the message says, with the place of a random code still open. Empty where there is no text. */
  texts: Pick<Draft, 'text' | 'subject' | 'mailHtml' | 'mailText'>;
  usageTypes: string[];
  languages: string[];
  /** Variables that the template names. */
  paths: string[];
  /** What is filled in. */
  values: Readonly<Record<string, string>>;
  /** Which text is taken instead, and why; null: the one asked for. */
  explanation: string | null;
  /** The template lies at the provider under this id. */
  providerTemplateId: string | null;
  /** Why there is no text; null: there is. */
  problem: string | null;
}

/** What a template of a set says. */
export function contentOf(chosen: DraftTemplate, set: StoredTemplateSet, channel: Channel): TemplateContent {
  const read = readTemplates(set.json, { channel: set.channel });
  const templates = read.ok ? read.file.templates : [];
  const languages = [...new Set(templates.flatMap(({ language }) => (language === undefined ? [] : [language])))];
  const { template, explanation, tries } = resolveTemplate(templates, { usageType: chosen.usageType, ...(chosen.language !== null && { language: chosen.language }), ...(languages.length > 0 && { defaultLanguage: set.defaultLanguage }) });
  const values = withTyped(sampleValues(chosen.usageType), { ...chosen.values, ...(chosen.randomCode && { code: codePlace }) });
  const rendered = template && renderTemplate(template, channel, values);
  const texts = rendered?.channel === 'sms' ? { text: rendered.text, subject: '', mailHtml: '', mailText: '' } : { text: '', subject: rendered?.subject ?? '', mailHtml: rendered?.html ?? '', mailText: rendered?.text ?? '' };
  const named = [template?.subject, template?.content, template?.plainText].flatMap((text) => (text === undefined ? [] : findPlaceholders(text)));
  return {
    setId: set.id,
    texts,
    usageTypes: [...new Set(templates.map(({ usageType }) => usageType))],
    languages,
    paths: [...new Set(named.map(({ path }) => path))],
    values: chosen.values,
    explanation: tries.length > 1 ? explanation : null,
    providerTemplateId: rendered === null ? (template?.providerTemplate?.id ?? null) : null,
    problem: template === null ? explanation : rendered === null ? 'This template lies at the provider, so there is no text to send.' : null,
  };
}
