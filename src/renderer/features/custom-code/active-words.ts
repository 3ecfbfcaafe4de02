import type { Environment } from '../../../shared/model/environment';
import { shortNameList } from '../../ui/words';

/** Where code that is deployed now takes effect, in a sentence. */
export function usedFromNowOn(activeIn: readonly Environment[]): string {
  return activeIn.length === 0 ? 'Not in use in any environment yet.' : `Active in ${shortNameList(activeIn.map(({ name }) => name))}: used from now on.`;
}
