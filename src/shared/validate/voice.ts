import type { FieldValues } from '../model/integration';
import type { ProviderDescriptor } from '../model/provider';

/**
 * Why an integration of a provider that offers voice cannot place calls as it is configured: the provider's sentence, or null when it can.
 * `credentials`: ids of those that are typed or stored.
 */
export function voiceObstacle({ voiceNeeds = [] }: Pick<ProviderDescriptor, 'voiceNeeds'>, settings: FieldValues, credentials: readonly string[]): string | null {
  const isMet = ({ field, match }: (typeof voiceNeeds)[number]) => {
    const value = Object.hasOwn(settings, field) ? (settings[field] ?? '') : '';
    return match === undefined ? value !== '' || credentials.includes(field) : new RegExp(match, 'u').test(value);
  };
  return voiceNeeds.find((need) => !isMet(need))?.note ?? null;
}
