import type { Json } from '../json/json-node';
import type { ContentType, Template, TemplateVariant, UsageType } from '../model/template';
import { quoted } from './finding';
import { type TemplateFile, withoutPlace } from './read-templates';
import { contentTypeOf } from './render-template';
import { type TemplatePart, variants } from './variants';
import { templatesToJson } from './write-templates';

export const conversionNoteCodes = [
  'template-left-out',
  'language-left-out',
  'part-left-out',
  'keys-left-out',
  'entry-left-out',
  'language-assumed',
  'content-type-assumed',
  'content-type-lost',
  'text-made-html',
  'region-left-out',
  'kind-assumed',
  'subject-missing',
  'required-type-missing',
] as const;
export type ConversionNoteCode = (typeof conversionNoteCodes)[number];

/** What was lost or added on the way from one variant to another. */
export interface ConversionNote {
  code: ConversionNoteCode;
  usageType: string | null;
  language: string | null;
  message: string;
}

/** A file that was read, or a stored set: that has none of the entries that are no templates. */
export type Convertible = Pick<TemplateFile, 'variant' | 'channel' | 'frame' | 'skipped'> & { templates: readonly Template[] };

export interface ConvertOptions {
  /** Which language to take where the target has none, and which one to write where the source has none. */
  language?: string | undefined;
  /** Usage types without which the target is refused. */
  requires?: readonly UsageType[] | undefined;
}

export interface Converted {
  templates: Template[];
  /** What is to be written to the file. */
  value: Json;
  notes: ConversionNote[];
}

const partNames: Record<TemplatePart, string> = {
  usageType: 'the usage type',
  language: 'the language',
  subject: 'the subject',
  content: 'the text',
  contentType: 'the content type',
  plainText: 'the plain text beside the HTML',
  replyTo: 'the reply address',
  sendFrom: 'the sender',
  'providerTemplate.id': 'the id of the template at the provider',
  'providerTemplate.idByRegion': 'the ids by region',
  'providerTemplate.kind': 'the kind of the template at the provider',
  'providerTemplate.language': 'the language of the template at the provider',
  'providerTemplate.variables': 'the variables for the template at the provider',
};

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const asHtml = (text: string) => escapeHtml(text).replace(/\r\n?|\n/g, '<br>\n');
const looksLikeHtml = (text: string) => /<[a-z!/][^<>]*>/i.test(text);

const fallbackLanguage = 'en';

interface Step {
  template: Template;
  notes: ConversionNote[];
}

