import { performance } from 'node:perf_hooks';
import type { Topic } from '../shared/contract';
import type { Result } from '../shared/result';
import { createActionCache } from './actions/action-cache';
import { createAllowHost } from './actions/allow-host';
import { createHostQuestions } from './actions/host-questions';
import { createAssignments } from './assignments/assignments';
import { createAudit } from './audit/audit';
import { createVaultNotes } from './audit/vault-notes';
import { createDrafts } from './drafts/drafts';
import { createEnvironments } from './environments/environments';
import { createFlows } from './flows/flows';
import { createHistory } from './history/history';
import { createInbox } from './inbox/inbox';
import { createIntegrations } from './integrations/integrations';
import { createRecentChecks } from './integrations/recent-checks';
import { createVerify } from './integrations/verify';
import { createLinks } from './links/links';
import { createNetwork } from './network/network';
import { onDemand } from './on-demand';
import { createOperations } from './operations';
import type { Ports } from './ports';
import { createPreviews } from './previews/previews';
import { createGuideOf } from './providers/guide-of';
import { findProvider, providers } from './providers/registry';
import { createRecipients } from './recipients/recipients';
import { assertMayReach } from './roles/released';
import { createRights } from './roles/rights';
import { createRouter } from './router';
import { createSettings } from './settings/settings';
import { createFollowUp } from './test-send/following';
import { createLimits } from './test-send/limits';
import { createTestSend } from './test-send/test-send';
import { createVault, type VaultInternals } from './vault/create-vault';
import { isOpen } from './vault/is-open';

/** The whole product, without a shell. */
export interface Core {
  /** Answers one call of the contract. Never throws. */
  call(name: string, input: unknown): Promise<Result<unknown>>;
  /** The HTML of a preview document, to be served on its own with its own policy; null when it is not held. */
  preview(id: string): string | null;
  /** The computer goes to sleep, or its screen is locked. */
  lock(why: 'sleep'): Promise<void>;
  /** Cancels what is under way and gives the vault back. */
  close(): Promise<void>;
}

