import { ProviderFailure } from './provider-failure';

/** Asks what a check can do without: a refusal becomes the value, but a cancellation or the deadline still ends the whole check. */
export async function sideQuestion<T>(question: () => Promise<T>): Promise<T | ProviderFailure> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof ProviderFailure && error.error.kind !== 'cancelled' && error.error.kind !== 'timeout') return error;
    throw error;
  }
}