function createConversion(source: Convertible, target: TemplateVariant, language: string | undefined) {
  const { channel: from } = source;
  const { channel: to, parts, needs } = variants[target];
  const takesText = 'content' in parts;
  const takesId = 'providerTemplate.id' in parts;

  const noteOn = (template: Template) => (code: ConversionNoteCode, message: string): ConversionNote => ({ code, usageType: template.usageType, language: template.language ?? null, message });

  /** An SMS is plain text; an e-mail becomes one by its plain text. */
  const acrossChannels = ({ template, notes }: Step): Step | null => {
    const note = noteOn(template);
    if (from === to || (template.content === undefined && template.plainText === undefined)) return { template, notes };
    if (to === 'email') return { template: { ...template, contentType: 'text/plain', subject: '' }, notes: [...notes, note('subject-missing', 'An SMS has no subject. Add one.')] };
    const isHtml = contentTypeOf(template, from) === 'text/html';
    const text = isHtml ? template.plainText : template.content;
    if (text === undefined) return null;
    const { usageType, extra } = template;
    const left = [template.subject === undefined ? '' : partNames.subject, isHtml && template.content !== undefined ? 'the HTML' : ''].filter((name) => name !== '');
    return {
      template: { usageType, content: text, ...(template.language === undefined ? {} : { language: template.language }), ...(extra === undefined ? {} : { extra }) },
      notes: left.length === 0 ? notes : [...notes, note('part-left-out', `An SMS has no place for ${left.join(' and ')}.`)],
    };
  };

  const withContentType = ({ template, notes }: Step): Step => {
    if (to !== 'email' || template.content === undefined || !takesText) return { template, notes };
    const note = noteOn(template);
    const said = template.contentType;
    if (needs.includes('contentType') && said === undefined) {
      const assumed: ContentType = looksLikeHtml(template.content) ? 'text/html' : 'text/plain';
      return { template: { ...template, contentType: assumed }, notes: [...notes, note('content-type-assumed', `It did not say whether the text is HTML; it is written as ${assumed}.`)] };
    }
    if (target === 'email-mailgun' && said === 'text/plain') {
      const { content } = template;
      return { template: { ...template, contentType: 'text/html', content: asHtml(content), plainText: content }, notes: [...notes, note('text-made-html', 'Mailgun needs HTML, so it was made from the plain text, which stays beside it.')] };
    }
    if ('contentType' in parts || target === 'email-mailgun') return { template, notes };
    if (said !== 'text/plain') return { template, notes };
    return { template, notes: [...notes, note('content-type-lost', 'This form cannot say that the text is plain. It is sent as HTML, in which line breaks are spaces.')] };
  };

  /** Aliyun's kind 2 is a code, which is what almost every template here sends. */
  const withKind = ({ template, notes }: Step): Step => {
    if (!('providerTemplate.kind' in parts) || template.providerTemplate?.kind !== undefined) return { template, notes };
    return { template: { ...template, providerTemplate: { ...template.providerTemplate, kind: 2 } }, notes: [...notes, noteOn(template)('kind-assumed', 'It did not say which kind of template it is; it is written as type 2, a code.')] };
  };

  const withProviderTemplate = ({ template, notes }: Step): Step => {
    const { providerTemplate } = template;
    if (providerTemplate?.idByRegion === undefined || 'providerTemplate.idByRegion' in parts || !takesId) return { template, notes };
    const { idByRegion, ...others } = providerTemplate;
    return { template: { ...template, providerTemplate: { ...others, id: idByRegion.china } }, notes: [...notes, noteOn(template)('region-left-out', `This form has one id for all regions. The one for China is written, ${quoted(idByRegion.overseas)} is left out.`)] };
  };

  const withLanguage = ({ template, notes }: Step): Step => {
    if (needs.includes('language') && template.language === undefined) {
      const assumed = language ?? fallbackLanguage;
      return { template: { ...template, language: assumed }, notes: [...notes, noteOn(template)('language-assumed', `It named no language; it is written as ${assumed}.`)] };
    }
    if (needs.includes('providerTemplate.language') && template.providerTemplate?.language === undefined) {
      const assumed = template.language ?? language ?? fallbackLanguage;
      return { template: { ...template, providerTemplate: { ...template.providerTemplate, language: assumed } }, notes: [...notes, noteOn(template)('language-assumed', `It named no language for the template at the provider; it is written as ${assumed}.`)] };
    }
    return { template, notes };
  };

  /** Parts and keys that the target has no place for. */
  const withoutTheRest = ({ template, notes }: Step): Step => {
    const note = noteOn(template);
    const has: Partial<Record<TemplatePart, unknown>> = {
      subject: template.subject,
      content: template.content,
      plainText: template.plainText,
      replyTo: template.replyTo,
      sendFrom: template.sendFrom,
      'providerTemplate.id': template.providerTemplate?.id,
      'providerTemplate.kind': template.providerTemplate?.kind,
      'providerTemplate.language': template.providerTemplate?.language,
      'providerTemplate.variables': template.providerTemplate?.variables,
    };
    const lost = (Object.keys(has) as TemplatePart[]).filter((part) => has[part] !== undefined && !(part in parts) && !(part === 'content' && target === 'email-mailgun'));
    const { extra, ...rest } = template;
    const keys = Object.keys(extra ?? {});
    return {
      template: rest,
      notes: [
        ...notes,
        ...(lost.length === 0 ? [] : [note('part-left-out', `This form has no place for ${lost.map((part) => partNames[part]).join(', ')}.`)]),
        ...(keys.length === 0 ? [] : [note('keys-left-out', `Keys that this form does not know are left out: ${keys.map(quoted).join(', ')}.`)]),
      ],
    };
  };

  return (original: Template): { template: Template | null; notes: ConversionNote[] } => {
    const crossed = acrossChannels({ template: original, notes: [] });
    const hasText = crossed !== null && crossed.template.content !== undefined;
    const hasId = original.providerTemplate?.id !== undefined || original.providerTemplate?.idByRegion !== undefined;
    if (crossed === null) return { template: null, notes: [noteOn(original)('template-left-out', 'It has only HTML, and an SMS is plain text. Write a text for it.')] };
    if (!(hasText && takesText) && !(hasId && takesId)) {
      const why = takesText ? 'It lies at a provider and has no text here. Write a text for it.' : 'This form names templates at a provider, and it has only a text. Make it there and enter its id.';
      return { template: null, notes: [noteOn(original)('template-left-out', why)] };
    }
    return withoutTheRest(withLanguage(withKind(withProviderTemplate(withContentType(crossed)))));
  };
}

