import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useCall, useVaultState } from '../../api';
import { LoadError } from '../../ui/load-error';
import { RestoreDialog } from '../../vault/restore-dialog';
import { type RestoreSource, sourceOfCopy } from '../../vault/restore-way';
import { SectionHeader } from './section-header';
import classes from './settings.module.css';
import { BackUpDialog } from './vault/back-up-dialog';
import { ChangeProtectionDialog } from './vault/change-protection-dialog';
import { CopiesCard } from './vault/copies-card';
import { KeyCard } from './vault/key-card';
import { NewRecoveryKeyDialog } from './vault/new-recovery-key-dialog';
import { ProtectionCard } from './vault/protection-card';
import { RotateKeyDialog } from './vault/rotate-key-dialog';
import { VaultNote } from './vault/vault-note';

type Asked = { kind: 'protection' | 'recovery-key' | 'rotate' | 'back-up' } | { kind: 'restore'; source?: RestoreSource };

/** What protects the vault, what opens it, and where its copies are. */
export function VaultSection() {
  const state = useVaultState().data;
  const overview = useCall('vault.overview', {}, { refetchOnMount: 'always' });
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => {
    setAsked(null);
  };
  if (overview.isError) return <LoadError what="The vault" error={overview.error} onRetry={() => void overview.refetch()} />;
  if (state?.kind !== 'open') return null;
  const { protection } = state;
  const found = overview.data;
  return (
    <div className={classes.narrow}>
      <SectionHeader title="Vault" text="Everything Dispatchbox stores on this computer is encrypted with one key. Whoever has the key can read it." />
      {found === undefined ? (
        <Skeleton height={320} radius={8} />
      ) : (
        <div className={classes.stack}>
          <VaultNote overview={found} />
          <ProtectionCard
            overview={found}
            onProtection={() => {
              setAsked({ kind: 'protection' });
            }}
            onRecoveryKey={() => {
              setAsked({ kind: 'recovery-key' });
            }}
          />
          <KeyCard
            overview={found}
            onRotate={() => {
              setAsked({ kind: 'rotate' });
            }}
            onBackUp={() => {
              setAsked({ kind: 'back-up' });
            }}
            onRestore={() => {
              setAsked({ kind: 'restore' });
            }}
          />
          <CopiesCard
            onRestore={(copy) => {
              setAsked({ kind: 'restore', source: sourceOfCopy(copy) });
            }}
          />
        </div>
      )}
      {asked?.kind === 'protection' && <ChangeProtectionDialog protection={protection} onClose={close} />}
      {asked?.kind === 'recovery-key' && <NewRecoveryKeyDialog protection={protection} first={found !== undefined && found.recoveryKeyMadeAt === null && found.madeAt !== null} onClose={close} />}
      {asked?.kind === 'rotate' && <RotateKeyDialog protection={protection} onClose={close} />}
      {asked?.kind === 'back-up' && <BackUpDialog session={protection === 'session'} onClose={close} />}
      {asked?.kind === 'restore' && <RestoreDialog kind="open" {...(asked.source !== undefined && { source: asked.source })} onClose={close} />}
    </div>
  );
}
