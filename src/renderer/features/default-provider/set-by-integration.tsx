import { Button } from '@mantine/core';
import { useState } from 'react';
import type { IntegrationView } from '../../../shared/model/integration';
import { channelNoun } from '../../routes';
import { AppDialog, DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { ConsequenceList } from '../../ui/consequence-list';
import { DefaultGrid } from '../../ui/default-grid';
import { consequences, planChanges, planRows } from '../../ui/default-plan';
import { DisabledReason } from '../../ui/disabled-reason';
import { ImportantNote } from '../../ui/important-note';
import { useNow } from '../../ui/now';
import { ProviderMark } from '../../ui/provider-mark';
import { useSubmitKey } from '../../ui/submit-key';
import { counted } from '../../ui/words';
import { ChangedMeanwhile } from './changed-meanwhile';
import { FailureNote } from './failure-note';
import { ProductionProof } from '../../ui/production-proof';
import { saveDefaults } from './save-defaults';
import { StopQuestion } from './stop-question';
import type { ChannelState } from './use-channel-state';
import { warningAbout } from './warning';

/** The environments of one integration, as a checklist with what each tick comes to. */
export function SetByIntegration({ state, integration, onClose }: { state: ChannelState; integration: IntegrationView; onClose: () => void }) {
  /** What the person ticked or unticked; everything else follows what is so now. */
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({});
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const now = useNow();
  const { channel } = state;

  const ticked = new Set(state.environments.map(({ id }) => id).filter((id) => ticks[id] ?? integration.activeIn.includes(id)));
  const rows = planRows({ ...state, chosen: integration, ticked });
  const changes = planChanges(rows, integration.id);
  const emptied = rows.filter((row) => row.outcome === 'removed' && row.environment.production).map((row) => row.environment);

  const save = async () => {
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
  const submit = () => {
    if (changes.length === 0 || busy) return;
    if (emptied.length > 0) setAsking(true);
    else void save();
  };
  useSubmitKey('dialog', !asking, submit);

  return (
    <AppDialog size={680} onClose={onClose}>
      <DialogHeader
        title="Set Default Provider"
        sub={integration.builtIn ? `${integration.name}: choose where it captures ${channelNoun[channel]}` : `${integration.name}: choose the environments that send ${channelNoun[channel]} through it`}
        mark={<ProviderMark providerId={integration.providerId} size={36} />}
        focusTitle
      />
      <DialogBody>
        <DefaultGrid
          rows={rows}
          chosen={integration}
          warning={warningAbout(integration, now)}
          onTick={(environmentId, tick) => {
            setTicks({ ...ticks, [environmentId]: tick });
          }}
        />
        <ConsequenceList consequences={consequences(rows, channel, integration, state)} />
        <ProductionProof channel={channel} integration={integration} changed={rows.filter(({ outcome }) => outcome === 'set').map(({ environment }) => environment)} />
        <ChangedMeanwhile state={state} />
        <FailureNote error={error} />
        <ImportantNote channel={channel} />
      </DialogBody>
      <DialogFooter quiet={changes.length === 0 ? 'Nothing changes' : `${counted(changes.length, 'environment changes', 'environments change')}, effective at once`}>
        <CancelButton />
        <DisabledReason reason={changes.length === 0 ? 'Nothing changes' : null}>
          <Button loading={busy} onClick={submit}>
            Save
          </Button>
        </DisabledReason>
      </DialogFooter>
      {asking && (
        <StopQuestion
          state={state}
          environments={emptied}
          onConfirm={save}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </AppDialog>
  );
}

function CancelButton() {
  return (
    <Button variant="default" onClick={useCloseDialog()}>
      Cancel
    </Button>
  );
}