const sameLanguage = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** One template for each usage type, where the target has no languages: the chosen one, else one without a language, else the first. */
function inOneLanguage(templates: readonly Template[], language: string | undefined): { kept: Template[]; notes: ConversionNote[] } {
  const chosen = (usageType: string): Template | undefined => {
    const candidates = templates.filter((template) => template.usageType === usageType);
    return candidates.find((template) => language !== undefined && template.language !== undefined && sameLanguage(template.language, language)) ?? candidates.find((template) => template.language === undefined) ?? candidates[0];
  };
  const best = new Map([...new Set(templates.map(({ usageType }) => usageType))].map((usageType) => [usageType, chosen(usageType)]));
  const isKept = (template: Template) => best.get(template.usageType)?.language === template.language;
  return {
    kept: templates.filter(isKept),
    notes: templates.flatMap((template) =>
      isKept(template) ? [] : [{ code: 'language-left-out', usageType: template.usageType, language: template.language ?? null, message: `This form has one language for each usage type. The template${template.language === undefined ? ' without a language' : ` in ${quoted(template.language)}`} is left out.` }],
    ),
  };
}

function onePerKey(templates: readonly Template[]): { kept: Template[]; notes: ConversionNote[] } {
  const seen = new Set<string>();
  const kept: Template[] = [];
  const notes: ConversionNote[] = [];
  for (const template of templates) {
    if (seen.has(template.usageType)) notes.push({ code: 'template-left-out', usageType: template.usageType, language: template.language ?? null, message: 'A map has one template for each usage type. The first is written.' });
    else kept.push(template);
    seen.add(template.usageType);
  }
  return { kept, notes };
}

function notesOnTheWhole({ frame, skipped }: Convertible, isSame: boolean): ConversionNote[] {
  const note = (code: ConversionNoteCode, message: string): ConversionNote => ({ code, usageType: null, language: null, message });
  const keys = isSame ? [] : Object.keys(frame ?? {});
  return [
    ...(skipped === 0 ? [] : [note('entry-left-out', `${skipped} ${skipped === 1 ? 'entry is' : 'entries are'} not an object and left out.`)]),
    ...(keys.length === 0 ? [] : [note('keys-left-out', `Keys beside the templates are left out: ${keys.map(quoted).join(', ')}.`)]),
  ];
}

/**
 * The same templates in another variant, with everything that could not be brought along. Of a file that has this variant already, nothing is lost.
 */
export function convertTemplates(source: Convertible, target: TemplateVariant, { language, requires = [] }: ConvertOptions = {}): Converted {
  const plain = source.templates.map(withoutPlace);
  const isSame = source.variant === target;
  const toOneLanguage = 'language' in variants[target].parts ? { kept: plain, notes: [] } : inOneLanguage(plain, language);
  const toOneEach = variants[target].form === 'list' ? { kept: toOneLanguage.kept, notes: [] } : onePerKey(toOneLanguage.kept);
  const convert = createConversion(source, target, language);
  const steps = isSame ? [] : toOneEach.kept.map(convert);
  const templates = isSame ? toOneEach.kept : steps.flatMap(({ template }) => (template === null ? [] : [template]));
  const missing = requires
    .filter((usageType) => !templates.some((template) => template.usageType === usageType))
    .map((usageType): ConversionNote => ({ code: 'required-type-missing', usageType, language: null, message: `There is no template for ${usageType}, which the target needs.` }));
  return {
    templates,
    value: templatesToJson(templates, target, isSame ? source.frame : null),
    notes: [...notesOnTheWhole(source, isSame), ...toOneLanguage.notes, ...toOneEach.notes, ...steps.flatMap(({ notes }) => notes), ...missing],
  };
}
