import type { FieldValues, StoredIntegration } from '../../shared/model/integration';
import type { Alternative, Field, ProviderDescriptor } from '../../shared/model/provider';
import { isNamedSecret, withNamedSecrets } from '../../shared/named-secrets';
import { isMask, trimPasted } from '../../shared/validate/characters';
import { checkFields, chosenOption, cleanValue, destinationChanged } from '../../shared/validate/fields';
import { AppError } from '../app-error';

/** The form as it came over the boundary: empty and absent credentials mean "as it was". */
export interface TypedValues {
  settings: FieldValues;
  credentials: FieldValues;
  /** Ids of the saved named secrets that go. */
  removed?: readonly string[] | undefined;
  apiBaseUrl: string | null;
}

/** Cleaned, and without a trace of the alternatives that were not chosen. */
export interface AcceptedValues {
  settings: FieldValues;
  /** Typed this time. */
  credentials: FieldValues;
  /** Ids of the saved credentials that stay. */
  kept: string[];
  apiBaseUrl: string | null;
}

/**
 * Decides what becomes of a form: the one gate to saving, verifying and testing. Throws `invalid-input` with the path of the field
 * when a value does not belong there, or would send a saved credential to an address it was not given for (N14).
 * Whether all that is needed is there is asked by `assertSavable` before saving, and by the run itself before sending.
 */
export function acceptValues(provider: ProviderDescriptor, typed: TypedValues, saved: StoredIntegration | null): AcceptedValues {
  const descriptor = withNamedSecrets(provider, [...Object.keys(typed.credentials), ...Object.keys(saved?.credentials ?? {})]);
  assertFieldsExist(descriptor, typed.settings, 'settings');
  assertFieldsExist(descriptor, typed.credentials, 'credentials');
  const apiBaseUrl = trimPasted(typed.apiBaseUrl ?? '') || null;
  const settings = filledIn(descriptor, typed.settings);
  const credentials = filledIn(descriptor, typed.credentials);
  assertOneOfEach(descriptor, [...Object.keys(settings), ...Object.keys(credentials)]);
  assertNoMask(descriptor, credentials);

  const removed = typed.removed ?? [];
  assertRemovable(descriptor, removed);
  const kept = keptCredentials(descriptor, { settings, credentials }, saved).filter((id) => !removed.includes(id));
  const [first] = kept;
  if (saved && first !== undefined) assertSameDestination(descriptor, first, saved, { settings, apiBaseUrl });
  return { settings, credentials, kept, apiBaseUrl };
}

/** Throws `invalid-input` when a credential that was saved with `saved` would be sent to another address with `next` (N14). */
export function assertSameDestination(descriptor: ProviderDescriptor, credentialId: string, saved: Pick<StoredIntegration, 'settings' | 'apiBaseUrl'>, next: Pick<TypedValues, 'settings' | 'apiBaseUrl'>): void {
  if (!destinationChanged(descriptor, saved, next)) return;
  const label = fieldOf(withNamedSecrets(descriptor, [credentialId]), credentialId)?.label ?? credentialId;
  throw new AppError('invalid-input', `${descriptor.label} would be reached at another address. Type ${label} again: a saved credential is only sent where it was set for.`, `credentials.${credentialId}`);
}

/** Throws `invalid-input` with the path of the first field that is missing or cannot be sent. Warnings never keep anyone from saving. */
export function assertSavable(descriptor: ProviderDescriptor, { settings, credentials, kept, apiBaseUrl }: AcceptedValues): void {
  const issue = checkFields(descriptor, { settings, credentials, saved: kept, apiBaseUrl }).find(({ severity }) => severity === 'error');
  if (issue) throw new AppError('invalid-input', issue.message, fieldPath(withNamedSecrets(descriptor, [issue.field]), issue.field));
}

/** True when nothing but the name may differ: what was found out about the saved values still holds. */
export function sameValues(accepted: AcceptedValues, saved: StoredIntegration): boolean {
  const ids = (values: object) => Object.keys(values).sort().join(' ');
  return (
    accepted.apiBaseUrl === saved.apiBaseUrl &&
    Object.keys(accepted.credentials).length === 0 &&
    [...accepted.kept].sort().join(' ') === ids(saved.credentials) &&
    ids(accepted.settings) === ids(saved.settings) &&
    Object.entries(accepted.settings).every(([id, value]) => saved.settings[id] === value)
  );
}

