import type { FieldValues } from '../../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../../shared/model/provider';
import type { FormState } from '../form-state';

/** Fields that are filled in together, from a preset or a pasted command. */
export interface Filling {
  /** What it is called: "Plain JSON webhook". */
  title: string;
  /** What is still to be done, in a sentence. */
  next: string;
  /** Settings and credentials alike, by field id. */
  values: FieldValues;
  /** Option of the alternative `authentication`. */
  authentication: string;
}

const alternative = 'authentication';

/** A value as the form holds it: the usual choice is an empty one. */
const held = ({ fields }: ProviderDescriptor, id: string, value: string) => (fields.find((field) => field.id === id)?.fallback === value ? '' : value);

export function filledForm(descriptor: ProviderDescriptor, form: FormState, { values, authentication }: Filling): FormState {
  const filled = Object.entries(values).map(([id, value]) => [id, held(descriptor, id, value)] as const);
  return { ...form, values: { ...form.values, ...Object.fromEntries(filled) }, options: { ...form.options, [alternative]: authentication } };
}

/** Labels of the fields in which something else is typed. */
export function replacedBy(descriptor: ProviderDescriptor, form: FormState, filling: Filling): string[] {
  const now = filledForm(descriptor, form, filling);
  return descriptor.fields.filter(({ id }) => (form.values[id] ?? '').trim() !== '' && form.values[id] !== now.values[id]).map(({ label }) => label);
}

/** What was filled in is still as it was filled in, so that it can be taken back without losing anything typed since. */
export function isUntouched(descriptor: ProviderDescriptor, form: FormState, filling: Filling): boolean {
  return form.options[alternative] === filling.authentication && Object.entries(filling.values).every(([id, value]) => (form.values[id] ?? '') === held(descriptor, id, value));
}

/** The filled fields as they were before. */
export function takenBack(form: FormState, before: FormState, { values }: Filling): FormState {
  const old = Object.keys(values).map((id) => [id, before.values[id] ?? ''] as const);
  return { ...form, values: { ...form.values, ...Object.fromEntries(old) }, options: { ...form.options, [alternative]: before.options[alternative] ?? '' } };
}
