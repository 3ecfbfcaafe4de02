import type { FieldValues } from '../../shared/model/integration';
import type { ProviderDescriptor } from '../../shared/model/provider';

/** The shortest words for who sends. An identifier is named by its label and its last 4 characters, anything else stands as it is. */
export function senderOf(descriptor: ProviderDescriptor, settings: FieldValues): string | null {
  for (const id of descriptor.senderFields) {
    const value = settings[id];
    const field = descriptor.fields.find((candidate) => candidate.id === id);
    if (value === undefined || value === '' || field === undefined) continue;
    return field.mono === true && value.length > 16 ? `${field.label} ••${value.slice(-4)}` : value;
  }
  return null;
}
