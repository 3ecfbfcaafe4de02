export const roles = ['administrator', 'support'] as const;
export type Role = (typeof roles)[number];

/** Who works here now, and what an administrator left to Support. */
export interface RolesState {
  role: Role;
  passphraseSet: boolean;
  /** ISO 8601: when the rights of an administrator run out; null: they do not, or nobody has them. */
  administratorUntil: string | null;
  /** Ids of the environments whose integrations Support may test. */
  released: string[];
  /** ISO 8601: before it no further passphrase is accepted; null: now. */
  retryAt: string | null;
  /** Before the next pause. */
  triesLeft: number;
}
