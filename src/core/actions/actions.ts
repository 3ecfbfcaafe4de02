import type { CallInput } from '../../shared/contract';
import { cannedAnswerSchema, customCodeId, maxCodeBytes } from '../../shared/model/action';
import type { ActionState, StoredAction } from '../../shared/model/action-version';
import type { StoredIntegration } from '../../shared/model/integration';
import type { TestSendReport } from '../../shared/model/report';
import { withPlainLineEnds } from '../../shared/validate/characters';
import { AppError } from '../app-error';
import type { Who } from '../assignments/rules';
import { fieldChanges, integrationChanges, integrationSubject } from '../audit/changes';
import type { Changed } from '../changed';
import { findBuiltIn } from '../integrations/built-in';
import { describe } from '../integrations/integrations';
import type { RecentChecks } from '../integrations/recent-checks';
import { resolveTarget } from '../integrations/target';
import { withValues } from '../integrations/with-values';
import type { Operations } from '../operations';
import type { Clock } from '../ports';
import type { FindProvider } from '../providers/provider';
import { runSend } from '../providers/run';
import { assertSendable } from '../test-send/test-send';
import { isoTime, spokenTime } from '../time';
import type { AuditedVault, VaultContent } from '../vault/vault';
import { assertDeployable } from './deployable';
import type { StartSandbox } from './run-action';
import { codeOf, deployedVersion, keepVersions } from './versions';

interface Tools {
  vault: AuditedVault;
  clock: Clock;
  /** Written beside each draft and version. */
  user: string;
  findProvider: FindProvider;
  operations: Operations;
  startSandbox: StartSandbox;
  recentChecks: RecentChecks;
  changed: Changed;
}

/** An integration that runs code, with its drafts and versions. */
interface Coded {
  integration: StoredIntegration;
  action: StoredAction;
}

/**
 * Drafts and versions of the code of integrations. What sends is the deployed code, which stands in the settings of the integration: a draft never
 * affects it. Every method throws AppError `not-found` for an integration that is gone, and `invalid-input` for one that runs no code.
 */
