import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { call } from '../api';
import classes from './external-link.module.css';
import { toastError } from './toast';

/** Opens a provider's page in the person's browser. The window itself never goes there. */
export function ExternalLink({ label, url }: { label: string; url: string }) {
  return (
    <Anchor
      component="button"
      type="button"
      fz="inherit"
      className={classes.link ?? ''}
      onClick={() => {
        call('app.openLink', { url }).catch((error: unknown) => {
          toastError('The page was not opened', error);
        });
      }}
    >
      {label}
      <IconExternalLink size={14} stroke={1.6} role="img" aria-label="(opens your browser)" />
    </Anchor>
  );
}
