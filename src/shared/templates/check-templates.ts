import { type JsonObject, type JsonPath, nodeAt, rangeWithinText } from '../json/json-node';
import type { Channel } from '../model/message';
import { isUsageType, legacyUsageType, templateSchema, type UsageType, usageTypes } from '../model/template';
import { languageSchema } from '../model/template-set';
import { checkHtml } from './check-html';
import { checkSms } from './check-sms';
import { checkPlaceholders } from './check-text';
import { didYouMean } from './did-you-mean';
import { type Finding, type FindingCode, findingSeverities, quoted } from './finding';
import { findPlaceholders } from './placeholders';
import { createFinder, type PlacedTemplate, type ReadOptions, readTemplates, type TemplateFile, withoutPlace } from './read-templates';
import { contentTypeOf } from './render-template';
import { neededVariable, sampleValues } from './variables';
import { findVariant, type TemplatePart, variants } from './variants';

export interface CheckOptions {
  /** Usage types that must be there; without it those of the variant's usual connector. */
  requires?: readonly UsageType[];
  /** Values with which the length of an SMS is measured, beside the samples. */
  values?: JsonObject;
}

/** What nobody can do when the code or the link is not in the message. */
const purposes: Record<UsageType, string> = {
  SignIn: 'sign in',
  Register: 'sign up',
  ForgotPassword: 'reset a password',
  Generic: 'enter the code',
  OrganizationInvitation: 'accept an invitation',
  UserPermissionValidation: 'confirm what they do',
  BindNewIdentifier: 'link an address or a number',
  MfaVerification: 'pass the second step',
  BindMfa: 'set up the second step',
};

/** Where a part of a template stands, or would stand. */
export function pathOfPart({ variant }: Pick<TemplateFile, 'variant'>, { path, contentType }: PlacedTemplate, part: TemplatePart): JsonPath {
  const isMailgunText = variant === 'email-mailgun' && part === 'content' && contentType === 'text/plain';
  return [...path, ...(variants[variant].parts[isMailgunText ? 'plainText' : part] ?? [])];
}

/** What to say of a usage type that is none of Logto's. */
export function unknownUsageType(usageType: string): string {
  const meant = didYouMean(usageType, usageTypes);
  return `Logto knows no usage type ${quoted(usageType)}.${meant === null ? '' : ` Did you mean ${meant}?`}`;
}

/** UTF-16 units, as `messageSchema` takes them. */
function maxLengthOf(template: PlacedTemplate, part: 'subject' | 'content' | 'plainText', channel: Channel): number {
  if (part === 'subject') return 998;
  if (channel === 'sms') return 10_000;
  return part === 'content' && contentTypeOf(template, channel) === 'text/html' ? 500_000 : 200_000;
}

const tag = /<\/?[a-z][^<>]*>/i;

