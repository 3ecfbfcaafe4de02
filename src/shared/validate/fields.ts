import type { FieldValues } from '../model/integration';
import type { Alternative, Field, ProviderDescriptor } from '../model/provider';
import { isNamedSecret, withNamedSecrets } from '../named-secrets';
import { requestIssues } from '../http-template/request-issues';
import { checkApiBaseUrl } from './api-base-url';
import { hasControlCharacter, hasControlCharacterInText, trimPasted, withPlainLineEnds } from './characters';

export interface FieldIssue {
  /** Id of the field, or `apiBaseUrl`. */
  field: string;
  /** Only an error keeps the form from being saved or sent. */
  severity: 'error' | 'warning';
  message: string;
}

export interface FieldInput {
  settings: FieldValues;
  credentials: FieldValues;
  /** Ids of credentials that are already stored; leaving those empty is fine. */
  saved: readonly string[];
  apiBaseUrl: string | null;
  /** Alternative id -> option id, where a person has chosen. Otherwise what is filled in decides. */
  options?: Readonly<Record<string, string>>;
}

type Option = Alternative['options'][number];

const defaultMaxLength = 200;

/** The value as it is meant: nothing invisible, no spaces around it; the line breaks inside a PEM key survive. Code stays as it is. */
export function cleanValue(field: Field, raw: string): string {
  if (field.verbatim === true) return raw.trim() === '' ? '' : withPlainLineEnds(raw);
  return trimPasted(field.multiline === true ? withPlainLineEnds(raw) : raw);
}

function matches(source: string, value: string): boolean {
  return new RegExp(source, 'u').test(value);
}

/** Checks one value by itself. An empty one is fine here: whether it is needed depends on the others. */
export function checkField(field: Field, raw: string): FieldIssue | null {
  const value = cleanValue(field, raw);
  if (value === '') return null;
  const issue = (severity: FieldIssue['severity'], message: string): FieldIssue => ({ field: field.id, severity, message });
  const wrongKind = field.wrongKinds?.find((kind) => value.startsWith(kind.prefix))?.message;
  const maxLength = field.maxLength ?? defaultMaxLength;
  if (field.multiline === true ? hasControlCharacterInText(value) : hasControlCharacter(value)) {
    return issue('error', field.multiline === true ? 'There is a control character in it.' : 'There is a line break or a control character in it.');
  }
  if (value.length > maxLength) return issue('error', `Too long: at most ${maxLength} characters.`);
  if (field.mustMatch !== undefined && !matches(field.mustMatch.source, value)) return issue('error', wrongKind ?? field.mustMatch.message);
  if (field.choices !== undefined && !field.choices.some((choice) => choice.value === value)) {
    const known = field.choices.map((choice) => choice.value).join(', ');
    // A pattern beside the choices means that the list holds only what is known today.
    return issue(field.mustMatch === undefined ? 'error' : 'warning', `Known values are ${known}.`);
  }
  if (field.format !== undefined && !matches(field.format.source, value)) return issue('warning', wrongKind ?? field.format.message);
  return null;
}

/** The option that is filled in completely, else the one that is filled in furthest, else the first. One without fields ("none of it") is never complete. */
export function chosenOption(alternative: Alternative, presentFieldIds: readonly string[]): Option {
  const present = (option: Option) => option.fields.filter((id) => presentFieldIds.includes(id)).length;
  const [first, ...others] = alternative.options;
  if (first === undefined) throw new Error(`The alternative ${alternative.id} has no options.`);
  const complete = alternative.options.find((option) => option.fields.length > 0 && present(option) === option.fields.length);
  return complete ?? others.reduce((best, option) => (present(option) > present(best) ? option : best), first);
}

function rawValue(field: Field, input: Pick<FieldInput, 'settings' | 'credentials'>): string {
  const values = field.secret === true ? input.credentials : input.settings;
  return Object.hasOwn(values, field.id) ? (values[field.id] ?? '') : '';
}

interface Choices {
  /** Every alternative with the option that counts. */
  chosen: { alternative: Alternative; option: Option; decided: boolean }[];
  /** Ids of fields that belong only to options that do not count. */
  unused: ReadonlySet<string>;
}

function choose(descriptor: ProviderDescriptor, input: FieldInput): Choices {
  const present = descriptor.fields.filter((field) => cleanValue(field, rawValue(field, input)) !== '' || input.saved.includes(field.id)).map((field) => field.id);
  const chosen = descriptor.alternatives.map((alternative) => {
    const asked = alternative.options.find((option) => option.id === input.options?.[alternative.id]);
    const decided = asked !== undefined || alternative.options.some((option) => option.fields.some((id) => present.includes(id)));
    return { alternative, option: asked ?? chosenOption(alternative, present), decided };
  });
  const used = new Set(chosen.flatMap(({ option }) => option.fields));
  const unused = new Set(descriptor.alternatives.flatMap((alternative) => alternative.options.flatMap((option) => option.fields)).filter((id) => !used.has(id)));
  return { chosen, unused };
}

function unknownKeys(descriptor: ProviderDescriptor, values: FieldValues, secret: boolean): FieldIssue[] {
  return Object.keys(values).flatMap((key): FieldIssue[] => {
    const field = descriptor.fields.find((candidate) => candidate.id === key);
    if (field === undefined) return [{ field: key, severity: 'error', message: `${descriptor.label} has no field “${key}”.` }];
    if ((field.secret === true) === secret) return [];
    return [{ field: key, severity: 'error', message: secret ? 'This is a setting, not a credential.' : 'This is a credential, not a setting.' }];
  });
}

