import { Anchor, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { flushSync } from 'react-dom';
import { Link } from 'wouter';
import { flowsOnHere, flowsUsing, ownTemplates, ownTemplatesLost, setHere, withoutTemplate } from '../../../shared/flows/impact';
import type { Environment } from '../../../shared/model/environment';
import type { Channel } from '../../../shared/model/message';
import { call, useFlows, useHistory, useTemplateSets } from '../../api';
import { useDialogs } from '../../dialogs';
import { channelNoun, routes } from '../../routes';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/app-dialog';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { buttonIcon } from '../../ui/icon-sizes';
import { ProviderMark } from '../../ui/provider-mark';
import { toast } from '../../ui/toast';
import { counted, nameList } from '../../ui/words';
import classes from './integrations.module.css';
import type { ListRow } from './list-view';

interface DeleteDialogProps {
  channel: Channel;
  row: ListRow;
  onDeleted: () => void;
  onClose: () => void;
}

/** Asks and names what is destroyed; while the integration is active it says where, and leads to the way out. */
export function DeleteDialog({ channel, row, onDeleted, onClose }: DeleteDialogProps) {
  if (row.integration.builtIn) return null;
  return row.activeIn.length > 0 ? <DeleteRefused channel={channel} row={row} onClose={onClose} /> : <DeleteQuestion row={row} onDeleted={onDeleted} onClose={onClose} />;
}

function DeleteQuestion({ row: { integration }, onDeleted, onClose }: Omit<DeleteDialogProps, 'channel'>) {
  const credentials = Object.keys(integration.credentials).length;
  const own = ownTemplatesLost(integration.templateOverrides);
  const destroyed = ['the settings', ...(own === null ? [] : [own]), ...(credentials === 0 ? [] : [credentials === 1 ? 'the stored credential' : `the ${credentials} stored credentials`])];
  const tests = useHistory().data?.rows.filter(({ integrationId }) => integrationId === integration.id).length ?? 0;
  return (
    <ConfirmDialog
      title={`Delete ${integration.name}?`}
      sub="Not in use in any environment"
      mark={<ProviderMark providerId={integration.providerId} size={36} />}
      confirmLabel={`Delete ${integration.name}`}
      confirmIcon={<IconTrash {...buttonIcon} aria-hidden />}
      danger
      onConfirm={async () => {
        await call('integrations.delete', { id: integration.id, revision: integration.revision });
        onDeleted();
        toast({ tone: 'ok', title: `${integration.name} deleted`, text: 'Its credentials are gone from the vault.' });
      }}
      onClose={onClose}
    >
      This destroys {nameList(destroyed)} of <b>{integration.name}</b>. It cannot be undone.
      {tests > 0 && (
        <>
          {' '}
          Its{' '}
          <Anchor component={Link} href={routes.diagnosticsOf(integration.id)} onClick={onClose} fz="inherit" underline="always">
            {counted(tests, 'test send')}
          </Anchor>{' '}
          {tests === 1 ? 'stays' : 'stay'} in Diagnostics.
        </>
      )}
    </ConfirmDialog>
  );
}

function DeleteRefused({ channel, row: { integration, activeIn }, onClose }: Omit<DeleteDialogProps, 'onDeleted'>) {
  const dialogs = useDialogs();
  const flows = useFlows().data ?? [];
  const templates = useTemplateSets().data;
  const needOf = ({ id, production }: Environment) => {
    const on = flowsOnHere(flows, id, channel);
    const missing = templates === undefined ? null : withoutTemplate(on, setHere(templates, id, channel), ownTemplates(integration.templateOverrides));
    return [flowsUsing(channel, on, integration), ...(production ? ['Marked production'] : []), ...(missing === null ? [] : [missing])].join('. ');
  };
  // The focus goes back to the list first, so that the next dialog returns it there.
  const instead = (open: () => void) => () => {
    flushSync(onClose);
    open();
  };
  return (
    <AppDialog size={560} onClose={onClose}>
      <DialogHeader
        title={`${integration.name} cannot be deleted`}
        sub={`It is active in ${counted(activeIn.length, 'environment')}. Unassign it there first.`}
        mark={<ProviderMark providerId={integration.providerId} size={36} />}
      />
      <DialogBody>
        <ul className={classes.uses}>
          {activeIn.map((environment) => (
            <li key={environment.id}>
              <span className={classes.words}>
                <b>{environment.name}</b>
                <span className={classes.subtitle}>{needOf(environment)}</span>
              </span>
              <Button
                variant="default"
                size="xs"
                aria-label={`Set another… for ${environment.name}`}
                onClick={instead(() => {
                  dialogs.openSetDefault({ channel, environmentId: environment.id });
                })}
              >
                Set another…
              </Button>
              <Button
                variant="default"
                size="xs"
                aria-label={`Unassign… from ${environment.name}`}
                onClick={instead(() => {
                  dialogs.openUnassign({ channel, environmentId: environment.id });
                })}
              >
                Unassign…
              </Button>
            </li>
          ))}
        </ul>
        <p className={classes.hint}>
          {`Setting another provider keeps ${flows.some(({ on, environmentId }) => on[channel].length > 0 && integration.activeIn.includes(environmentId)) ? 'the flows' : channelNoun[channel]} working. Unassigning stops ${channelNoun[channel]} in ${nameList(activeIn.map(({ name }) => name))} until a provider is set.`}
        </p>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </DialogFooter>
    </AppDialog>
  );
}