function createChecks(file: TemplateFile, { requires = findVariant(file.variant)?.requires ?? [], values = {} }: CheckOptions) {
  const { variant, channel, templates, root, json } = file;
  const finding = createFinder(file);

  /** A finding at a place within a text, or at the template where the text is not there. */
  const inText = (template: PlacedTemplate, part: TemplatePart, { code, message, offset, length }: { code: FindingCode; message: string; offset: number; length: number }): Finding => {
    const path = pathOfPart(file, template, part);
    const node = nodeAt(root, path);
    return finding(code, message, { template, path, ...(node === undefined ? {} : { range: rangeWithinText(json, node, { offset, length }) }) });
  };

  const names = (): Finding[] => {
    const seen = new Set<string>();
    return templates.flatMap((template): Finding[] => {
      const { usageType, language, path } = template;
      const at = { template, path: pathOfPart(file, template, 'usageType') };
      if (usageType === '') return template.extra?.[String(variants[variant].parts.usageType?.[0])] === undefined ? [finding('usage-type-missing', 'This entry does not say which usage type it is for.', { template, path })] : [];
      const key = JSON.stringify([usageType, language?.toLowerCase()]);
      const isSecond = seen.has(key);
      seen.add(key);
      const duplicate = isSecond ? [finding('duplicate-usage-type', `There is more than one template for ${quoted(usageType)}${language === undefined ? '' : ` in ${quoted(language)}`}. Logto takes the first.`, at)] : [];
      if (isUsageType(usageType)) return duplicate;
      if (usageType === legacyUsageType) return [...duplicate, finding('legacy-usage-type', 'Test is an old usage type. Logto now tests with Generic.', at)];
      return [...duplicate, finding('unknown-usage-type', unknownUsageType(usageType), at)];
    });
  };

  const required = (): Finding[] =>
    requires
      .filter((usageType) => !templates.some((template) => template.usageType === usageType))
      .map((usageType) =>
        finding('required-type-missing', usageType === 'Generic' ? 'There is no Generic template. Logto uses it for tests and wherever a usage type has none.' : `There is no template for ${usageType}. Logto needs one.`, {
          usageType,
          path: file.entriesPath,
        }),
      );

  const tooLong = (template: PlacedTemplate, part: TemplatePart, maximum: number): Finding => {
    const path = pathOfPart(file, template, part);
    return finding('too-long', `${String(path.at(-1))} is longer than ${maximum.toLocaleString('en')} characters.`, { template, path });
  };

  const bounds = (template: PlacedTemplate): Finding[] => {
    const issues = templateSchema.safeParse(withoutPlace(template)).error?.issues ?? [];
    const found = issues.flatMap((issue): Finding[] => {
      const part = issue.path.join('.') as TemplatePart;
      // The texts have bounds of their own, by channel.
      return issue.code === 'too_big' && part !== 'subject' && part !== 'content' && part !== 'plainText' ? [tooLong(template, part, Number(issue.maximum))] : [];
    });
    const { language } = template;
    if (language === undefined || found.length > 0 || languageSchema.safeParse(language).success) return found;
    return [finding('language-not-valid', `${quoted(language)} is not a language tag such as de or pt-BR.`, { template, path: pathOfPart(file, template, 'language') })];
  };

  const missing = (template: PlacedTemplate): Finding[] => {
    const { content, plainText, subject, providerTemplate } = template;
    const unread = (part: TemplatePart) => nodeAt(root, pathOfPart(file, template, part)) !== undefined;
    const hasText = content !== undefined || plainText !== undefined;
    const isAtProvider = providerTemplate?.id !== undefined || providerTemplate?.idByRegion !== undefined;
    const { needs } = variants[variant];
    const found: Finding[] = [];
    if (!hasText && !isAtProvider && !unread('content') && !unread('providerTemplate.id')) {
      found.push(finding('content-missing', needs.includes('providerTemplate.id') ? 'This template has no id of a template at the provider.' : 'This template has no text.', { template, path: template.path }));
    } else if (hasText && (content ?? plainText ?? '').trim() === '') found.push(inText(template, 'content', { code: 'content-missing', message: 'The text of this template is empty.', offset: 0, length: (content ?? '').length }));
    if (channel === 'email' && hasText && (subject ?? '').trim() === '' && !(subject === undefined && unread('subject'))) found.push(finding('subject-missing', 'This e-mail has no subject.', { template, path: template.path }));
    const given: Partial<Record<TemplatePart, unknown>> = { contentType: template.contentType, language: template.language, 'providerTemplate.language': providerTemplate?.language };
    for (const part of needs) {
      if (part in given && given[part] === undefined && !unread(part)) found.push(finding('part-missing', `Logto does not take this template without ${String(variants[variant].parts[part]?.at(-1))}.`, { template, path: template.path }));
    }
    return found;
  };

  const needed = (template: PlacedTemplate, part: 'content' | 'plainText', text: string): Finding[] => {
    const variable = neededVariable(template.usageType);
    if (variable === null || text.trim() === '' || findPlaceholders(text).some(({ path }) => path === variable)) return [];
    const purpose = isUsageType(template.usageType) ? purposes[template.usageType] : purposes.Generic;
    return [inText(template, part, { code: variable === 'code' ? 'code-missing' : 'link-missing', message: `{{${variable}}} is missing. Without it nobody can ${purpose}.`, offset: 0, length: text.length })];
  };

  const texts = (template: PlacedTemplate): Finding[] => {
    const { usageType } = template;
    const parts = (['subject', 'content', 'plainText'] as const).flatMap((part) => (template[part] === undefined ? [] : [{ part, text: template[part] }]));
    return parts.flatMap(({ part, text }) => {
      const maximum = maxLengthOf(template, part, channel);
      if (text.length > maximum) return [tooLong(template, part, maximum)];
      const isHtml = part === 'content' && contentTypeOf(template, channel) === 'text/html';
      const own = [
        ...checkPlaceholders(text, usageType),
        ...(isHtml ? checkHtml(text, usageType) : []),
        ...(channel === 'sms' ? checkSms(text, usageType, { ...sampleValues(usageType), ...values }) : []),
      ].map((found) => inText(template, part, found));
      if (part === 'subject') return [...own, ...(/[\r\n]/.test(text) ? [inText(template, part, { code: 'line-break-in-subject', message: 'There is a line break in the subject. It is sent as a space.', offset: 0, length: text.length })] : [])];
      const markup = isHtml ? null : tag.exec(text);
      const plain = markup === null ? [] : [inText(template, part, { code: 'html-in-plain-text', message: 'There is HTML in a plain text. People would see its tags.', offset: markup.index, length: markup[0].length })];
      return [...needed(template, part, text), ...own, ...plain];
    });
  };

  return { names, required, bounds, missing, texts };
}

/** Everything that is to be said about templates beyond what reading them told. */
export function checkTemplates(file: TemplateFile, options: CheckOptions = {}): Finding[] {
  const { names, required, bounds, missing, texts } = createChecks(file, options);
  return [...required(), ...names(), ...file.templates.flatMap((template) => [...bounds(template), ...missing(template), ...texts(template)])];
}

const byPlace = (one: Finding, other: Finding) => (one.place?.offset ?? 0) - (other.place?.offset ?? 0);

/** All errors, and as many others as somebody may want to read. */
const maxOthers = 500;
function bounded(findings: readonly Finding[]): Finding[] {
  const others = findings.filter(({ severity }) => severity !== 'error');
  const left = others.slice(maxOthers);
  const leftOut = new Set(left);
  if (left.length === 0) return [...findings].sort(byPlace);
  const kept = findings.filter((finding) => !leftOut.has(finding)).sort(byPlace);
  return [...kept, { code: 'more-findings', severity: findingSeverities['more-findings'], usageType: null, language: null, message: `There are ${left.length.toLocaleString('en')} more findings.`, place: null }];
}

/** Reads and checks a JSON text in one step, for the editor and the command line; findings in the order of the text. `file` is null where it is not templates. */
export function inspectTemplates(json: string, options: ReadOptions & CheckOptions = {}): { file: TemplateFile | null; findings: Finding[] } {
  const read = readTemplates(json, options);
  if (!read.ok) return { file: null, findings: read.findings };
  return { file: read.file, findings: bounded([...read.findings, ...checkTemplates(read.file, options)]) };
}
