import { Button, Paper } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconLock } from '@tabler/icons-react';
import type { Protection } from '../../../shared/model/vault';
import { call, useVaultState } from '../../api';
import { buttonIcon } from '../../ui/icon-sizes';
import { toastError } from '../../ui/toast';
import { SectionHeader } from './section-header';
import { SettingRow } from './setting-row';
import classes from './settings.module.css';

const protectionName: Record<Protection, string> = {
  keychain: 'Protected by the system keychain',
  passphrase: 'Protected by a passphrase',
  session: 'This session only',
};

const protectionText: Record<Protection, string> = {
  keychain: 'This computer’s keychain opens the vault. The recovery key opens it on any computer.',
  passphrase: 'A passphrase opens the vault. The recovery key opens it if the passphrase is lost.',
  session: 'Nothing is written to this computer. Everything is gone when Dispatchbox ends.',
};

export function VaultSection() {
  const client = useQueryClient();
  const state = useVaultState().data;
  const lock = async () => {
    try {
      client.setQueryData(['vault.state', {}], await call('vault.lock', {}));
    } catch (error) {
      toastError('The vault could not be locked', error);
    }
  };
  if (state?.kind !== 'open') return null;
  return (
    <div className={classes.narrow}>
      <SectionHeader title="Vault" text="Everything that Dispatchbox keeps is encrypted on this computer." />
      <Paper withBorder radius="lg">
        <SettingRow name={protectionName[state.protection]} text={protectionText[state.protection]} />
        <SettingRow
          name="Lock"
          text="Hides everything until the vault is opened again."
          control={
            <Button variant="default" leftSection={<IconLock {...buttonIcon} aria-hidden />} onClick={() => void lock()}>
              Lock now
            </Button>
          }
        />
      </Paper>
    </div>
  );
}
