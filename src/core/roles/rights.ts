import type { Role } from '../../shared/model/roles';
import type { Clock } from '../ports';
import { isoTime } from '../time';
import { isOpen } from '../vault/is-open';
import type { OpenVault } from '../vault/vault';

interface Tools {
  vault: Pick<OpenVault, 'read'>;
  clock: Clock;
  /** Milliseconds that no change of the clock moves. */
  monotonic: () => number;
  /** The rights have run out by themselves. */
  onEnd: () => void;
}

export type Rights = ReturnType<typeof createRights>;

/** The rights of an administrator, taken on for a time. In memory alone: a start or a lock begins without them. */
export function createRights({ vault, clock, monotonic, onEnd }: Tools) {
  /** By both clocks: the steady one may stand still while the computer sleeps, and the other one can be set back. */
  let end: { monotonic: number; at: number; verifier: string | undefined } | null = null;
  let timer: NodeJS.Timeout | undefined;

  const verifier = (): string | undefined => vault.read().roles.passphrase?.verifier;
  const held = (): boolean => end !== null && monotonic() < end.monotonic && clock.now() < end.at && verifier() === end.verifier;
  const drop = (): void => {
    clearTimeout(timer);
    end = null;
  };

  return {
    /** Who works here now. Throws AppError `locked` while the vault is not open. */
    role: (): Role => (verifier() === undefined || held() ? 'administrator' : 'support'),
    /** ISO 8601; null: nobody has them for a time. */
    until: (): string | null => (end !== null && held() ? isoTime(end.at) : null),
    /** For whoever gave the passphrase that is set now: they end with it. */
    take: (milliseconds: number): void => {
      drop();
      end = { monotonic: monotonic() + milliseconds, at: clock.now() + milliseconds, verifier: verifier() };
      timer = setTimeout(() => {
        drop();
        onEnd();
      }, milliseconds);
      timer.unref();
    },
    drop,
    /** The vault was opened, closed or become another one. */
    vaultChanged: (): void => {
      if (!isOpen(vault)) drop();
    },
  };
}
