import { Button, Radio } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import { useProviders } from '../../api';
import type { ChangeProviderRequest } from '../../dialogs';
import { channelNoun, routes } from '../../routes';
import { AppDialog, DialogBody, DialogFooter, DialogHeader, useCloseDialog, useLeaveDialog } from '../../ui/app-dialog';
import { ConsequenceList } from '../../ui/consequence-list';
import { consequences, planChanges, planRows } from '../../ui/default-plan';
import { DisabledReason } from '../../ui/disabled-reason';
import { plusIcon } from '../../ui/icon-sizes';
import { ProviderMark } from '../../ui/provider-mark';
import { useSubmitKey } from '../../ui/submit-key';
import { counted, nameList } from '../../ui/words';
import { ChangedMeanwhile } from './changed-meanwhile';
import classes from './default-provider.module.css';
import { differencesOf } from './differences';
import { FailureNote } from './failure-note';
import { IntegrationChoice } from './integration-choice';
import { ProductionProof } from '../../ui/production-proof';
import { saveDefaults } from './save-defaults';
import { type ChannelState, useChannelState } from './use-channel-state';

/** Another integration in the place of one, in all its environments at once. */
export function ChangeProviderDialog({ channel, integrationId, onClose }: ChangeProviderRequest & { onClose: () => void }) {
  const state = useChannelState(channel);
  const present = state?.integrations.find(({ id }) => id === integrationId);
  if (state === null || present === undefined) return null;
  return <ChangeProvider state={state} present={present} onClose={onClose} />;
}

function ChangeProvider({ state, present, onClose }: { state: ChannelState; present: IntegrationView; onClose: () => void }) {
  const { channel } = state;
  const [picked, setPicked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const descriptors = useProviders().data ?? [];
  const served = state.environments.filter(({ id }) => present.activeIn.includes(id));
  const others = state.integrations.filter(({ id }) => id !== present.id);
  const chosen = others.find(({ id }) => id === picked) ?? null;
  const rows = chosen === null ? [] : planRows({ ...state, environments: served, chosen, ticked: new Set(served.map(({ id }) => id)) });
  const changes = chosen === null ? [] : planChanges(rows, chosen.id);
  const reason = chosen === null ? 'Choose an integration first' : changes.length === 0 ? 'Nothing changes' : null;
  const descriptorOf = (integration: IntegrationView) => descriptors.find(({ id }) => id === integration.providerId) ?? null;
  const differences = chosen === null ? [] : differencesOf({ integration: present, descriptor: descriptorOf(present) }, { integration: chosen, descriptor: descriptorOf(chosen) });

  const submit = async () => {
    if (reason !== null || busy) return;
    setBusy(true);
    setError(null);
    try {
      await saveDefaults(state, changes);
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  useSubmitKey('dialog', true, () => void submit());

  return (
    <AppDialog size={680} onClose={onClose}>
      <DialogHeader title={`Change the provider of ${nameList(served.map(({ name }) => name))}`} sub={`Choose what sends ${channelNoun[channel]} instead of ${present.name}`} mark={<ProviderMark providerId={present.providerId} size={36} />} focusTitle />
      <DialogBody>
        <Radio.Group label={`Instead of ${present.name}`} labelProps={{ className: 'sr-only' }} value={picked ?? ''} onChange={(id) => {
          const integration = others.find((candidate) => candidate.id === id);
          if (integration !== undefined && !isRefused(integration, served)) setPicked(id);
        }}>
          <div className={classes.choices}>
            {others.map((integration) => (
              <IntegrationChoice key={integration.id} integration={integration} active={false} refused={isRefused(integration, served)} />
            ))}
          </div>
        </Radio.Group>
        {differences.length > 0 && (
          <table className={classes.differences}>
            <thead>
              <tr>
                <th scope="col">What differs</th>
                <th scope="col">{present.name}</th>
                <th scope="col">{chosen?.name}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ what, before, after }) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {chosen !== null && <ConsequenceList consequences={consequences(rows, channel, chosen, state)} />}
        {chosen !== null && <ProductionProof channel={channel} integration={chosen} changed={changes.flatMap(({ environmentId }) => served.filter(({ id }) => id === environmentId))} />}
        <ChangedMeanwhile state={state} />
        <FailureNote error={error} />
      </DialogBody>
      <DialogFooter quiet={changes.length > 0 && `${counted(changes.length, 'environment changes', 'environments change')}, effective at once`}>
        <CancelButton />
        <NewIntegrationButton channel={channel} served={served} />
        <DisabledReason reason={reason}>
          <Button loading={busy} onClick={() => void submit()}>
            Change provider
          </Button>
        </DisabledReason>
      </DialogFooter>
    </AppDialog>
  );
}

const isRefused = (integration: IntegrationView, environments: readonly Environment[]): boolean => integration.builtIn && environments.some(({ production }) => production);

/** Begins with the environments of the one to be replaced. */
function NewIntegrationButton({ channel, served }: Pick<ChannelState, 'channel'> & { served: readonly Environment[] }) {
  const leave = useLeaveDialog();
  const [, navigate] = useLocation();
  return (
    <Button
      variant="default"
      leftSection={<IconPlus {...plusIcon} aria-hidden />}
      onClick={() => {
        leave(() => {
          navigate(routes.newDefault(channel, served.map(({ id }) => id)));
        });
      }}
    >
      New Integration
    </Button>
  );
}

function CancelButton() {
  return (
    <Button variant="default" onClick={useCloseDialog()}>
      Cancel
    </Button>
  );
}
