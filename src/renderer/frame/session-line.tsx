import { Anchor } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useVaultState } from '../api';
import { routes } from '../routes';
import { noteIcon } from '../ui/icon-sizes';
import classes from './session-line.module.css';

/** Stands on every screen while nothing is kept. */
export function SessionLine() {
  const state = useVaultState().data;
  if (state?.kind !== 'open' || state.protection !== 'session') return null;
  return (
    <aside className={classes.line} aria-label="This session only">
      <IconHourglass {...noteIcon} aria-hidden />
      <span>
        <b>This session only.</b> Nothing is written to this computer. Everything is gone when Dispatchbox ends.
      </span>
      <Anchor component={Link} href={routes.settingsSection('vault')} size="sm" fw={550} className={classes.link ?? ''}>
        Keep it
      </Anchor>
    </aside>
  );
}
