import { Button, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useVaultState } from '../../api';
import { buttonIcon } from '../../ui/icon-sizes';
import { Barrier } from './barrier';

/** Only one Dispatchbox at a time may write a vault. */
export function HeldElsewhere() {
  const { refetch, isFetching } = useVaultState();
  return (
    <Barrier title="Dispatchbox is already open" sub="Another one on this computer has this vault open." width={360}>
      <Text size="sm" mb={16}>
        Close it there, then try again. Nothing was changed.
      </Text>
      <Button fullWidth loading={isFetching} leftSection={<IconRefresh {...buttonIcon} aria-hidden />} onClick={() => void refetch()} autoFocus>
        Try again
      </Button>
    </Barrier>
  );
}
