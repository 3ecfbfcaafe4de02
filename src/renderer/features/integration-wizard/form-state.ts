import { starters } from '../../../shared/actions/starters';
import type { Target } from '../../../shared/contract';
import type { Draft, OverrideRow } from '../../../shared/model/draft';
import { type FieldValues, type IntegrationView, namedSecretPrefix } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import type { Alternative, Field, FieldGroup, ProviderDescriptor } from '../../../shared/model/provider';
import { isSecretField, isSecretsTouched, type SecretsDraft, secretsIssues, secretsSubmission, untouchedSecrets } from '../../actions/secrets-draft';
import { checkFields, chosenOption, destinationChanged, usedValues, type FieldInput, type FieldIssue } from '../../../shared/validate/fields';
import { overrideIssues, rowsOf } from './override-rows';

/** What the person typed and chose. Also holds the text of options that are not chosen: it is kept until saving and never sent. */
export interface FormState {
  name: string;
  /** Field id -> text, settings and credentials alike. */
  values: FieldValues;
  /** Beside the values: their names are the person's too. */
  secrets: SecretsDraft;
  /** Alternative id -> chosen option id. */
  options: Record<string, string>;
  apiBaseUrl: string;
  /** Templates at the provider. */
  overrides: readonly OverrideRow[];
}

export function emptyForm(descriptor: ProviderDescriptor): FormState {
  return { name: '', values: {}, secrets: untouchedSecrets, options: optionsFor(descriptor, []), apiBaseUrl: '', overrides: [] };
}

/** What a new integration begins with: the first starter of the channel, where the provider runs code. */
export function beginningOf(descriptor: ProviderDescriptor, channel: Channel): FormState {
  const starter = starters.find((candidate) => candidate.channel === channel);
  const values = Object.fromEntries(codeFields(descriptor).map(({ id }) => [id, starter?.code ?? '']));
  return { ...emptyForm(descriptor), values };
}

const codeFields = ({ fields }: ProviderDescriptor): Field[] => fields.filter(({ code }) => code === true);

/** Without what is edited on a page of its own. */
export function withoutCode(descriptor: ProviderDescriptor): ProviderDescriptor {
  return { ...descriptor, fields: descriptor.fields.filter(({ code }) => code !== true) };
}

/** With the code that is deployed: the form of a saved integration leaves it as it is. */
export function withCodeOf(descriptor: ProviderDescriptor, form: FormState, { settings }: Pick<IntegrationView, 'settings'>): FormState {
  const deployed = Object.fromEntries(codeFields(descriptor).map(({ id }) => [id, settings[id] ?? '']));
  return { ...form, values: { ...form.values, ...deployed } };
}

export function formOfDraft(descriptor: ProviderDescriptor, draft: Draft): FormState {
  const known = descriptor.alternatives.filter(({ id, options }) => options.some((option) => option.id === draft.options[id]));
  const options = Object.fromEntries(known.map(({ id }) => [id, draft.options[id] ?? '']));
  return { name: draft.name, values: draft.settings, secrets: untouchedSecrets, options: { ...optionsFor(descriptor, []), ...options }, apiBaseUrl: draft.apiBaseUrl, overrides: draft.templateOverrides };
}

/** Credentials start empty: they are never sent to the window, and empty means "as it was". */
export function formOfIntegration(descriptor: ProviderDescriptor, integration: Pick<IntegrationView, 'name' | 'settings' | 'credentials' | 'apiBaseUrl' | 'templateOverrides'>): FormState {
  const present = [...Object.keys(integration.settings), ...Object.keys(integration.credentials)];
  return { name: integration.name, values: integration.settings, secrets: untouchedSecrets, options: optionsFor(descriptor, present), apiBaseUrl: integration.apiBaseUrl ?? '', overrides: rowsOf(integration.templateOverrides) };
}

function optionsFor(descriptor: ProviderDescriptor, present: string[]): Record<string, string> {
  return Object.fromEntries(descriptor.alternatives.map((alternative) => [alternative.id, chosenOption(alternative, present).id]));
}

const optionOf = (alternative: Alternative, options: FormState['options']) => alternative.options.find(({ id }) => id === options[alternative.id]) ?? alternative.options[0];

const groups: readonly FieldGroup[] = ['credentials', 'sender', 'advanced'];

/** A section of the form, top to bottom. An alternative stands where the first of its fields would. */
export type LayoutItem = { kind: 'fields'; fields: Field[] } | { kind: 'alternative'; alternative: Alternative; hint: string | null; fields: Field[] };

export function layoutOf(descriptor: ProviderDescriptor, group: FieldGroup, options: FormState['options']): LayoutItem[] {
  const items: LayoutItem[] = [];
  const placed = new Set<string>();
  for (const field of descriptor.fields) {
    const alternative = descriptor.alternatives.find((candidate) => candidate.options.some(({ fields }) => fields.includes(field.id)));
    if (alternative === undefined) {
      if (field.group === group && field.hidden !== true) items.push({ kind: 'fields', fields: [field] });
    } else if (alternative.group === group && !placed.has(alternative.id)) {
      placed.add(alternative.id);
      const option = optionOf(alternative, options);
      const fields = descriptor.fields.filter(({ id, hidden }) => hidden !== true && option?.fields.includes(id));
      items.push({ kind: 'alternative', alternative, hint: option?.hint ?? null, fields });
    }
  }
  return items;
}

