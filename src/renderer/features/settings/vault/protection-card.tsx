import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { VaultOverview } from '../../../../shared/model/vault';
import { useSettings } from '../../../api';
import { buttonIcon } from '../../../ui/icon-sizes';
import { Status } from '../../../ui/status';
import { SettingRow } from '../setting-row';
import { Card } from './card';
import { LockRows } from './lock-rows';
import { protectionName, protectionText, recoveryKeyText } from './vault-words';

interface ProtectionCardProps {
  overview: VaultOverview;
  onProtection: () => void;
  onRecoveryKey: () => void;
}

/** What opens the vault, and when it closes by itself. */
export function ProtectionCard({ overview, onProtection, onRecoveryKey }: ProtectionCardProps) {
  const settings = useSettings().data;
  const { protection } = overview;
  const recovery = recoveryKeyText(overview);
  return (
    <Card title="Protection">
      <SettingRow
        name={protectionName[protection]}
        text={protectionText[protection]}
        control={
          <Button variant="default" onClick={onProtection}>
            {protection === 'session' ? 'Keep on this computer…' : 'Change protection…'}
          </Button>
        }
      />
      <SettingRow
        name="Recovery key"
        text={recovery.known ? recovery.text : <WithWarning word="Missing" text={recovery.text} />}
        control={
          protection !== 'session' && (
            <Button variant="default" leftSection={<IconKey {...buttonIcon} aria-hidden />} onClick={onRecoveryKey}>
              New recovery key…
            </Button>
          )
        }
      />
      {settings !== undefined && <LockRows settings={settings} protection={protection} />}
    </Card>
  );
}

/** A word worth a look, before the sentence. */
export function WithWarning({ word, text }: { word: string; text: string }) {
  return (
    <>
      <Status status={{ tone: 'warn', word }} /> {text}
    </>
  );
}
