import type { CallInput, Topic } from '../../shared/contract';
import { customCodeId } from '../../shared/model/action';
import type { IntegrationView, StoredIntegration } from '../../shared/model/integration';
import type { Channel } from '../../shared/model/message';
import type { ProviderDescriptor } from '../../shared/model/provider';
import type { Role } from '../../shared/model/roles';
import { codeOf, keepVersions } from '../actions/versions';
import { AppError } from '../app-error';
import { applyAssignments } from '../assignments/rules';
import { assignmentsNote, countOf, integrationChanges, integrationSubject } from '../audit/changes';
import type { Changed } from '../changed';
import type { Clock, Ids } from '../ports';
import type { FindProvider } from '../providers/provider';
import { isoTime } from '../time';
import type { AuditedVault } from '../vault/vault';
import { builtIns } from './built-in';
import { sealedCredentials } from './credentials';
import type { RecentChecks } from './recent-checks';
import { acceptIntegrationName, assertNotActive, findForChange } from './rules';
import { acceptOverrides } from './template-overrides';
import { acceptValues, assertSavable } from './values';
import { viewForSupport, viewOf, viewOfBuiltIn } from './view';
import { withValues } from './with-values';

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
    /** Built-in services first, then in the order of their creation. Support is told nothing about credentials and code. */
    list: (): IntegrationView[] => {
      const content = vault.read();
      const views = [...builtIns.map((builtIn) => viewOfBuiltIn(content, builtIn)), ...content.integrations.map((integration) => viewOf(content, integration))];
      return role() === 'administrator' ? views : views.map(viewForSupport);
    },

    /** Saves and, in the same write, makes it the default of the given environments. */
    create: async (input: CallInput<'integrations.create'>): Promise<IntegrationView> => {
      const descriptor = describe(findProvider, input.providerId, input.channel);
      const values = acceptValues(descriptor, input, null);
      assertSavable(descriptor, values);
      await assertCode(null, { channel: input.channel, providerId: descriptor.id, settings: values.settings });
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
        keepVersions(content, { at, by: user });
        const defaults = input.defaults.map((change) => ({ ...change, integrationId: id }));
        applyAssignments(content, input.channel, defaults, { at, by: user }, 'defaults');
        const assigned = assignmentsNote(content, input.channel, defaults);
        note({ action: 'created', subject: integrationSubject(integration), changes: integrationChanges(descriptor, null, integration), summary: assigned === null ? 'Not in use' : `Used in ${assigned.summary}` });
        if (assigned !== null) note(assigned);
        return viewOf(content, integration);
      });
      changed(...topicsOf(view), ...(input.defaults.length > 0 ? (['assignments'] as const) : []));
      return view;
    },

    /** Other template overrides say nothing about the credentials. Without any change the revision stays. */
    update: async (input: CallInput<'integrations.update'>): Promise<IntegrationView> => {
      const present = vault.read().integrations.find(({ id }) => id === input.id);
      if (present) await assertCode(present, { ...present, settings: input.settings });
      const view = await vault.change((content, note) => {
        const integration = findForChange(content, input.id, input.revision, clock.now());
        const descriptor = describe(findProvider, integration.providerId, integration.channel);
        const who = { at: isoTime(clock.now()), by: user };
        const changedValues = withValues({ vault, recentChecks }, descriptor, integration, input, who);
        const next: StoredIntegration = {
          ...changedValues,
          name: acceptIntegrationName(content, integration.channel, input.name, integration.id),
          templateOverrides: input.templateOverrides === undefined ? integration.templateOverrides : acceptOverrides(descriptor, input.templateOverrides),
        };
        const changes = integrationChanges(descriptor, integration, next);
        if (changes.length > 0) {
          note({ action: 'changed', subject: integrationSubject(integration), changes, summary: countOf(changes) });
          Object.assign(integration, next);
          keepVersions(content, who);
        }
        return viewOf(content, integration);
      });
      changed(...topicsOf(view));
      return view;
    },

    delete: async ({ id, revision }: CallInput<'integrations.delete'>): Promise<null> => {
      const deleted = await vault.change((content, note) => {
        const integration = findForChange(content, id, revision, clock.now());
        assertNotActive(content, integration);
        content.integrations = content.integrations.filter((other) => other !== integration);
        keepVersions(content, { at: isoTime(clock.now()), by: user });
        // What a promotion keeps to be rolled back holds credentials too.
        content.promotions = content.promotions.filter(({ updated }) => updated.every(({ before }) => before.id !== id));
        const changes = integrationChanges(findProvider(integration.providerId)?.descriptor ?? null, integration, null);
        note({ action: 'deleted', subject: integrationSubject(integration), changes, summary: storedCredentials(integration) });
        return integration;
      });
      changed(...topicsOf(deleted));
      return null;
    },
  };
}

function topicsOf(integration: Pick<StoredIntegration, 'providerId'>): Topic[] {
  return integration.providerId === customCodeId ? ['integrations', 'actions'] : ['integrations'];
}

/** Throws `invalid-input` for another code than before that could not be called. Reading code takes a parser, which is loaded where there is code. */
async function assertCode(before: StoredIntegration | null, after: Pick<StoredIntegration, 'channel' | 'providerId' | 'settings'>): Promise<void> {
  const code = codeOf(after);
  if (code === null || (before !== null && code === codeOf(before))) return;
  const { assertDeployable } = await import('../actions/deployable');
  assertDeployable(code, after.channel, 'settings.code');
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
