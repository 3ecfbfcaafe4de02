import { Anchor } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useSettings } from '../../api';
import { routes } from '../../routes';
import { CopyButton } from '../../ui/copy-button';
import { buttonIcon } from '../../ui/icon-sizes';
import classes from './wizard.module.css';

/** The platform's addresses, ready for a provider's allow-list, or where to enter them. */
export function OutgoingAddresses() {
  const addresses = useSettings().data?.outgoingAddresses;
  if (addresses === undefined) return null;
  if (addresses.length === 0) {
    return (
      <p className={classes.copies}>
        Your platform’s addresses are not entered yet.{' '}
        <Anchor component={Link} href={routes.settingsSection('addresses')} fz="inherit" underline="always">
          Enter them in Settings
        </Anchor>{' '}
        to copy them here.
      </p>
    );
  }
  return (
    <div className={classes.copies}>
      {/* With commas, since a one-line field swallows line breaks. */}
      <CopyButton size="xs" leftSection={<IconCopy {...buttonIcon} aria-hidden />} label={addresses.length === 1 ? 'Copy 1 outgoing address' : `Copy ${addresses.length} outgoing addresses`} text={addresses.join(', ')} />
    </div>
  );
}
