import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import type { VaultState } from '../../../shared/model/vault';
import { useAppInfo } from '../../api';
import { Barrier } from './barrier';
import classes from './unlock.module.css';
import { Recover } from './recover';
import { UnlockWithKeychain } from './unlock-with-keychain';
import { UnlockWithPassphrase } from './unlock-with-passphrase';

type Locked = Extract<VaultState, { kind: 'locked' }>;

/** The way back into a locked vault. The keychain is asked without a click only at the start, never after the person locked it. */
export function Unlock({ state, askKeychainAtOnce }: { state: Locked; askKeychainAtOnce: boolean }) {
  const [recovering, setRecovering] = useState(false);
  const user = useAppInfo().data?.user;
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
    <Barrier
      title="Dispatchbox is locked"
      sub={state.protection === 'keychain' ? 'This computer’s keychain opens it.' : 'Your passphrase opens it.'}
      width={360}
      footer={
        <div className={classes.footer}>
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
          {user !== undefined && (
            <Text size="xs" c="dimmed" className={classes.owner ?? ''}>
              Vault of {user}
            </Text>
          )}
        </div>
      }
    >
      {state.protection === 'keychain' ? <UnlockWithKeychain atOnce={askKeychainAtOnce} /> : <UnlockWithPassphrase state={state} />}
    </Barrier>
  );
}
