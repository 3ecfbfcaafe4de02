import type { CallInput } from '../../shared/contract';
import type { IntegrationView, StoredIntegration } from '../../shared/model/integration';
import type { Channel } from '../../shared/model/message';
import type { ProviderDescriptor } from '../../shared/model/provider';
import type { Role } from '../../shared/model/roles';
import { AppError } from '../app-error';
import { applyAssignments } from '../assignments/rules';
import { assignmentsNote, countOf, integrationChanges, integrationSubject } from '../audit/changes';
import type { Changed } from '../changed';
import type { Clock, Ids } from '../ports';
import type { FindProvider } from '../providers/provider';
import { isoTime } from '../time';
import type { AuditedVault } from '../vault/vault';
import { builtIns } from './built-in';
import { openCredentials, sealedCredentials } from './credentials';
import type { RecentChecks } from './recent-checks';
import { acceptIntegrationName, assertNotActive, findForChange } from './rules';
import { acceptOverrides } from './template-overrides';
import { acceptValues, assertSavable, sameValues } from './values';
import { viewOf, viewOfBuiltIn } from './view';

interface Tools {
  vault: AuditedVault;
  role: () => Role;
  clock: Clock;
  ids: Ids;
  /** Written beside each change. */
  user: string;
  findProvider: FindProvider;
  recentChecks: RecentChecks;
  changed: Changed;
}

/** The named configurations of providers. Every change is one atomic write; credentials go in sealed and never come out. */
export function createIntegrations({ vault, role, clock, ids, user, findProvider, recentChecks, changed }: Tools) {
  return {
    /** Built-in services first, then in the order of their creation. Support is told nothing about credentials. */
    list: (): IntegrationView[] => {
      const content = vault.read();
      const views = [...builtIns.map((builtIn) => viewOfBuiltIn(content, builtIn)), ...content.integrations.map((integration) => viewOf(content, integration))];
      return role() === 'administrator' ? views : views.map((view) => ({ ...view, credentials: {} }));
    },

    /** Saves and, in the same write, makes it the default of the given environments. */
    create: async (input: CallInput<'integrations.create'>): Promise<IntegrationView> => {
      const descriptor = describe(findProvider, input.providerId, input.channel);
      const values = acceptValues(descriptor, input, null);
      assertSavable(descriptor, values);
      const templateOverrides = acceptOverrides(descriptor, input.templateOverrides ?? []);
      const view = await vault.change((content, note) => {
        const id = ids.next();
        const at = isoTime(clock.now());
        const integration: StoredIntegration = {
          id,
          channel: input.channel,
          providerId: descriptor.id,
          name: acceptIntegrationName(content, input.channel, input.name, null),
          settings: values.settings,
          credentials: sealedCredentials(vault, descriptor, id, values, {}, { at, by: user }),
          apiBaseUrl: values.apiBaseUrl,
          templateOverrides,
          check: recentChecks.find(descriptor.id, values),
          lastTest: null,
          createdAt: at,
          updatedAt: at,
          updatedBy: user,
          revision: 0,
        };
        content.integrations.push(integration);
        const defaults = input.defaults.map((change) => ({ ...change, integrationId: id }));
        applyAssignments(content, input.channel, defaults, { at, by: user }, 'defaults');
        const assigned = assignmentsNote(content, input.channel, defaults);
        note({ action: 'created', subject: integrationSubject(integration), changes: integrationChanges(descriptor, null, integration), summary: assigned === null ? 'Not in use' : `Used in ${assigned.summary}` });
        if (assigned !== null) note(assigned);
        return viewOf(content, integration);
      });
      if (input.defaults.length > 0) changed('integrations', 'assignments');
      else changed('integrations');
      return view;
    },

    /** A changed value makes the last credential check void, unless the new values were checked before they were saved; a new name or other template overrides do not. Without any change the revision stays. */
    update: async (input: CallInput<'integrations.update'>): Promise<IntegrationView> => {
      const view = await vault.change((content, note) => {
        const integration = findForChange(content, input.id, input.revision, clock.now());
        const descriptor = describe(findProvider, integration.providerId, integration.channel);
        const values = acceptValues(descriptor, input, integration);
        assertSavable(descriptor, values);
        const at = isoTime(clock.now());
        const check = sameValues(values, integration) ? integration.check : recentChecks.find(descriptor.id, { ...values, credentials: { ...openCredentials(vault, integration, values.kept), ...values.credentials } });
        const next: StoredIntegration = {
          ...integration,
          name: acceptIntegrationName(content, integration.channel, input.name, integration.id),
          settings: values.settings,
          credentials: sealedCredentials(vault, descriptor, integration.id, values, integration.credentials, { at, by: user }),
          apiBaseUrl: values.apiBaseUrl,
          templateOverrides: input.templateOverrides === undefined ? integration.templateOverrides : acceptOverrides(descriptor, input.templateOverrides),
          check,
          updatedAt: at,
          updatedBy: user,
          revision: integration.revision + 1,
        };
        const changes = integrationChanges(descriptor, integration, next);
        if (changes.length > 0) {
          note({ action: 'changed', subject: integrationSubject(integration), changes, summary: countOf(changes) });
          Object.assign(integration, next);
        }
        return viewOf(content, integration);
      });
      changed('integrations');
      return view;
    },

    delete: async ({ id, revision }: CallInput<'integrations.delete'>): Promise<null> => {
      await vault.change((content, note) => {
        const integration = findForChange(content, id, revision, clock.now());
        assertNotActive(content, integration);
        content.integrations = content.integrations.filter((other) => other !== integration);
        // What a promotion keeps to be rolled back holds credentials too.
        content.promotions = content.promotions.filter(({ updated }) => updated.every(({ before }) => before.id !== id));
        const changes = integrationChanges(findProvider(integration.providerId)?.descriptor ?? null, integration, null);
        note({ action: 'deleted', subject: integrationSubject(integration), changes, summary: storedCredentials(integration) });
      });
      changed('integrations');
      return null;
    },
  };
}

function storedCredentials({ credentials }: StoredIntegration): string {
  const count = Object.keys(credentials).length;
  return count === 1 ? 'With 1 stored credential' : `With ${count} stored credentials`;
}

/** The descriptor of a provider that serves this channel. Throws `invalid-input` for any other. */
export function describe(findProvider: FindProvider, providerId: string, channel: Channel): ProviderDescriptor {
  const descriptor = findProvider(providerId)?.descriptor;
  if (!descriptor?.channels.includes(channel)) throw new AppError('invalid-input', 'Dispatchbox has no such provider for this channel.', 'providerId');
  return descriptor;
}