export function createActions({ vault, clock, user, findProvider, operations, startSandbox, recentChecks, changed }: Tools) {
  const who = (): Who => ({ at: isoTime(clock.now()), by: user });

  /** Throws `conflict` when draft or versions are no longer as the person saw them. */
  const findForChange = (content: Readonly<VaultContent>, integrationId: string, revision: number): Coded => {
    const { integration, action } = findCoded(content, integrationId);
    if (action.revision !== revision) throw new AppError('conflict', `${action.updatedBy} changed the code of ${integration.name} ${spokenTime(action.updatedAt, clock.now())}.`, 'revision');
    return { integration, action };
  };

  /** The code becomes the one of the integration, with everything that saving the integration means. Answers what changed, for the audit log. */
  const replaceCode = (content: VaultContent, { integration, action }: Coded, code: string, restored: number | null) => {
    const descriptor = describe(findProvider, integration.providerId, integration.channel);
    const by = who();
    const next = withValues({ vault, recentChecks }, descriptor, integration, { settings: { ...integration.settings, code }, credentials: {}, apiBaseUrl: integration.apiBaseUrl }, by);
    const [before, changes] = [deployedVersion(action).number, integrationChanges(descriptor, integration, next)];
    Object.assign(integration, next);
    keepVersions(content, by, restored);
    const { number } = deployedVersion(findCoded(content, integration.id).action);
    return { number, changes: [...fieldChanges([{ field: 'Version', before: `${before}`, after: `${number}` }]), ...changes] };
  };

  return {
    get: ({ integrationId }: CallInput<'actions.get'>): ActionState => stateOf(findCoded(vault.read(), integrationId).action),

    /** Throws `not-found` also for a version that is kept no longer. */
    version: ({ integrationId, number }: CallInput<'actions.version'>): { code: string } => {
      const { code } = findVersion(findCoded(vault.read(), integrationId), number);
      return { code };
    },

    /** Takes code that does not parse: a draft is work that is not finished. Throws `invalid-input` for more than 100 kB. */
    saveDraft: async (input: CallInput<'actions.saveDraft'>): Promise<ActionState> => {
      const code = acceptCode(input.code);
      const state = await vault.change((content, note) => {
        const { integration, action } = findForChange(content, input.integrationId, input.revision);
        const deployed = deployedVersion(action);
        const present = action.draft?.code ?? deployed.code;
        if (code === present) return stateOf(action);
        const { at, by } = who();
        const next: StoredAction = { ...action, draft: code === deployed.code ? null : { code, at, by }, updatedAt: at, updatedBy: by, revision: action.revision + 1 };
        replaceAction(content, next);
        note({ action: 'draft-saved', subject: integrationSubject(integration), summary: next.draft === null ? `Back to version ${deployed.number}, without a draft` : `Version ${deployed.number} stays deployed` });
        return stateOf(next);
      });
      changed('actions');
      return state;
    },

    /** Throws `invalid-input`, with the line, for code that cannot be called. Code that is deployed already only drops the draft. */
    deploy: async (input: CallInput<'actions.deploy'>): Promise<ActionState> => {
      const code = acceptCode(input.code);
      const present = findForChange(vault.read(), input.integrationId, input.revision);
      assertDeployable(code, present.integration.channel, 'code');
      const state = await vault.change((content, note) => {
        const coded = findForChange(content, input.integrationId, input.revision);
        const { integration, action } = coded;
        const isDeployed = deployedVersion(action).code === code;
        if (isDeployed && action.draft === null) return stateOf(action);
        const { at, by } = who();
        replaceAction(content, { ...action, draft: null, updatedAt: at, updatedBy: by, revision: action.revision + (isDeployed ? 1 : 0) });
        if (isDeployed) note({ action: 'draft-saved', subject: integrationSubject(integration), summary: `Back to version ${deployedVersion(action).number}, without a draft` });
        else {
          const { number, changes } = replaceCode(content, coded, code, null);
          note({ action: 'deployed', subject: integrationSubject(integration), changes, summary: `Version ${number} deployed` });
        }
        return stateOf(findCoded(content, input.integrationId).action);
      });
      changed('actions', 'integrations');
      return state;
    },

    /** Throws `invalid-input` for a version that is what is deployed. */
    rollBack: async ({ integrationId, revision, number }: CallInput<'actions.rollBack'>): Promise<ActionState> => {
      const state = await vault.change((content, note) => {
        const coded = findForChange(content, integrationId, revision);
        const { code } = findVersion(coded, number);
        const deployed = deployedVersion(coded.action);
        if (code === deployed.code) throw new AppError('invalid-input', number === deployed.number ? `Version ${number} is deployed already.` : `Version ${number} says the same as version ${deployed.number}, which is deployed.`, 'number');
        const next = replaceCode(content, coded, code, number);
        note({ action: 'rolled-back', subject: integrationSubject(coded.integration), changes: next.changes, summary: `Version ${number} deployed again, as version ${next.number}` });
        return stateOf(findCoded(content, integrationId).action);
      });
      changed('actions', 'integrations');
      return state;
    },

    /** Runs the code as a test of typed values would, with every request answered here. Nothing is kept of it. Throws as a test does before it sends. */
    dryRun: ({ operationId, target, message, answers }: CallInput<'actions.dryRun'>): Promise<TestSendReport> => {
      return operations.run(operationId, (signal) => {
        const resolved = resolveTarget({ vault, findProvider }, target);
        if (resolved.kind === 'built-in' || resolved.entry.descriptor.id !== customCodeId) throw new AppError('invalid-input', 'Only code can be run dry.', 'target.providerId');
        const { entry, config, name, channels } = resolved;
        assertSendable({ label: name, channels, deliveries: entry.descriptor.deliveries }, message);
        return runSend(entry, config, message, { signal, clock, startSandbox, answers: answers.map((answer) => cannedAnswerSchema.parse(answer)) });
      });
    },
  };
}

function findCoded(content: Readonly<VaultContent>, integrationId: string): Coded {
  const builtIn = findBuiltIn(integrationId);
  const integration = content.integrations.find(({ id }) => id === integrationId);
  const refused = builtIn ?? (integration && codeOf(integration) === null ? integration : null);
  if (refused) throw new AppError('invalid-input', `${refused.name} runs no code of its own.`, 'integrationId');
  const action = content.actions.find((candidate) => candidate.integrationId === integrationId);
  if (!integration || !action) throw new AppError('not-found', 'This integration was deleted meanwhile.', 'integrationId');
  return { integration, action };
}

function findVersion({ integration, action }: Coded, number: number): StoredAction['versions'][number] {
  const version = action.versions.find((candidate) => candidate.number === number);
  if (!version) throw new AppError('not-found', `Version ${number} of ${integration.name} is not kept. The oldest one that is kept is version ${action.versions[0]?.number ?? 1}.`, 'number');
  return version;
}

function replaceAction(content: VaultContent, action: StoredAction): void {
  content.actions = content.actions.map((present) => (present.integrationId === action.integrationId ? action : present));
}

/** Throws `invalid-input` for more than 100 kB. */
function acceptCode(raw: string): string {
  const code = withPlainLineEnds(raw);
  if (Buffer.byteLength(code) > maxCodeBytes) throw new AppError('invalid-input', 'The code is longer than 100 kB, which is all that an action may have.', 'code');
  return code;
}

function stateOf(action: StoredAction): ActionState {
  const { integrationId, draft, versions, revision } = action;
  const rows = versions.map(({ code, ...row }) => ({ ...row, bytes: Buffer.byteLength(code) }));
  return { integrationId, draft, deployed: deployedVersion(action), versions: rows.reverse(), revision };
}