function assertFieldsExist(descriptor: ProviderDescriptor, values: FieldValues, kind: 'settings' | 'credentials'): void {
  for (const id of Object.keys(values)) {
    const field = fieldOf(descriptor, id);
    const path = `${kind}.${id}`;
    if (!field || field.hidden) throw new AppError('invalid-input', `${descriptor.label} has no such field.`, path);
    if ((field.secret === true) === (kind === 'credentials')) continue;
    throw new AppError('invalid-input', field.secret ? `${field.label} is a secret and belongs to the credentials.` : `${field.label} is a setting and no credential.`, path);
  }
}

/** What a provider asks for is replaced; only what a person added by name, or what may be left out, can go without anything in its place. */
function assertRemovable({ alternatives }: ProviderDescriptor, removed: readonly string[]): void {
  const optional = alternatives.filter(mayBeLeftOut).flatMap(({ options }) => options.flatMap(({ fields }) => fields));
  if (!removed.every((id) => isNamedSecret(id) || optional.includes(id))) throw new AppError('invalid-input', 'Only secrets that were added by name, or that may be left out, can be removed.', 'removed');
}

function filledIn(descriptor: ProviderDescriptor, values: FieldValues): FieldValues {
  const entries = descriptor.fields.map((field) => [field.id, cleanValue(field, values[field.id] ?? '')] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** What stands for a secret on a screen is never taken for the secret itself (N13). */
function assertNoMask(descriptor: ProviderDescriptor, credentials: FieldValues): void {
  for (const [id, value] of Object.entries(credentials)) {
    if (isMask(value)) throw new AppError('invalid-input', `This is a mask and not the ${fieldOf(descriptor, id)?.label ?? id} itself. Leave the field empty to keep what is saved.`, `credentials.${id}`);
  }
}

/** Refuses values of two options of one alternative: which of them would be used must never be a guess. */
function assertOneOfEach(descriptor: ProviderDescriptor, typedIds: readonly string[]): void {
  for (const alternative of descriptor.alternatives) {
    const extra = fieldsNotChosen(alternative, typedIds).find((id) => typedIds.includes(id));
    if (extra === undefined) continue;
    const labels = alternative.options.map(({ label }) => label).join(' or ');
    throw new AppError('invalid-input', `Use one of these, not both: ${labels}. Empty the fields of the other.`, fieldPath(descriptor, extra));
  }
}

/**
 * What was typed decides which option is used; where nothing of an alternative was typed, what is saved does. Settings always come whole, so where
 * an alternative may be left out and the saved option has settings, their absence says that it was. One of secrets alone stays until it is removed.
 */
function keptCredentials(descriptor: ProviderDescriptor, typed: Pick<TypedValues, 'settings' | 'credentials'>, saved: StoredIntegration | null): string[] {
  if (!saved) return [];
  const typedIds = [...Object.keys(typed.settings), ...Object.keys(typed.credentials)];
  const savedIds = Object.keys(saved.credentials);
  const dropped = descriptor.alternatives.flatMap((alternative) => {
    const mentioned = alternative.options.some(({ fields }) => fields.some((id) => typedIds.includes(id)));
    return fieldsNotChosen(alternative, mentioned || wasLeftOut(descriptor, alternative, saved) ? typedIds : savedIds);
  });
  return savedIds.filter((id) => fieldOf(descriptor, id)?.secret && !dropped.includes(id) && typed.credentials[id] === undefined);
}

const mayBeLeftOut = ({ options }: Alternative): boolean => options[0]?.fields.length === 0;

function wasLeftOut(descriptor: ProviderDescriptor, alternative: Alternative, saved: StoredIntegration): boolean {
  const { fields } = chosenOption(alternative, [...Object.keys(saved.settings), ...Object.keys(saved.credentials)]);
  return mayBeLeftOut(alternative) && fields.some((id) => fieldOf(descriptor, id)?.secret !== true);
}

function fieldsNotChosen(alternative: Alternative, presentIds: readonly string[]): string[] {
  const chosen = chosenOption(alternative, presentIds);
  return alternative.options.flatMap(({ fields }) => fields).filter((id) => !chosen.fields.includes(id));
}

function fieldOf(descriptor: ProviderDescriptor, id: string): Field | undefined {
  return descriptor.fields.find((field) => field.id === id);
}

function fieldPath(descriptor: ProviderDescriptor, id: string): string {
  const field = fieldOf(descriptor, id);
  return field ? `${field.secret ? 'credentials' : 'settings'}.${id}` : id;
}