/** Ports in, product out: the only place where services are wired. Reads and writes nothing yet, and loads no SDK. */
export function createCore(ports: Ports, internals: VaultInternals = {}): Core {
  const { clock, ids, user, version, shell, platform, previewBase, dataFolder } = ports;
  const logLine = (line: string) => {
    ports.logLine(line);
  };
  const changed = (...topics: Topic[]) => {
    ports.emit('changed', { topics });
  };
  const descriptors = providers.map(({ descriptor }) => descriptor);

  const vault = createVault(ports, internals);
  const operations = createOperations();
  const previews = createPreviews({ ids });
  const links = createLinks({ descriptors, openLink: (url) => { ports.openLink(url); } });
  const { monotonic = () => performance.now() } = internals;
  const rights = createRights({ vault, clock, monotonic, onEnd: () => { changed('roles', 'integrations'); } });
  const { role } = rights;
  const audit = createAudit({ vault, log: vault.log('audit'), clock, ids, user, workstation: ports.workstation, role, files: ports.files, changed, logLine });
  const { tell } = audit;
  const vaultNotes = createVaultNotes({ vault, tell, tellFailedUnlocks: audit.failedUnlocks, failedUnlocks: ports.failedUnlocks });
  vault.recordWith(audit.record, audit.tell);
  vault.onLock(vaultNotes.locking);
  /** Nobody needs it to start. */
  const withRoles = onDemand(async () => (await import('./roles/roles')).createRoles({ vault: audit.vault, rights, clock, monotonic, event: audit.event, changed, ...internals }));
  /** Reading and checking templates is much code that only their screen needs. */
  const withTemplates = onDemand(async () => (await import('./templates/templates')).createTemplates({ vault: audit.vault, clock, ids, files: ports.files, changed }));
  const mayReach = assertMayReach(rights);
  const environments = createEnvironments({ vault: audit.vault, ids, changed });
  const assignments = createAssignments({ vault: audit.vault, clock, user, changed });
  const flows = createFlows({ vault: audit.vault, changed });
  const recentChecks = createRecentChecks();
  const integrations = createIntegrations({ vault: audit.vault, role, clock, ids, user, findProvider, recentChecks, changed });
  /** As with the roles. */
  const withPromotion = onDemand(async () => (await import('./promotion/promotion')).createPromotion({ vault: audit.vault, clock, ids, user, findProvider, changed }));
  /** As with the roles: reading code takes a parser. */
  const withActions = onDemand(async () => (await import('./actions/actions')).createActions({ vault: audit.vault, clock, user, findProvider, operations, startSandbox: ports.startSandbox, recentChecks, changed }));
  const drafts = createDrafts({ vault, clock, findProvider });
  const inbox = createInbox({ log: vault.log('inbox'), clock, ids, previews, changed, tell, logLine });
  const recipients = createRecipients({ vault: audit.vault, role });
  const network = createNetwork({ vault: audit.vault, clock, user, changed });
  const { verify } = createVerify({ vault, clock, findProvider, operations, network, recentChecks, assertMayReach: mayReach, changed });
  const history = createHistory({ log: vault.log('history'), vault, role, clock, tell, changed, logLine });
  const settings = createSettings({ vault: audit.vault, changed, retentionChanged: history.retentionChanged });
  const limits = createLimits({ vault, clock, history });
  const followUp = createFollowUp({ vault, clock, findProvider, operations, network, history, assertMayReach: mayReach, changed, logLine });
  const actionCache = createActionCache({ clock });
  const hostQuestions = createHostQuestions({ askPerson: (question, signal) => ports.askPerson(question, signal), role });
  const allowHost = createAllowHost({ vault: audit.vault, role, clock, user, findProvider, hostQuestions, changed });
  const testSend = createTestSend({ vault: audit.vault, clock, ids, user, findProvider, operations, network, startSandbox: ports.startSandbox, hostQuestions, actionCache, inbox, role, history, limits, followUp, assertMayReach: mayReach, tell, changed });

  // Opened, closed or become another one: nothing of before is kept, and every window looks again.
  vault.onStateChange(() => {
    actionCache.forget();
    hostQuestions.vaultChanged();
    audit.vaultChanged();
    rights.vaultChanged();
    previews.forget();
    recentChecks.forget();
    history.forget();
    followUp.restart();
    changed('vault', 'actions', 'environments', 'integrations', 'assignments', 'audit', 'flows', 'history', 'inbox', 'network', 'roles', 'settings', 'templates');
  });

  vault.onKeysGone(() => {
    audit.forget();
    history.forget();
  });

  const call = createRouter({
    isOpen: () => isOpen(vault),
    role,
    logLine,
    handlers: {
      'actions.allowHost': allowHost,
      'actions.deploy': async (input) => (await withActions()).deploy(input),
      'actions.dryRun': async (input) => (await withActions()).dryRun(input),
      'actions.get': async (input) => (await withActions()).get(input),
      'actions.rollBack': async (input) => (await withActions()).rollBack(input),
      'actions.saveDraft': async (input) => (await withActions()).saveDraft(input),
      'actions.version': async (input) => (await withActions()).version(input),
      'app.info': () => ({ version, shell, platform, user, previewBase, dataFolder }),
      'app.openLink': links.open,
      'assignments.history': assignments.history,
      'assignments.list': assignments.list,
      'assignments.set': assignments.set,
      'audit.check': audit.check,
      'audit.export': audit.export,
      'audit.find': audit.find,
      'audit.get': audit.get,
      'audit.list': audit.list,
      'drafts.clear': drafts.clear,
      'drafts.get': drafts.get,
      'drafts.save': drafts.save,
      'environments.add': environments.add,
      'environments.delete': environments.delete,
      'environments.list': environments.list,
      'environments.reorder': environments.reorder,
      'environments.update': environments.update,
      'flows.list': flows.list,
      'flows.update': flows.update,
      'history.find': history.search,
      'history.list': history.list,
      'history.recipient': history.recipient,
      'inbox.delete': inbox.delete,
      'inbox.empty': inbox.empty,
      'inbox.get': inbox.get,
      'inbox.list': inbox.list,
      'inbox.markRead': inbox.markRead,
      'integrations.create': integrations.create,
      'integrations.delete': integrations.delete,
      'integrations.list': integrations.list,
      'integrations.update': integrations.update,
      'integrations.verify': verify,
      'network.get': network.get,
      'network.update': network.update,
      'operations.cancel': ({ operationId }) => operations.cancel(operationId),
      'previews.create': previews.create,
      'promotion.apply': async (input) => (await withPromotion()).apply(input),
      'promotion.last': async (input) => (await withPromotion()).last(input),
      'promotion.preview': async (input) => (await withPromotion()).preview(input),
      'promotion.rollBack': async (input) => (await withPromotion()).rollBack(input),
      'providers.guide': createGuideOf(findProvider),
      'providers.list': () => descriptors,
      'recipients.clear': recipients.clear,
      'recipients.list': recipients.list,
      'roles.becomeAdministrator': async (input) => (await withRoles()).becomeAdministrator(input),
      'roles.becomeSupport': async () => (await withRoles()).becomeSupport(),
      'roles.release': async (input) => (await withRoles()).release(input),
      'roles.resetPassphrase': async (input) => (await withRoles()).resetPassphrase(input),
      'roles.setPassphrase': async (input) => (await withRoles()).setPassphrase(input),
      'roles.state': async () => (await withRoles()).state(),
      'settings.get': settings.get,
      'settings.update': settings.update,
      'templates.create': async (input) => (await withTemplates()).create(input),
      'templates.delete': async (input) => (await withTemplates()).delete(input),
      'templates.export': async (input) => (await withTemplates()).export(input),
      'templates.get': async (input) => (await withTemplates()).get(input),
      'templates.list': async () => (await withTemplates()).list(),
      'templates.update': async (input) => (await withTemplates()).update(input),
      'templates.use': async (input) => (await withTemplates()).use(input),
      'testSend.allowance': limits.allowance,
      'testSend.confirmCode': followUp.confirmCode,
      'testSend.get': history.get,
      'testSend.refresh': followUp.refresh,
      'testSend.send': testSend.send,
      'testSend.stopFollowing': followUp.stopFollowing,
      'vault.active': () => vault.active(),
      'vault.backUp': (input) => audit.asBegun(() => vault.backUp(input)),
      'vault.changeProtection': (input) => vault.changeProtection(input),
      'vault.chooseBackup': () => vault.chooseBackup(),
      'vault.confirmNewRecoveryKey': (input) => vault.confirmNewRecoveryKey(input),
      'vault.confirmRecoveryKey': (input) => vaultNotes.entering('created', () => vault.confirmRecoveryKey(input)),
      'vault.create': (input) => vault.create(input),
      'vault.deleteBackups': (input) => vault.deleteBackups(input),
      'vault.listBackups': () => vault.listBackups(),
      'vault.lock': () => vault.lock('person'),
      'vault.newRecoveryKey': (input) => vault.newRecoveryKey(input),
      'vault.openBackup': (input) => vault.openBackup(input),
      'vault.openCopy': () => vaultNotes.entering('restored', () => vault.openCopy(), 'From its last good copy'),
      'vault.overview': () => vault.overview(),
      'vault.probeKeychain': () => vault.probeKeychain(),
      'vault.recover': (input) => vaultNotes.entering('protection-changed', () => vault.recover(input)),
      'vault.restore': (input) => vaultNotes.entering('restored', () => vault.restore(input), 'From a backup, in the place of what was there'),
      'vault.rotateKey': (input) => vault.rotateKey(input),
      'vault.saveRecoveryKey': () => vault.saveRecoveryKey(),
      'vault.startEmpty': () => vault.startEmpty(),
      'vault.startSession': (input) => vaultNotes.entering('created', () => vault.startSession(input)),
      'vault.state': () => vault.state(),
      'vault.unlock': (input) => vaultNotes.entering('unlocked', () => vault.unlock(input)),
    },
  });

  return {
    call,
    preview: previews.get,
    lock: async (why) => {
      await vault.lock(why);
    },
    close: async () => {
      operations.cancelAll();
      followUp.pause();
      await audit.settled();
      await vault.close();
    },
  };
}
