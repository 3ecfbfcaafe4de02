import { z } from 'zod';
import { roles } from './roles';

/** What can be done that is written to the audit log. Closed: the window has a word for each. */
export const auditActions = [
  'created',
  'changed',
  'deleted',
  'draft-saved',
  'deployed',
  'reordered',
  'assigned',
  'unassigned',
  'emptied',
  'recipients-cleared',
  'recipient-shown',
  'test-sent',
  'promoted',
  'rolled-back',
  'released',
  'became-administrator',
  'became-support',
  'administrator-refused',
  'passphrase-set',
  'passphrase-changed',
  'passphrase-removed',
  'passphrase-reset',
  'unlocked',
  'unlock-failed',
  'locked',
  'protection-changed',
  'key-rotated',
  'recovery-key-renewed',
  'backed-up',
  'restored',
  'exported',
  'retention',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditSubjects = ['integration', 'environment', 'defaults', 'network', 'settings', 'roles', 'vault', 'inbox', 'history', 'audit', 'templates'] as const;
export type AuditSubjectKind = (typeof auditSubjects)[number];

const auditSubjectSchema = z.strictObject({
  kind: z.enum(auditSubjects),
  /** null: there is only one of this kind. */
  id: z.string().nullable(),
  name: z.string(),
  /** Of an integration, so that its mark can be drawn after it was deleted. */
  providerId: z.string().nullable(),
});
export type AuditSubject = z.infer<typeof auditSubjectSchema>;

/** null: empty. A secret is told by when it was set and how it ends, never by what it is. */
const auditChangeSchema = z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() });
export type AuditChange = z.infer<typeof auditChangeSchema>;

export const auditRecordSchema = z.strictObject({
  id: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** The operating system's user, the role in which this was done (null: before anybody had one), and the computer's name. */
  who: z.strictObject({ user: z.string(), role: z.enum(roles).nullable(), workstation: z.string() }),
  action: z.enum(auditActions),
  subject: auditSubjectSchema,
  changes: z.array(auditChangeSchema),
  summary: z.string(),
  /** Comes from a plain file that anybody with this account could have written, such as a failed unlock. */
  unprotected: z.boolean(),
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;

/** What a service tells; when, who and in which role is added in one place. */
export type AuditNote = Pick<AuditRecord, 'action' | 'subject' | 'summary'> & { changes?: AuditChange[] };

/** One line of the audit log, without what changed in detail. */
export interface AuditRow extends Omit<AuditRecord, 'changes'> {
  /** 1 for the first entry that was ever written; never used twice. */
  number: number;
  /** How many fields changed. */
  fields: number;
}

export interface AuditEntry extends AuditRecord {
  number: number;
}

/** What became of the audit log since the cursor that was asked with. */
export interface AuditChanges {
  /** Ask with it the next time. */
  cursor: number;
  /** True: the rows are all there are, and what the window holds is thrown away. */
  reset: boolean;
  /** In the order in which they were written. */
  rows: AuditRow[];
  /** What was found wrong with the log, in a sentence; null: nothing. */
  damage: string | null;
}

export interface AuditCheck {
  ok: boolean;
  /** Entries that open. */
  count: number;
  /** ISO 8601 of the first and the last of them; null: there is none. */
  from: string | null;
  to: string | null;
  /** Number of the first entry that is not as it was written; null: none. */
  brokenAt: number | null;
  /** For the person, with its first word or two as the verdict: "Unbroken. All 1,284 entries …" */
  sentence: string;
  checkedAt: string;
}

export const auditFormats = ['jsonl', 'csv'] as const;
export type AuditFormat = (typeof auditFormats)[number];
