import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { notWorking } from '../../../shared/flows/impact';
import type { Environment } from '../../../shared/model/environment';
import { type EnvironmentFlows, type Flow, flowOnChannel, flows, type FlowsOn, flowWord, type SignUpIdentifier, signUpIdentifiers, usualFlows } from '../../../shared/model/flow';
import type { Channel } from '../../../shared/model/message';
import { call, useAssignments, useEnvironments, useFlows } from '../../api';
import type { EnvironmentRequest } from '../../dialogs';
import { errorText, isQuiet } from '../../error-text';
import { channelOrder, channelWord } from '../../routes';
import { AppDialog, DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { DisabledReason } from '../../ui/disabled-reason';
import { Note } from '../../ui/note';
import { useSubmitKey } from '../../ui/submit-key';
import { toast } from '../../ui/toast';
import classes from './flows.module.css';
import { MissingTemplates } from './missing-templates';

const identifierWord: Record<SignUpIdentifier, string> = { phone: 'Phone', email: 'E-mail', either: 'Either' };
const noFlows: FlowsOn = { sms: [], email: [] };

/** Which flows of an environment need messages, for each channel. */
export function FlowsDialog({ environmentId, onClose }: EnvironmentRequest & { onClose: () => void }) {
  const all = useFlows().data;
  const environment = useEnvironments().data?.find(({ id }) => id === environmentId);
  if (all === undefined || environment === undefined) return null;
  return <FlowsForm environment={environment} saved={all.find((each) => each.environmentId === environmentId) ?? null} onClose={onClose} />;
}

const same = (one: FlowsOn, other: FlowsOn): boolean => channelOrder.every((channel) => flows.every((flow) => one[channel].includes(flow) === other[channel].includes(flow)));

function FlowsForm({ environment, saved, onClose }: { environment: Environment; saved: EnvironmentFlows | null; onClose: () => void }) {
  const [on, setOn] = useState<FlowsOn>(saved?.on ?? noFlows);
  /** Of what the form was filled with: a change by somebody else meanwhile is refused and not overwritten. */
  const [revision] = useState(saved?.revision ?? 0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const assignments = useAssignments().data;
  const unchanged = same(on, saved?.on ?? noFlows) && saved !== null;

  const set = (channel: Channel, flow: Flow, wanted: boolean) => {
    setOn({ ...on, [channel]: wanted ? [...on[channel], flow] : on[channel].filter((other) => other !== flow) });
  };
  const save = async () => {
    if (unchanged || busy) return;
    setBusy(true);
    setError(null);
    try {
      await call('flows.update', { environmentId: environment.id, revision, on });
      toast({ tone: 'ok', title: `Flows of ${environment.name} saved` });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  useSubmitKey('dialog', true, () => void save());

  const unserved = assignments === undefined ? [] : channelOrder.filter((channel) => on[channel].length > 0 && !assignments.some((assignment) => assignment.environmentId === environment.id && assignment.channel === channel));
  return (
    <AppDialog size={560} onClose={onClose} unsaved={!unchanged && !same(on, saved?.on ?? noFlows) && !busy}>
      <DialogHeader title={`Flows of ${environment.name}`} sub="What the platform needs messages for. Every screen then says what works and what stops." focusTitle />
      <DialogBody>
        <div className={classes.usual}>
          <span id="sign-up-identifier">People sign up with</span>
          <SegmentedControl
            aria-labelledby="sign-up-identifier"
            value={signUpIdentifiers.find((identifier) => same(usualFlows(identifier), on)) ?? ''}
            data={signUpIdentifiers.map((identifier) => ({ value: identifier, label: identifierWord[identifier] }))}
            onChange={(value) => {
              const identifier = signUpIdentifiers.find((candidate) => candidate === value);
              if (identifier !== undefined) setOn(usualFlows(identifier));
            }}
          />
          <span className={classes.hint}>Sets the usual flows</span>
        </div>
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">Flow</th>
              {channelOrder.map((channel) => (
                <th scope="col" key={channel}>
                  {channelWord[channel]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {flows.map((flow) => (
              <tr key={flow}>
                <th scope="row">{`${flowWord[flow].charAt(0).toUpperCase()}${flowWord[flow].slice(1)}`}</th>
                {channelOrder.map((channel) => (
                  <td key={channel}>
                    <Checkbox
                      aria-label={flowOnChannel[channel][flow]}
                      checked={on[channel].includes(flow)}
                      onChange={(event) => {
                        set(channel, flow, event.currentTarget.checked);
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <div aria-live="polite">
          {unserved.map((channel) => (
            <div key={channel} className="gap-above">
              <Note tone="warn" fact={`${environment.name} has no ${channel === 'sms' ? 'SMS' : 'e-mail'} provider.`}>
                {notWorking(environment.name, channel, flows.filter((flow) => on[channel].includes(flow)))}
              </Note>
            </div>
          ))}
          {channelOrder.map((channel) => (
            <MissingTemplates key={channel} environmentId={environment.id} channel={channel} on={on} />
          ))}
        </div>
        {error !== null && !isQuiet(error) && (
          <div className="gap-above">
            <Note tone="bad" live="alert" fact="Nothing was changed.">
              {errorText(error)}
            </Note>
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <CancelButton />
        <DisabledReason reason={unchanged ? 'Nothing changes' : null}>
          <Button loading={busy} onClick={() => void save()}>
            Save
          </Button>
        </DisabledReason>
      </DialogFooter>
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
