/**
 * The names of the boundary, apart from their schemas so that the preload and the window's first chunk carry no schema library.
 * `contract.ts` proves at compile time that none is missing and none is left over.
 */
export const callNames = [
  'app.info',
  'app.openLink',
  'assignments.list',
  'assignments.set',
  'drafts.clear',
  'drafts.get',
  'drafts.save',
  'environments.add',
  'environments.delete',
  'environments.list',
  'environments.reorder',
  'environments.update',
  'inbox.delete',
  'inbox.empty',
  'inbox.get',
  'inbox.list',
  'inbox.markRead',
  'integrations.create',
  'integrations.delete',
  'integrations.list',
  'integrations.update',
  'integrations.verify',
  'network.get',
  'network.update',
  'operations.cancel',
  'previews.create',
  'providers.list',
  'testSend.get',
  'testSend.send',
  'vault.confirmRecoveryKey',
  'vault.create',
  'vault.lock',
  'vault.openCopy',
  'vault.probeKeychain',
  'vault.recover',
  'vault.state',
  'vault.unlock',
] as const;
export type CallName = (typeof callNames)[number];

export const eventNames = ['changed'] as const;
export type EventName = (typeof eventNames)[number];
