import type { ProviderEntry } from './provider';
import { sendgrid } from './sendgrid/descriptor';
import { twilio } from './twilio/descriptor';

/** Every provider, in the order of its card. The adapter and its SDK are loaded on first use. */
export const providers: readonly ProviderEntry[] = [
  { descriptor: twilio, load: () => import('./twilio/adapter') },
  { descriptor: sendgrid, load: () => import('./sendgrid/adapter') },
];

/** The entry with this id, or undefined. */
export function findProvider(id: string): ProviderEntry | undefined {
  return providers.find(({ descriptor }) => descriptor.id === id);
}
