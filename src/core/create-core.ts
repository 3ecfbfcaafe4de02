import type { Topic } from '../shared/contract';
import type { Result } from '../shared/result';
import { createAssignments } from './assignments/assignments';
import { createDrafts } from './drafts/drafts';
import { createEnvironments } from './environments/environments';
import { createHistory } from './history/history';
import { createInbox } from './inbox/inbox';
import { createIntegrations } from './integrations/integrations';
import { createRecentChecks } from './integrations/recent-checks';
import { createVerify } from './integrations/verify';
import { createLinks } from './links/links';
import { createNetwork } from './network/network';
import { createOperations } from './operations';
import type { Ports } from './ports';
import { createPreviews } from './previews/previews';
import { createGuideOf } from './providers/guide-of';
import { findProvider, providers } from './providers/registry';
import { createRecipients } from './recipients/recipients';
import { createRouter } from './router';
import { createSettings } from './settings/settings';
import { createFollowUp } from './test-send/following';
import { createLimits } from './test-send/limits';
import { createTestSend } from './test-send/test-send';
import { createVault } from './vault/create-vault';

/** The whole product, without a shell. */
export interface Core {
  /** Answers one call of the contract. Never throws. */
  call(name: string, input: unknown): Promise<Result<unknown>>;
  /** The HTML of a preview document, to be served on its own with its own policy; null when it is not held. */
  preview(id: string): string | null;
  /** Cancels what is under way and gives the vault back. */
  close(): Promise<void>;
}

/** Ports in, product out: the only place where services are wired. Reads and writes nothing yet, and loads no SDK. */
export function createCore(ports: Ports): Core {
  const { clock, ids, user, version, shell, platform, previewBase } = ports;
  const logLine = (line: string) => {
    ports.logLine(line);
  };
  const changed = (...topics: Topic[]) => {
    ports.emit('changed', { topics });
  };
  const descriptors = providers.map(({ descriptor }) => descriptor);

  const vault = createVault(ports);
  const operations = createOperations();
  const previews = createPreviews({ ids });
  const links = createLinks({ descriptors, openLink: (url) => { ports.openLink(url); } });
  const environments = createEnvironments({ vault, ids, changed });
  const assignments = createAssignments({ vault, changed });
  const recentChecks = createRecentChecks();
  const integrations = createIntegrations({ vault, clock, ids, user, findProvider, recentChecks, changed });
  const drafts = createDrafts({ vault, clock, findProvider });
  const inbox = createInbox({ log: vault.log('inbox'), clock, ids, previews, changed, logLine });
  const recipients = createRecipients({ vault });
  const network = createNetwork({ vault, clock, user, changed });
  const { verify } = createVerify({ vault, clock, findProvider, operations, network, recentChecks, changed });
  const history = createHistory({ log: vault.log('history'), vault, clock, changed, logLine });
  const settings = createSettings({ vault, changed, retentionChanged: history.retentionChanged });
  const limits = createLimits({ vault, clock, history });
  const followUp = createFollowUp({ vault, clock, findProvider, operations, network, history, changed, logLine });
  const testSend = createTestSend({ vault, clock, ids, user, findProvider, operations, network, inbox, history, limits, followUp, changed });

  // Opened, closed or become another one: nothing of before is kept, and every window looks again.
  vault.onStateChange(() => {
    previews.forget();
    recentChecks.forget();
    history.forget();
    followUp.restart();
    changed('vault', 'environments', 'integrations', 'assignments', 'inbox', 'network', 'settings', 'history');
  });

  const call = createRouter({
    assertOpen: () => void vault.read(),
    logLine,
    handlers: {
      'app.info': () => ({ version, shell, platform, user, previewBase }),
      'app.openLink': links.open,
      'assignments.list': assignments.list,
      'assignments.set': assignments.set,
      'drafts.clear': drafts.clear,
      'drafts.get': drafts.get,
      'drafts.save': drafts.save,
      'environments.add': environments.add,
      'environments.delete': environments.delete,
      'environments.list': environments.list,
      'environments.reorder': environments.reorder,
      'environments.update': environments.update,
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
      'providers.guide': createGuideOf(findProvider),
      'providers.list': () => descriptors,
      'recipients.clear': recipients.clear,
      'recipients.list': recipients.list,
      'settings.get': settings.get,
      'settings.update': settings.update,
      'testSend.allowance': limits.allowance,
      'testSend.confirmCode': followUp.confirmCode,
      'testSend.get': history.get,
      'testSend.refresh': followUp.refresh,
      'testSend.send': testSend.send,
      'testSend.stopFollowing': followUp.stopFollowing,
      'vault.confirmRecoveryKey': (input) => vault.confirmRecoveryKey(input),
      'vault.create': (input) => vault.create(input),
      'vault.lock': () => vault.lock(),
      'vault.openCopy': () => vault.openCopy(),
      'vault.probeKeychain': () => vault.probeKeychain(),
      'vault.recover': (input) => vault.recover(input),
      'vault.state': () => vault.state(),
      'vault.unlock': (input) => vault.unlock(input),
    },
  });

  return {
    call,
    preview: previews.get,
    close: async () => {
      operations.cancelAll();
      followUp.pause();
      await vault.close();
    },
  };
}
