import { type JsonObject, valueOf } from '../shared/json/json-node';
import { parseJson } from '../shared/json/parse-json';
import { isUsageType, legacyUsageType, type Template, templateVariants } from '../shared/model/template';
import { inspectTemplates, unknownUsageType } from '../shared/templates/check-templates';
import { type ConversionNote, convertTemplates } from '../shared/templates/convert-templates';
import { type Finding, isUnreadable, quoted } from '../shared/templates/finding';
import { readTemplates, type TemplateFile, withoutPlace } from '../shared/templates/read-templates';
import { type Rendered, renderTemplate } from '../shared/templates/render-template';
import { resolveTemplate } from '../shared/templates/resolve-template';
import { sampleValues } from '../shared/templates/variables';
import { connectors, findVariant, variants } from '../shared/templates/variants';
import type { TemplateArguments } from './arguments';
import type { Answer, CommandContext } from './command';
import { exitStatusOf } from './exit-status';
import { type Input, InputFileError, readText } from './input-file';

interface Context extends CommandContext {
  stdin: Input;
}

const printedFinding = ({ code, severity, usageType, language, message, place }: Finding) => ({
  code,
  severity,
  usageType,
  message,
  ...(language === null ? {} : { language }),
  ...(place === null ? {} : { line: place.line, column: place.column }),
});

/** Texts of a file within lines of ours: nothing of them steers the terminal or looks like a line of ours. */
const labelOf = ({ usageType, language }: { usageType: string | null; language: string | null }) => (usageType === null ? '' : `${quoted(usageType)}${language === null ? '' : ` (${quoted(language)})`}: `);

const severityWords = { error: 'Error', warning: 'Warning', info: 'Note' } as const;
function findingLine(finding: Finding): string {
  const where = finding.place === null || isUnreadable(finding) ? '' : `line ${finding.place.line}, `;
  return `${severityWords[finding.severity].padEnd(9)}${where}${labelOf(finding)}${finding.message}`;
}
const noteLine = (note: ConversionNote) => `${labelOf(note)}${note.message}`;
const inLines = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

function check(json: string): Answer {
  const { file, findings } = inspectTemplates(json);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const value = { variant: file?.variant ?? null, templates: file?.templates.map(withoutPlace) ?? [], findings: findings.map(printedFinding) };
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const title = file === null ? 'These are no templates.' : `${variants[file.variant].label} (${file.variant}): ${counted(file.templates.length, 'template')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`;
  return { value, words: inLines([title, ...findings.map(findingLine)]), status: file === null ? 2 : errors > 0 ? 1 : 0 };
}

/** The templates of a file, or an InputFileError with what is wrong. */
function templatesOf(json: string): TemplateFile {
  const read = readTemplates(json);
  if (!read.ok) throw new InputFileError(read.findings.map(({ message }) => message).join(' '));
  return read.file;
}

function convert(json: string, { to, language }: TemplateArguments): Answer {
  const target = findVariant(to ?? '');
  if (target === null) throw new InputFileError(`There is no variant of this name. Known: ${[...templateVariants, ...connectors.map(({ name }) => name)].join(', ')}.`);
  const file = templatesOf(json);
  const { value, templates, notes } = convertTemplates(file, target.variant, { requires: target.requires, ...(language === null ? {} : { language }) });
  return {
    value: { from: file.variant, variant: target.variant, templates: value, notes },
    words: `${JSON.stringify(value, null, 2)}\n`,
    ...(notes.length === 0 ? {} : { notes: inLines(notes.map(noteLine)) }),
    status: templates.length === 0 && file.templates.length > 0 ? 1 : 0,
  };
}

async function valuesOf(values: string | null, { stdin, signal }: Context): Promise<JsonObject | null> {
  if (values === null) return null;
  const parsed = parseJson(values.trimStart().startsWith('{') ? values : await readText(values, stdin, signal));
  if (!parsed.ok) throw new InputFileError(`The values cannot be used. ${parsed.problem.message}`);
  if (parsed.root.type !== 'object') throw new InputFileError('The values must be one JSON object.');
  return Object.fromEntries(parsed.root.properties.map(({ key, value }) => [key, valueOf(value)]));
}

const leftOutReasons = { script: 'it stands in a script', style: 'it is no plain value for a style', markup: 'it stands where a name of an element or attribute stands', address: 'a link must not run a script' } as const;

function messageInWords(message: Rendered): string {
  if (message.channel === 'sms') return `${message.text}\n`;
  const parts = [message.html, message.text].filter((part) => part !== undefined);
  return `Subject: ${message.subject}\n\n${parts.join('\n\n')}\n`;
}

/** Logto's usage types, and those of the file. */
function isAskable({ templates }: TemplateFile, usageType: string): boolean {
  return isUsageType(usageType) || usageType === legacyUsageType || templates.some((template) => template.usageType === usageType);
}

async function render(json: string, { usageType, language, values }: TemplateArguments, context: Context): Promise<Answer> {
  const file = templatesOf(json);
  const asked = usageType ?? 'Generic';
  if (!isAskable(file, asked)) throw new InputFileError(unknownUsageType(asked));
  const given = await valuesOf(values, context);
  const { template, tries, explanation } = resolveTemplate(file.templates, { usageType: asked, language: language ?? undefined, defaultLanguage: defaultLanguageOf(file) });
  if (template === null) throw new InputFileError(explanation);
  const message = renderTemplate(template, file.channel, given ?? sampleValues(asked));
  if (message === null) throw new InputFileError('This template lies at the provider, so there is no text to print.');
  const notes = [...(tries.length > 1 ? [explanation] : []), ...message.leftOut.map(({ path, reason }) => `{{${path}}} is left out: ${leftOutReasons[reason]}.`)];
  const { leftOut, ...shown } = message;
  return {
    value: { variant: file.variant, usageType: asked, used: { usageType: template.usageType, language: template.language ?? null }, tries, explanation, message: shown, leftOut },
    words: messageInWords(message),
    ...(notes.length === 0 ? {} : { notes: inLines(notes) }),
    status: 0,
  };
}

/** A file names no default language; without a word about it, its first one is meant. */
function defaultLanguageOf({ templates }: { templates: readonly Template[] }): string | undefined {
  return templates.find(({ language }) => language !== undefined)?.language;
}

/** The answer to input that cannot be used. Without --json nothing stands where the templates or the message would. */
function refused({ action }: TemplateArguments, { kind, message }: InputFileError): Answer {
  const value = action === 'check' ? { variant: null, templates: [], findings: [{ code: kind, severity: 'error', usageType: null, message }] } : { error: { kind, message } };
  return { value, words: '', notes: `${message}\n`, status: exitStatusOf(kind) };
}

/** `templates`: Logto's templates in any form, checked, written in another form, or filled in. */
export async function templates(asked: TemplateArguments, context: Context): Promise<Answer> {
  try {
    const json = await readText(asked.file, context.stdin, context.signal);
    if (asked.action === 'check') return check(json);
    return asked.action === 'convert' ? convert(json, asked) : await render(json, asked, context);
  } catch (error) {
    if (error instanceof InputFileError) return refused(asked, error);
    throw error;
  }
}
