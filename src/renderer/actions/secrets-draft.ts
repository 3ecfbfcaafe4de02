import { secretNameSchema } from '../../shared/model/action';
import type { CredentialInfo, FieldValues } from '../../shared/model/integration';
import type { FieldIssue } from '../../shared/validate/fields';
import { isNamedSecret, namedSecretId, secretName } from '../../shared/named-secrets';
import { readSecrets } from '../../shared/actions/secrets';

/** A secret that is not saved yet. */
export interface AddedSecret {
  /** Stays the same while the name is typed. */
  key: string;
  name: string;
  value: string;
}

/** What a person has done to the named secrets and not saved. Lives in the page's memory alone. */
export interface SecretsDraft {
  added: readonly AddedSecret[];
  /** Id of a saved secret -> what replaces it. */
  replaced: FieldValues;
  /** Ids of saved secrets that go. */
  removed: readonly string[];
}

/** Credential id -> what is known of it. */
export type SavedSecrets = Readonly<Record<string, CredentialInfo>>;

export const untouchedSecrets: SecretsDraft = { added: [], replaced: {}, removed: [] };

export const savedSecretIds = (saved: SavedSecrets): string[] => Object.keys(saved).filter(isNamedSecret).sort();

/** The field of issues about the name of a secret that is not saved yet. */
export const secretNameField = (key: string): string => `secretName.${key}`;

/** Anything that saving would take, or that only the person could give back. */
export function isSecretsTouched({ added, replaced, removed }: SecretsDraft): boolean {
  return removed.length > 0 || added.some(({ name, value }) => name !== '' || value !== '') || Object.values(replaced).some((value) => value !== '');
}

/** As it is sent: credentials by their ids, and the saved ones that go without another in their place. */
export function secretsSubmission({ added, replaced, removed }: SecretsDraft): { credentials: FieldValues; removed: string[] } {
  const named = added.filter(({ name, value }) => secretNameSchema.safeParse(name).success && value !== '');
  const credentials = Object.fromEntries([...Object.entries(replaced).filter(([id, value]) => value !== '' && !removed.includes(id)), ...named.map(({ name, value }) => [namedSecretId(name), value] as const)]);
  return { credentials, removed: removed.filter((id) => credentials[id] === undefined) };
}

/** Names that the code would find when this was saved. */
export function secretNames({ added, removed }: SecretsDraft, saved: SavedSecrets): string[] {
  return [...savedSecretIds(saved).filter((id) => !removed.includes(id)).map(secretName), ...added.map(({ name }) => name).filter((name) => name !== '')];
}

/** What keeps a name from being used; null: nothing, also for an empty one. */
export function nameProblem(draft: SecretsDraft, saved: SavedSecrets, { key, name }: AddedSecret): string | null {
  if (name === '') return null;
  if (!secretNameSchema.safeParse(name).success) return 'Letters, digits and underscores, no digit first, at most 100.';
  const others = secretNames({ ...draft, added: draft.added.filter((other) => other.key !== key) }, saved);
  return others.includes(name) ? `There is a secret ${name} already.` : null;
}

/** What is wrong with the rows themselves. What is wrong with a value is found with every other field's. `demanded`: saved secrets have to be typed anew. */
export function secretsIssues(draft: SecretsDraft, saved: SavedSecrets, demanded: boolean): FieldIssue[] {
  const issue = (field: string, message: string): FieldIssue => ({ field, severity: 'error', message });
  const kept = savedSecretIds(saved).filter((id) => !draft.removed.includes(id) && (draft.replaced[id] ?? '') === '');
  return [
    ...(demanded ? kept.map((id) => issue(id, 'Type it again, or remove it.')) : []),
    ...draft.added.flatMap((secret) => {
      const problem = nameProblem(draft, saved, secret) ?? (secret.name === '' && secret.value !== '' ? 'Give the secret a name.' : null);
      if (problem !== null) return [issue(secretNameField(secret.key), problem)];
      return secret.name !== '' && secret.value === '' ? [issue(namedSecretId(secret.name), `Enter the value of ${secret.name}.`)] : [];
    }),
  ];
}

/** What is typed at the place that an issue is about. */
export function secretText({ added, replaced }: SecretsDraft, field: string): string {
  const secret = added.find(({ key, name }) => secretNameField(key) === field || namedSecretId(name) === field);
  if (secret === undefined) return replaced[field] ?? '';
  return secretNameField(secret.key) === field ? secret.name : secret.value;
}

/** True for the field of an issue that is about a named secret. */
export const isSecretField = (field: string): boolean => isNamedSecret(field) || field.startsWith(secretNameField(''));

/** What was pasted into the name of a row, where it is more than a name: the rows that come of it, or what is wrong with it in a sentence. null: it is only a name. */
export function pastedSecrets(draft: SecretsDraft, saved: SavedSecrets, text: string, row: AddedSecret, newKey: () => string): { draft: SecretsDraft; count: number } | string | null {
  if (!/[={\n]/.test(text.trim())) return null;
  const found = readSecrets(text);
  if (typeof found === 'string') return found;
  const others = draft.added.filter(({ key }) => key !== row.key);
  const next = Object.entries(found).reduce((sum, [name, value]) => withSecret(sum, saved, { key: newKey(), name, value }), { ...draft, added: row.value === '' ? others : draft.added });
  return { draft: next, count: Object.keys(found).length };
}

/** Takes the place of a secret of the same name. */
function withSecret(draft: SecretsDraft, saved: SavedSecrets, secret: AddedSecret): SecretsDraft {
  const id = namedSecretId(secret.name);
  if (saved[id] !== undefined) return { ...draft, replaced: { ...draft.replaced, [id]: secret.value }, removed: draft.removed.filter((other) => other !== id) };
  const known = draft.added.some(({ name }) => name === secret.name);
  return { ...draft, added: known ? draft.added.map((other) => (other.name === secret.name ? { ...other, value: secret.value } : other)) : [...draft.added, secret] };
}
