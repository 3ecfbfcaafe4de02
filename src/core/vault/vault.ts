import type { StoredAction } from '../../shared/model/action-version';
import type { Assignment, PastAssignment } from '../../shared/model/assignment';
import type { AuditNote, AuditRecord } from '../../shared/model/audit';
import type { SavedDraft } from '../../shared/model/draft';
import type { Environment } from '../../shared/model/environment';
import type { EnvironmentFlows } from '../../shared/model/flow';
import type { Sealed, StoredIntegration, TestSummary } from '../../shared/model/integration';
import type { Channel } from '../../shared/model/message';
import type { StoredNetwork } from '../../shared/model/network';
import type { StoredSettings } from '../../shared/model/settings';
import type { StoredTemplateSet, TemplateUse } from '../../shared/model/template-set';
import type { StoredPromotion } from '../promotion/stored-promotion';
import type { StoredRoles } from '../roles/stored-roles';

/** What the services keep in the vault's one envelope. */
export interface VaultContent {
  environments: Environment[];
  integrations: StoredIntegration[];
  /** Drafts and versions of every integration that runs code: see `keepVersions`. */
  actions: StoredAction[];
  assignments: Assignment[];
  pastAssignments: PastAssignment[];
  drafts: SavedDraft[];
  /** Of the environments for which somebody said what they need. */
  flows: EnvironmentFlows[];
  /** The last one into each environment, to be rolled back. */
  promotions: StoredPromotion[];
  /** Checks and tests of the built-in services, which are not stored as integrations. */
  builtInTests: Record<string, TestSummary>;
  network: StoredNetwork;
  settings: StoredSettings;
  /** Whom tests were sent to, newest first. */
  recipients: { channel: Channel; to: string; /** ISO 8601. */ at: string }[];
  /** Messages whose fate is still asked for, so that a restart goes on asking. */
  following: { testId: string; integrationId: string; messageId: string; to: string; /** ISO 8601: when it was sent. */ since: string }[];
  roles: StoredRoles;
  /** A standard set is not among them before somebody changed it: see `allSets`. */
  templateSets: StoredTemplateSet[];
  /** Environments that have chosen a set: see `allUses`. */
  templateUses: TemplateUse[];
  /** Records that were saved together with the change they tell of, until they are seen in the audit log. */
  auditPending: AuditRecord[];
  /** Number of the last entry that the audit log was known to have: a log that ends before it was cut off or taken away. */
  auditCount: number;
}

/** The part of the vault that services use. Every method throws AppError `locked` while the vault is not open. */
export interface OpenVault {
  /** The present content; never to be changed in place. */
  read(): Readonly<VaultContent>;
  /**
   * Runs `edit` on a copy and saves it as one atomic write; the present content is replaced only after the file was read back.
   * Changes run one after the other. When `edit` throws, nothing happened. A failed write throws AppError `storage-failed`.
   */
  change<T>(edit: (content: VaultContent) => T): Promise<T>;
  /** Seals one credential; opens only for the same integration and field. */
  seal(integrationId: string, fieldId: string, secret: string): Sealed;
  unseal(integrationId: string, fieldId: string, sealed: Sealed): string;
  /** Runs what a lock does not cut off, such as a message that has left: inside of `work` the vault can still be read and changed. */
  untilStored<T>(work: () => Promise<T>): Promise<T>;
  /** Whether this is the vault's recovery key. Throws AppError `invalid-input` when it cannot be one. */
  isRecoveryKey(text: string): boolean;
}

/** The vault as the services use it: a change tells what it does, and that is saved with it. */
export interface AuditedVault extends Omit<OpenVault, 'change'> {
  /** As `OpenVault.change`. What `edit` notes becomes entries of the audit log, with who, when and in which role. */
  change<T>(edit: (content: VaultContent, note: (note: AuditNote) => void) => T): Promise<T>;
}
