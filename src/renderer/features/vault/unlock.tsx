import { Anchor, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { VaultState } from '../../../shared/model/vault';
import { useAppInfo } from '../../api';
import { hidesOnly } from '../../vault/protection';
import { RestoreDialog } from '../../vault/restore-dialog';
import { Barrier } from './barrier';
import { finishedSentence, lockReason } from './lock-reason';
import { Recover } from './recover';
import classes from './unlock.module.css';
import { UnlockWithKeychain } from './unlock-with-keychain';
import { UnlockWithPassphrase } from './unlock-with-passphrase';

type Locked = Extract<VaultState, { kind: 'locked' }>;

/** The way back into a locked vault. The keychain is asked without a click only at the start, never after the vault was open. */
export function Unlock({ state }: { state: Locked }) {
  const [recovering, setRecovering] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const user = useAppInfo().data?.user;
  const hidden = hidesOnly(state.protection) && state.why !== 'start';
  const finished = finishedSentence(state);
  if (recovering) {
    return (
      <Recover
        onBack={() => {
          setRecovering(false);
        }}
      />
    );
  }
  return (
    <>
      <Barrier
        title={hidden ? 'Dispatchbox is hidden' : 'Dispatchbox is locked'}
        sub={
          <>
            {lockReason(state)}
            {finished !== null && (
              <>
                <br />
                {finished}
              </>
            )}
          </>
        }
        width={360}
        footer={
          <div className={classes.footer}>
            {state.protection !== 'session' && (
              <Group gap={20}>
                <Anchor
                  component="button"
                  size="sm"
                  fw={550}
                  onClick={() => {
                    setRecovering(true);
                  }}
                >
                  Use the recovery key
                </Anchor>
                <Anchor
                  component="button"
                  size="sm"
                  fw={550}
                  onClick={() => {
                    setRestoring(true);
                  }}
                >
                  Restore a backup
                </Anchor>
              </Group>
            )}
            {user !== undefined && (
              <Text size="xs" c="dimmed" className={classes.owner ?? ''}>
                Vault of {user}
              </Text>
            )}
          </div>
        }
      >
        {hidesOnly(state.protection) ? <UnlockWithKeychain atOnce={state.why === 'start'} hidden={hidden} /> : <UnlockWithPassphrase state={state} />}
      </Barrier>
      {restoring && (
        <RestoreDialog
          kind="locked"
          onClose={() => {
            setRestoring(false);
          }}
        />
      )}
    </>
  );
}
