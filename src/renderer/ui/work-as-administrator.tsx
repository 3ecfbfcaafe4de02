import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { askForAdministrator } from '../role';
import { buttonIcon } from './icon-sizes';

/** The way out of every refusal that only an administrator is spared. */
export const workAsAdministrator = 'Work as Administrator…';

export function WorkAsAdministrator() {
  return (
    <Button leftSection={<IconShieldCheck {...buttonIcon} aria-hidden />} onClick={askForAdministrator}>
      {workAsAdministrator}
    </Button>
  );
}
