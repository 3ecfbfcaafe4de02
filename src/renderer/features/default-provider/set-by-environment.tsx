import { Button, Radio } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import { channelNoun, routes } from '../../routes';
import { AppDialog, DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { ConsequenceList } from '../../ui/consequence-list';
import { consequences, planChanges, planRows } from '../../ui/default-plan';
import { DisabledReason } from '../../ui/disabled-reason';
import { plusIcon } from '../../ui/icon-sizes';
import { ImportantNote } from '../../ui/important-note';
import { Note } from '../../ui/note';
import { useSubmitKey } from '../../ui/submit-key';
import { ChangedMeanwhile } from './changed-meanwhile';
import classes from './default-provider.module.css';
import { FailureNote } from './failure-note';
import { IntegrationChoice } from './integration-choice';
import { ProductionProof } from '../../ui/production-proof';
import { saveDefaults } from './save-defaults';
import { type ChannelState, servedBy } from './use-channel-state';

/** The integration of one environment, as a choice of one. */
export function SetByEnvironment({ state, environment, onClose }: { state: ChannelState; environment: Environment; onClose: () => void }) {
  const { channel } = state;
  const current = servedBy(state, environment.id)?.id ?? null;
  const [picked, setPicked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const chosen = state.integrations.find(({ id }) => id === (picked ?? current)) ?? null;
  const rows = chosen === null ? [] : planRows({ ...state, environments: [environment], chosen, ticked: new Set([environment.id]) });
  const changes = chosen === null ? [] : planChanges(rows, chosen.id);
  const reason = chosen === null ? 'Choose an integration first' : changes.length === 0 ? 'Nothing changes' : null;

  const servable = state.integrations.some((integration) => !isRefused(integration, environment));

  const pick = (id: string) => {
    const integration = state.integrations.find((candidate) => candidate.id === id);
    if (integration !== undefined && !isRefused(integration, environment)) setPicked(id);
  };
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
      <DialogHeader title="Set Default Provider" sub={`${environment.name}: choose the integration that sends ${channelNoun[channel]} from it`} focusTitle />
      <DialogBody>
        <Radio.Group label={`Integration for ${environment.name}`} labelProps={{ className: 'sr-only' }} value={chosen?.id ?? ''} onChange={pick}>
          <div className={classes.choices}>
            {state.integrations.toSorted(externalFirst).map((integration) => (
              <IntegrationChoice key={integration.id} integration={integration} active={integration.id === current} refused={isRefused(integration, environment)} />
            ))}
          </div>
        </Radio.Group>
        {!servable && (
          <div className={classes.note}>
            <Note tone="info" fact={`Nothing can serve ${environment.name} yet.`}>
              {`It needs an external ${channelNoun[channel]} provider. Connect one, then come back.`}
            </Note>
          </div>
        )}
        {chosen !== null && <ConsequenceList consequences={consequences(rows, channel, chosen, state)} />}
        {chosen !== null && changes.length > 0 && <ProductionProof channel={channel} integration={chosen} changed={[environment]} />}
        <ChangedMeanwhile state={state} />
        <FailureNote error={error} />
        <ImportantNote channel={channel} />
      </DialogBody>
      <DialogFooter quiet={servable && changes.length > 0 && '1 environment changes, effective at once'}>
        <CancelButton />
        <NewIntegrationButton channel={channel} environment={environment} primary={!servable} onClose={onClose} />
        {servable && (
          <DisabledReason reason={reason}>
            <Button loading={busy} onClick={() => void submit()}>
              Save
            </Button>
          </DisabledReason>
        )}
      </DialogFooter>
    </AppDialog>
  );
}

const isRefused = (integration: IntegrationView, environment: Environment): boolean => integration.builtIn && environment.production;
const externalFirst = (a: IntegrationView, b: IntegrationView): number => Number(a.builtIn) - Number(b.builtIn) || a.name.localeCompare(b.name);

function NewIntegrationButton({ channel, environment, primary, onClose }: { channel: Channel; environment: Environment; primary: boolean; onClose: () => void }) {
  const [, navigate] = useLocation();
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      leftSection={<IconPlus {...plusIcon} aria-hidden />}
      onClick={() => {
        onClose();
        navigate(routes.newDefault(channel, [environment.id]));
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
