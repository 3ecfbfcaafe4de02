import { IconLock } from '@tabler/icons-react';
import { needsAdministrator } from '../../shared/permissions';
import { EmptyState, StateIcon } from './empty-state';
import { WorkAsAdministrator } from './work-as-administrator';

/** In place of what only an administrator sees, with the way to become one. */
export function NeedsAdministrator() {
  return (
    <EmptyState
      picture={
        <StateIcon tone="plain">
          <IconLock size={24} stroke={1.6} />
        </StateIcon>
      }
      title={needsAdministrator}
      text="You work as Support: you can test integrations and read what became of the tests."
      actions={<WorkAsAdministrator />}
    />
  );
}
