import type { CallName } from './call-names';
import type { Role } from './model/roles';

/**
 * Who may make a call. `anybody`: also while the vault is locked, when there is no role yet; nothing of the content is in the answer.
 * `support`: every role. Where Support may make a call for some things only, the service says which.
 * `administrator-once-open`: anybody while the vault is not open, when there is nothing to be shown; an administrator from then on.
 */
export type Permission = 'anybody' | 'support' | 'administrator' | 'administrator-once-open';

export const permissions: Record<CallName, Permission> = {
  'actions.allowHost': 'administrator',
  'actions.deploy': 'administrator',
  'actions.dryRun': 'administrator',
  'actions.get': 'administrator',
  'actions.rollBack': 'administrator',
  'actions.saveDraft': 'administrator',
  'actions.version': 'administrator',
  'app.info': 'anybody',
  'app.openLink': 'anybody',
  'assignments.history': 'support',
  'assignments.list': 'support',
  'assignments.set': 'administrator',
  'audit.check': 'administrator',
  'audit.export': 'administrator',
  'audit.find': 'administrator',
  'audit.get': 'administrator',
  'audit.list': 'administrator',
  'drafts.clear': 'administrator',
  'drafts.get': 'administrator',
  'drafts.save': 'administrator',
  'environments.add': 'administrator',
  'environments.delete': 'administrator',
  'environments.list': 'support',
  'environments.reorder': 'administrator',
  'environments.update': 'administrator',
  'flows.list': 'support',
  'flows.update': 'administrator',
  'history.find': 'support',
  'history.list': 'support',
  /** Support: written to the audit log. */
  'history.recipient': 'support',
  'inbox.delete': 'administrator',
  'inbox.empty': 'administrator',
  'inbox.get': 'support',
  'inbox.list': 'support',
  'inbox.markRead': 'support',
  'integrations.create': 'administrator',
  'integrations.delete': 'administrator',
  /** Support: without anything about credentials. */
  'integrations.list': 'support',
  'integrations.update': 'administrator',
  /** Support: what is saved and released. */
  'integrations.verify': 'support',
  'network.get': 'administrator',
  'network.update': 'administrator',
  'operations.cancel': 'anybody',
  'previews.create': 'support',
  'promotion.apply': 'administrator',
  'promotion.last': 'support',
  'promotion.preview': 'administrator',
  'promotion.rollBack': 'administrator',
  'providers.guide': 'support',
  'providers.list': 'anybody',
  'recipients.clear': 'administrator',
  'recipients.list': 'support',
  'roles.becomeAdministrator': 'support',
  'roles.becomeSupport': 'support',
  'roles.release': 'administrator',
  /** Asks for the recovery key. */
  'roles.resetPassphrase': 'support',
  'roles.setPassphrase': 'administrator',
  'roles.state': 'support',
  'settings.get': 'support',
  'settings.update': 'administrator',
  'templates.create': 'administrator',
  'templates.delete': 'administrator',
  'templates.export': 'administrator',
  'templates.get': 'support',
  'templates.list': 'support',
  'templates.update': 'administrator',
  'templates.use': 'administrator',
  'testSend.allowance': 'support',
  'testSend.confirmCode': 'support',
  'testSend.get': 'support',
  /** Support: what is saved and released. */
  'testSend.refresh': 'support',
  /** Support: what is saved and released. */
  'testSend.send': 'support',
  'testSend.stopFollowing': 'support',
  'vault.active': 'anybody',
  'vault.backUp': 'administrator',
  'vault.changeProtection': 'administrator',
  'vault.chooseBackup': 'administrator-once-open',
  'vault.confirmNewRecoveryKey': 'administrator',
  'vault.confirmRecoveryKey': 'anybody',
  'vault.create': 'anybody',
  'vault.deleteBackups': 'administrator',
  'vault.listBackups': 'administrator-once-open',
  'vault.lock': 'anybody',
  'vault.newRecoveryKey': 'administrator',
  'vault.openBackup': 'administrator-once-open',
  'vault.openCopy': 'anybody',
  'vault.overview': 'administrator',
  'vault.probeKeychain': 'anybody',
  'vault.recover': 'anybody',
  'vault.restore': 'administrator-once-open',
  'vault.rotateKey': 'administrator',
  'vault.saveRecoveryKey': 'administrator-once-open',
  'vault.startEmpty': 'anybody',
  'vault.startSession': 'anybody',
  'vault.state': 'anybody',
  'vault.unlock': 'anybody',
};

/** What is answered to everything else. */
export const needsAdministrator = 'This needs an administrator.';

export function roleMay(role: Role, name: CallName): boolean {
  const permission = permissions[name];
  return role === 'administrator' || (permission !== 'administrator' && permission !== 'administrator-once-open');
}
