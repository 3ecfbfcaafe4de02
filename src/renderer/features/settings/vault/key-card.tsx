import { Button } from '@mantine/core';
import { IconDownload, IconRefresh, IconUpload } from '@tabler/icons-react';
import type { VaultOverview } from '../../../../shared/model/vault';
import { shortDate } from '../../../ui/dates';
import { buttonIcon } from '../../../ui/icon-sizes';
import { useNow } from '../../../ui/now';
import { SettingRow } from '../setting-row';
import { Card } from './card';
import { WithWarning } from './protection-card';
import { backupWarning } from './vault-words';

interface KeyCardProps {
  overview: VaultOverview;
  onRotate: () => void;
  onBackUp: () => void;
  onRestore: () => void;
}

/** The key that encrypts everything, and copies for the day when this computer is gone. */
export function KeyCard({ overview, onRotate, onBackUp, onRestore }: KeyCardProps) {
  const now = useNow();
  const { keyMadeAt, backedUpAt } = overview;
  const warning = backupWarning(backedUpAt, now);
  const ownPassphrase = 'Protected by a passphrase of its own.';
  return (
    <Card title="Key and backup">
      <SettingRow
        name="Encryption key"
        text={`Made ${shortDate(keyMadeAt)}. Rotating encrypts everything anew.`}
        control={
          <Button variant="default" leftSection={<IconRefresh {...buttonIcon} aria-hidden />} onClick={onRotate}>
            Rotate key…
          </Button>
        }
      />
      <SettingRow
        name="Back up"
        text={warning !== null ? <WithWarning word={warning} text={ownPassphrase} /> : `${backedUpAt === null ? '' : `Last backup ${shortDate(backedUpAt)}. `}${ownPassphrase}`}
        control={
          <Button variant="default" leftSection={<IconDownload {...buttonIcon} aria-hidden />} onClick={onBackUp}>
            Back up…
          </Button>
        }
      />
      <SettingRow
        name="Restore"
        text="Replaces all integrations, assignments and settings on this computer."
        control={
          <Button variant="default" leftSection={<IconUpload {...buttonIcon} aria-hidden />} onClick={onRestore}>
            Restore…
          </Button>
        }
      />
    </Card>
  );
}