/** What is sent: cleaned, without empty values, and of each alternative only the chosen option. */
export function submissionOf(descriptor: ProviderDescriptor, form: FormState): { settings: FieldValues; credentials: FieldValues; apiBaseUrl: string | null } {
  return usedValues(descriptor, inputOf(descriptor, form, []));
}

/** Ids of saved secrets that go. */
export function removedOf({ secrets }: FormState): string[] {
  return secretsSubmission(secrets).removed;
}

/** Ids of the secrets of an alternative for which none of its options is chosen: saved ones go. */
export function leftOutOf({ alternatives, fields }: ProviderDescriptor, { options }: FormState): string[] {
  const none = alternatives.filter((alternative) => optionOf(alternative, options)?.fields.length === 0);
  const ids = none.flatMap((alternative) => alternative.options.flatMap((option) => option.fields));
  return fields.filter(({ id, secret }) => secret === true && ids.includes(id)).map(({ id }) => id);
}

function inputOf(descriptor: ProviderDescriptor, form: FormState, saved: readonly string[]): FieldInput {
  const of = (secret: boolean) => Object.fromEntries(descriptor.fields.filter((field) => (field.secret === true) === secret).map(({ id }) => [id, form.values[id] ?? '']));
  return { settings: of(false), credentials: { ...of(true), ...secretsSubmission(form.secrets).credentials }, saved, apiBaseUrl: form.apiBaseUrl, options: form.options };
}

export function typedTarget(descriptor: ProviderDescriptor, form: FormState, integrationId: string | null): Extract<Target, { kind: 'typed' }> {
  return { kind: 'typed', integrationId, providerId: descriptor.id, name: form.name.trim(), ...submissionOf(descriptor, form), removed: integrationId === null ? [] : [...removedOf(form), ...leftOutOf(descriptor, form)] };
}

/** What a reload keeps. Secrets stay out by leaving out every field that is one. */
export function draftOf(channel: Channel, descriptor: ProviderDescriptor, form: FormState, defaultIn: readonly string[]): Draft {
  const open = descriptor.fields.filter((field) => field.secret !== true);
  const settings = Object.fromEntries(open.flatMap(({ id }) => (form.values[id] ? [[id, form.values[id]] as const] : [])));
  return { channel, providerId: descriptor.id, step: 'configure', name: form.name, settings, options: form.options, apiBaseUrl: form.apiBaseUrl, templateOverrides: [...form.overrides], defaultIn: [...defaultIn] };
}

/** Anything that only the person could give back. `begun`: what the form began with. */
export function isTouched(form: FormState, begun: FormState): boolean {
  const typed = Object.entries(form.values).some(([id, value]) => value.trim() !== (begun.values[id] ?? '').trim());
  return typed || form.name.trim() !== '' || form.apiBaseUrl.trim() !== '' || form.overrides.length > 0 || isSecretsTouched(form.secrets);
}

/** Ids of the saved credentials that an empty field stands for, given where they would be sent to now. */
export function keptCredentials(descriptor: ProviderDescriptor, form: FormState, saved: Pick<IntegrationView, 'settings' | 'credentials' | 'apiBaseUrl'> | null): string[] {
  if (saved === null || credentialsNeededAnew(descriptor, form, saved)) return [];
  return Object.keys(saved.credentials).filter((id) => !form.secrets.removed.includes(id));
}

/** A saved credential is only sent where it was set for. */
export function credentialsNeededAnew(descriptor: ProviderDescriptor, form: FormState, saved: Pick<IntegrationView, 'settings' | 'apiBaseUrl'>): boolean {
  const { settings, apiBaseUrl } = submissionOf(descriptor, form);
  return destinationChanged(descriptor, saved, { settings, apiBaseUrl });
}

/** Every problem of the form, in its order: name, then the fields top to bottom. */
export function issuesOf(
  descriptor: ProviderDescriptor,
  form: FormState,
  context: { saved: Pick<IntegrationView, 'settings' | 'credentials' | 'apiBaseUrl'> | null; otherNames: readonly string[]; channelName: string },
): FieldIssue[] {
  const demanded = context.saved !== null && credentialsNeededAnew(descriptor, form, context.saved);
  const issues = [...checkFields(descriptor, inputOf(descriptor, form, keptCredentials(descriptor, form, context.saved))), ...secretsIssues(form.secrets, context.saved?.credentials ?? {}, demanded)];
  const idsOf = (group: FieldGroup) => layoutOf(descriptor, group, form.options).flatMap(({ fields }) => fields.map(({ id }) => id));
  const order = [...idsOf('credentials'), namedSecretPrefix, ...groups.slice(1).flatMap(idsOf), 'apiBaseUrl'];
  const place = (field: string) => order.indexOf(isSecretField(field) ? namedSecretPrefix : field);
  const sorted = [...issues.toSorted((a, b) => place(a.field) - place(b.field)), ...overrideIssues(descriptor, form.overrides)];
  const name = nameIssue(form.name, context);
  return name === null ? sorted : [name, ...sorted];
}

function nameIssue(raw: string, { otherNames, channelName }: { otherNames: readonly string[]; channelName: string }): FieldIssue | null {
  const fold = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  if (raw.trim() === '') return { field: 'name', severity: 'error', message: 'Give it a name.' };
  return otherNames.some((other) => fold(other) === fold(raw)) ? { field: 'name', severity: 'error', message: `Another ${channelName} integration has this name.` } : null;
}
