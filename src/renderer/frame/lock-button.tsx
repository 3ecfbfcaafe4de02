import { Button, Tooltip } from '@mantine/core';
import { IconEyeOff, IconLock } from '@tabler/icons-react';
import { useVaultState } from '../api';
import { buttonIcon } from '../ui/icon-sizes';
import { hidesOnly, hidingSentence, lockWord } from '../vault/protection';

/** Locks the vault. Where anybody could open it again it says that it only hides. */
export function LockButton({ onLock }: { onLock: () => void }) {
  const state = useVaultState().data;
  const protection = state?.kind === 'open' ? state.protection : 'passphrase';
  const hides = hidesOnly(protection);
  const Icon = hides ? IconEyeOff : IconLock;
  return (
    <Tooltip label={hidingSentence} disabled={!hides} multiline maw={280} events={{ hover: true, focus: true, touch: false }}>
      <Button variant="default" size="xs" leftSection={<Icon {...buttonIcon} aria-hidden />} onClick={onLock} aria-keyshortcuts="Control+L Meta+L">
        {lockWord(protection)}
      </Button>
    </Tooltip>
  );
}
