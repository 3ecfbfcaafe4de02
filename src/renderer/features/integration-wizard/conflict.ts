import type { IntegrationView } from '../../../shared/model/integration';
import type { Field, ProviderDescriptor } from '../../../shared/model/provider';
import { withNamedSecrets } from '../../../shared/named-secrets';
import { type FormState, removedOf, submissionOf } from './form-state';
import { overridesInWords, overridesOf, overridesTitle } from './override-rows';

/** One value that two people see differently. Secrets are only described. */
export interface ValueChange {
  label: string;
  theirs: string;
  mine: string;
}

/** True when both forms would save the same. */
export function isSame(descriptor: ProviderDescriptor, one: FormState, other: FormState): boolean {
  const saved = (form: FormState) => {
    const { settings, credentials, apiBaseUrl } = submissionOf(descriptor, form);
    // Which option is chosen counts even while its secret is still empty.
    const named = form.secrets.added.filter(({ name, value }) => name !== '' || value !== '').map(({ name }) => name);
    return JSON.stringify([form.name.trim(), sorted(settings), sorted(credentials), apiBaseUrl, sorted(form.options), removedOf(form), named, overridesOf(form.overrides)]);
  };
  return saved(one) === saved(other);
}

const sorted = (values: Record<string, string>): [string, string][] => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));

/** What the other person saved, next to what the form says now; only what they changed or what differs from them. */
export function changesBetween(descriptor: ProviderDescriptor, base: IntegrationView, current: IntegrationView, form: FormState): ValueChange[] {
  const mine = submissionOf(descriptor, form);
  const plain = [
    { label: 'Integration name', before: base.name, theirs: current.name, mine: form.name.trim() },
    ...descriptor.fields.filter(({ secret }) => secret !== true).map((field) => settingChange(field, base, current, mine.settings)),
    { label: 'API base URL', before: base.apiBaseUrl ?? '', theirs: current.apiBaseUrl ?? '', mine: mine.apiBaseUrl ?? '' },
    { label: overridesTitle, before: overridesInWords(base.templateOverrides), theirs: overridesInWords(current.templateOverrides), mine: overridesInWords(overridesOf(form.overrides)) },
  ];
  const changed = plain.filter(({ before, theirs, mine: typed }) => before !== theirs || theirs !== typed).map(({ label, theirs, mine: typed }) => ({ label, theirs: theirs || 'empty', mine: typed || 'empty' }));
  const { fields } = withNamedSecrets(descriptor, [base, current, mine].flatMap(({ credentials }) => Object.keys(credentials)));
  const removed = removedOf(form);
  return [...changed, ...fields.flatMap((field) => secretChange(field, base, current, { typed: mine.credentials[field.id] !== undefined, removed: removed.includes(field.id) }))];
}

function settingChange(field: Field, base: IntegrationView, current: IntegrationView, mine: Record<string, string>) {
  const shown = (value: string | undefined) => {
    const effective = value ?? field.fallback ?? '';
    return field.choices?.find((choice) => choice.value === effective)?.label ?? effective;
  };
  return { label: field.label, before: shown(base.settings[field.id]), theirs: shown(current.settings[field.id]), mine: shown(mine[field.id]) };
}

function secretChange(field: Field, base: IntegrationView, current: IntegrationView, mine: { typed: boolean; removed: boolean }): ValueChange[] {
  const before = base.credentials[field.id];
  const now = current.credentials[field.id];
  const changedByThem = before?.setAt !== now?.setAt;
  if (!changedByThem && !mine.typed && !mine.removed) return [];
  return [{ label: field.label, theirs: now === undefined ? (before === undefined ? 'empty' : 'removed') : changedByThem ? 'typed anew' : 'unchanged', mine: mine.typed ? 'typed anew' : mine.removed ? 'removed' : 'unchanged' }];
}
