import { type Icon, IconHistory, IconInbox, IconLock, IconPlugConnected, IconServer2, IconSettings, IconShield, IconStethoscope, IconTarget, IconTemplate, IconWorld } from '@tabler/icons-react';
import type { AuditAction, AuditSubjectKind } from '../../shared/model/audit';

interface ActionWords {
  /** As it stands in the audit log. */
  word: string;
  /** After the name of what it was done to: "Twilio US unassigned from". null: it changes nothing that is set up here. */
  told: string | null;
  /** The entry's summary goes on with the sentence. */
  withSummary?: boolean;
}

export const auditActionWords: Record<AuditAction, ActionWords> = {
  created: { word: 'Created', told: 'created' },
  changed: { word: 'Changed', told: 'changed' },
  deleted: { word: 'Deleted', told: 'deleted' },
  'draft-saved': { word: 'Draft saved', told: null },
  deployed: { word: 'Deployed', told: 'has other code.', withSummary: true },
  reordered: { word: 'Reordered', told: 'put in another order' },
  assigned: { word: 'Assigned', told: 'assigned to', withSummary: true },
  unassigned: { word: 'Unassigned', told: 'unassigned from', withSummary: true },
  emptied: { word: 'Emptied', told: null },
  'recipients-cleared': { word: 'Cleared', told: null },
  'recipient-shown': { word: 'Recipient shown', told: null },
  'test-sent': { word: 'Test send', told: null },
  released: { word: 'Released', told: 'released anew:', withSummary: true },
  'became-administrator': { word: 'Became admin', told: null },
  'became-support': { word: 'Became Support', told: null },
  'administrator-refused': { word: 'Admin refused', told: null },
  'passphrase-set': { word: 'Passphrase set', told: 'now with an administrator passphrase' },
  'passphrase-changed': { word: 'New passphrase', told: 'with another passphrase' },
  'passphrase-removed': { word: 'No passphrase', told: 'without an administrator passphrase' },
  'passphrase-reset': { word: 'Reset', told: 'with a passphrase that was reset' },
  unlocked: { word: 'Unlocked', told: null },
  'unlock-failed': { word: 'Not unlocked', told: null },
  locked: { word: 'Locked', told: null },
  'protection-changed': { word: 'Protection', told: 'protected in another way' },
  'key-rotated': { word: 'Key rotated', told: 'sealed with a new key' },
  'recovery-key-renewed': { word: 'Recovery key', told: 'with a new recovery key' },
  'backed-up': { word: 'Backed up', told: null },
  restored: { word: 'Restored', told: 'restored' },
  promoted: { word: 'Promoted', told: 'promoted.', withSummary: true },
  'rolled-back': { word: 'Rolled back', told: 'rolled back.', withSummary: true },
  exported: { word: 'Exported', told: null },
  retention: { word: 'Taken away', told: null },
};

export const auditSubjectWords: Record<AuditSubjectKind, { word: string; icon: Icon }> = {
  integration: { word: 'Integration', icon: IconPlugConnected },
  environment: { word: 'Environment', icon: IconServer2 },
  defaults: { word: 'Default providers', icon: IconTarget },
  network: { word: 'Network', icon: IconWorld },
  settings: { word: 'Settings', icon: IconSettings },
  roles: { word: 'Roles', icon: IconShield },
  vault: { word: 'Vault', icon: IconLock },
  inbox: { word: 'Inbox', icon: IconInbox },
  history: { word: 'Diagnostics', icon: IconStethoscope },
  audit: { word: 'Audit log', icon: IconHistory },
  templates: { word: 'Templates', icon: IconTemplate },
};
