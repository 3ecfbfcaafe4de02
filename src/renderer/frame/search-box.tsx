import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { buttonIcon } from '../ui/icon-sizes';
import { ModKey } from '../ui/mod-key';
import classes from './search-box.module.css';

/** Looks like a field and opens the palette. */
export function SearchBox({ onOpen }: { onOpen: () => void }) {
  return (
    <UnstyledButton className={classes.box} onClick={onOpen} aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K">
      <IconSearch {...buttonIcon} aria-hidden />
      <span className={classes.words}>Search or run a command</span>
      <span aria-hidden className={classes.keys}>
        <ModKey /> <Kbd>K</Kbd>
      </span>
    </UnstyledButton>
  );
}
