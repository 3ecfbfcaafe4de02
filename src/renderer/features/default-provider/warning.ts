import type { IntegrationView } from '../../../shared/model/integration';
import { checkStatus } from '../../ui/status-words';

/** What speaks against relying on an integration, in two words beside its name. */
export function warningAbout(integration: Pick<IntegrationView, 'builtIn' | 'check' | 'lastTest'>, now: number): string | null {
  if (integration.builtIn) return null;
  if (checkStatus(integration, null, now).tone === 'bad') return 'Last check rejected';
  return integration.lastTest === null ? 'Never tested' : null;
}
