import type { Guide } from '../../shared/model/provider';
import { AppError } from '../app-error';
import type { FindProvider } from './provider';

/** Answers the setup guide of a provider, loaded when it is asked for. Throws `not-found`. */
export function createGuideOf(findProvider: FindProvider) {
  return async ({ providerId }: { providerId: string }): Promise<Guide> => {
    const entry = findProvider(providerId);
    if (entry === undefined) throw new AppError('not-found', 'Dispatchbox has no such provider.', 'providerId');
    return (await entry.loadGuide()).guide;
  };
}
