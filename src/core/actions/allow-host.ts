import { allowedHostsField, comparedHost, hostsIn, isHost } from '../../shared/actions/allowed-hosts';
import type { CallInput } from '../../shared/contract';
import { customCodeId } from '../../shared/model/action';
import type { StoredIntegration } from '../../shared/model/integration';
import type { Field } from '../../shared/model/provider';
import type { Role } from '../../shared/model/roles';
import { isNamedSecret, secretName } from '../../shared/named-secrets';
import { needsAdministrator } from '../../shared/permissions';
import { checkField } from '../../shared/validate/fields';
import { AppError } from '../app-error';
import { countOf, integrationChanges, integrationSubject } from '../audit/changes';
import type { Changed } from '../changed';
import { findForChange } from '../integrations/rules';
import type { Clock } from '../ports';
import type { FindProvider } from '../providers/provider';
import { isoTime } from '../time';
import type { AuditedVault, VaultContent } from '../vault/vault';
import type { HostQuestions } from './host-questions';

interface Tools {
  vault: AuditedVault;
  role: () => Role;
  clock: Clock;
  /** Written beside the change. */
  user: string;
  findProvider: FindProvider;
  hostQuestions: HostQuestions;
  changed: Changed;
}

/**
 * Adds a host to those that the saved code of an integration may ask. The person confirms it outside of the page, which is why the secrets need not be typed anew.
 * Answers `changed: false` when they refused. Errors: `not-found`, `conflict`, `invalid-input`, and `forbidden` when the rights ran out meanwhile.
 */
export function createAllowHost({ vault, role, clock, user, findProvider, hostQuestions, changed }: Tools) {
  return async ({ integrationId, revision, host: typed }: CallInput<'actions.allowHost'>): Promise<{ changed: boolean }> => {
    const host = comparedHost(typed);
    const allowed = (content: Readonly<VaultContent>): { integration: StoredIntegration; settings: StoredIntegration['settings'] } => {
      const integration = findForChange(content, integrationId, revision, clock.now());
      return { integration, settings: settingsWith(integration, host, findProvider) };
    };
    const { integration: asked } = allowed(vault.read());
    const secrets = Object.keys(asked.credentials).filter(isNamedSecret).map(secretName);
    if (!(await hostQuestions.forGood(host, { name: asked.name, secrets }))) return { changed: false };
    await vault.change((content, note) => {
      if (role() !== 'administrator') throw new AppError('forbidden', needsAdministrator);
      const { integration, settings } = allowed(content);
      const next = { ...integration, settings, check: null, updatedAt: isoTime(clock.now()), updatedBy: user, revision: integration.revision + 1 };
      const changes = integrationChanges(findProvider(integration.providerId)?.descriptor ?? null, integration, next);
      note({ action: 'changed', subject: integrationSubject(integration), changes, summary: countOf(changes) });
      Object.assign(integration, next);
    });
    changed('integrations');
    return { changed: true };
  };
}

function settingsWith(integration: StoredIntegration, host: string, findProvider: FindProvider): StoredIntegration['settings'] {
  const field = findProvider(integration.providerId)?.descriptor.fields.find(({ id }) => id === allowedHostsField);
  if (integration.providerId !== customCodeId || field === undefined) throw new AppError('invalid-input', `${integration.name} has no code of its own.`, 'integrationId');
  if (!isHost(host)) throw new AppError('invalid-input', 'This is not a host. Write api.example.com, without https:// and without a path.', 'host');
  const hosts = hostsIn(integration.settings[field.id] ?? '');
  if (hosts.includes(host)) throw new AppError('invalid-input', `${host} is among the allowed hosts already.`, 'host');
  const value = [...hosts, host].join('\n');
  assertFits(field, value);
  return { ...integration.settings, [field.id]: value };
}

function assertFits(field: Field, value: string): void {
  const issue = checkField(field, value);
  if (issue?.severity === 'error') throw new AppError('invalid-input', `${field.label}: ${issue.message}`, 'host');
}