function missing(descriptor: ProviderDescriptor, field: Field, choices: Choices): FieldIssue {
  const undecided = choices.chosen.find(({ option, decided }) => !decided && option.fields.includes(field.id));
  if (undecided === undefined) return { field: field.id, severity: 'error', message: `Enter the ${field.label}.` };
  const label = (id: string) => descriptor.fields.find((candidate) => candidate.id === id)?.label ?? id;
  const ways = undecided.alternative.options.map((option) => option.fields.map(label).join(' and '));
  return { field: field.id, severity: 'error', message: `Enter one of these: ${ways.join('; or ')}.` };
}

/** What the rules find wrong with the values together. */
function brokenRules(descriptor: ProviderDescriptor, input: FieldInput): FieldIssue[] {
  const valueOf = (id: string): string => {
    const field = descriptor.fields.find((candidate) => candidate.id === id);
    return field === undefined ? '' : cleanValue(field, rawValue(field, input)) || (field.fallback ?? '');
  };
  return (descriptor.rules ?? [])
    .filter(({ when, without }) => Object.entries(when).every(([id, source]) => matches(source, valueOf(id))) && (without === undefined || (valueOf(without) === '' && !input.saved.includes(without))))
    .map(({ field, severity, message }) => ({ field, severity, message }));
}

function tooManySecrets({ namedSecrets, fields }: ProviderDescriptor, input: FieldInput): FieldIssue[] {
  if (namedSecrets === undefined) return [];
  const present = fields.filter((field) => isNamedSecret(field.id) && (input.saved.includes(field.id) || cleanValue(field, rawValue(field, input)) !== ''));
  const extra = present[namedSecrets.max];
  return extra === undefined ? [] : [{ field: extra.id, severity: 'error', message: `At most ${namedSecrets.max} secrets.` }];
}

/** What keeps the request that the settings describe from leaving, at the fields that are used. */
function wrongRequest(descriptor: ProviderDescriptor, input: FieldInput, { unused }: Choices): FieldIssue[] {
  if (descriptor.describesRequest !== true) return [];
  const values = descriptor.fields.filter(({ id, secret }) => secret !== true && !unused.has(id)).map((field) => [field.id, cleanValue(field, rawValue(field, input))] as const);
  return requestIssues(Object.fromEntries(values.filter(([, value]) => value !== '')));
}

/** Checks a whole form or file against its provider's description, in the order of the fields. */
export function checkFields(provider: ProviderDescriptor, input: FieldInput): FieldIssue[] {
  const descriptor = withNamedSecrets(provider, [...Object.keys(input.credentials), ...input.saved]);
  const choices = choose(descriptor, input);
  const issues = [...unknownKeys(descriptor, input.settings, false), ...unknownKeys(descriptor, input.credentials, true)];
  for (const field of descriptor.fields) {
    if (choices.unused.has(field.id)) continue;
    const value = cleanValue(field, rawValue(field, input));
    const issue = checkField(field, value);
    if (issue !== null) issues.push(issue);
    else if (value === '' && field.required === true && !input.saved.includes(field.id)) issues.push(missing(descriptor, field, choices));
  }
  issues.push(...tooManySecrets(descriptor, input));
  for (const found of [brokenRules(descriptor, input), wrongRequest(descriptor, input, choices)]) issues.push(...found.filter(({ field }) => !issues.some((issue) => issue.field === field)));
  const apiBaseUrl = trimPasted(input.apiBaseUrl ?? '');
  const wrongAddress = apiBaseUrl === '' ? null : descriptor.defaultApiBaseUrl === null ? `${descriptor.label} has none: leave it empty.` : checkApiBaseUrl(apiBaseUrl);
  if (wrongAddress !== null) issues.push({ field: 'apiBaseUrl', severity: 'error', message: wrongAddress });
  return issues;
}

/** What is stored and sent: cleaned values, without empty ones and without those of an option that was not chosen. */
export function usedValues(provider: ProviderDescriptor, input: FieldInput): { settings: FieldValues; credentials: FieldValues; apiBaseUrl: string | null } {
  const descriptor = withNamedSecrets(provider, Object.keys(input.credentials));
  const { unused } = choose(descriptor, input);
  const settings: FieldValues = {};
  const credentials: FieldValues = {};
  for (const field of descriptor.fields) {
    const value = cleanValue(field, rawValue(field, input));
    if (value !== '' && !unused.has(field.id)) (field.secret === true ? credentials : settings)[field.id] = value;
  }
  return { settings, credentials, apiBaseUrl: trimPasted(input.apiBaseUrl ?? '') || null };
}

/** True when credentials would be sent to another place than before, so that they must be typed anew. */
export function destinationChanged(
  descriptor: ProviderDescriptor,
  before: { settings: FieldValues; apiBaseUrl: string | null },
  after: { settings: FieldValues; apiBaseUrl: string | null },
): boolean {
  const address = (value: string | null) => trimPasted(value ?? '').replace(/\/+$/, '');
  if (address(before.apiBaseUrl) !== address(after.apiBaseUrl)) return true;
  return descriptor.fields
    .filter((field) => field.destination === true)
    .some((field) => {
      const effective = (settings: FieldValues) => cleanValue(field, rawValue(field, { settings, credentials: {} })) || (field.fallback ?? '');
      return effective(before.settings) !== effective(after.settings);
    });
}
