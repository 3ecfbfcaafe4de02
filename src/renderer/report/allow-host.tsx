import { Button } from '@mantine/core';
import { IconWorldPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { allowedHostsField, comparedHost, hostsIn, isHost } from '../../shared/actions/allowed-hosts';
import { call, useIntegrations } from '../api';
import { IfMay } from '../ui/if-may';
import { buttonIcon } from '../ui/icon-sizes';
import { toast, toastError } from '../ui/toast';
import { useKeepFocus } from '../ui/use-keep-focus';

interface AllowHostProps {
  integrationId: string;
  /** As it stands in the report. A secret in it is masked, and such a host cannot be allowed. */
  host: string;
}

/** Adds a host to those that the saved code may ask. The system asks the person; this page only begins it. */
export function AllowHost({ integrationId, host: shown }: AllowHostProps) {
  const [asking, setAsking] = useState(false);
  const integration = useIntegrations().data?.find(({ id }) => id === integrationId);
  const host = comparedHost(shown);
  const allowed = integration !== undefined && hostsIn(integration.settings[allowedHostsField] ?? '').includes(host);
  // It works until the host stands among the others, and is gone then.
  useKeepFocus(asking && !allowed);
  if (asking && allowed) setAsking(false);
  if (integration === undefined || !isHost(host) || allowed) return null;

  const allow = async () => {
    if (asking) return;
    setAsking(true);
    try {
      const { changed } = await call('actions.allowHost', { integrationId, revision: integration.revision, host });
      if (changed) toast({ tone: 'ok', title: `${integration.name} may ask ${host}`, text: 'From the next run on' });
      else setAsking(false);
    } catch (error) {
      toastError(`${host} was not allowed`, error);
      setAsking(false);
    }
  };
  return (
    <IfMay call="actions.allowHost">
      <Button variant="default" size="xs" leftSection={<IconWorldPlus {...buttonIcon} aria-hidden />} loading={asking} onClick={() => void allow()}>
        Allow {host}…
      </Button>
    </IfMay>
  );
}
