import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PastAssignment } from '../../../shared/model/assignment';
import type { Environment } from '../../../shared/model/environment';
import { useCall, useHistory } from '../../api';
import { type EnvironmentRequest, useDialogs } from '../../dialogs';
import { channelOrder, channelWord } from '../../routes';
import { Age } from '../../ui/age';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/app-dialog';
import { DisabledReason } from '../../ui/disabled-reason';
import { useNow } from '../../ui/now';
import classes from './default-provider.module.css';
import { FailureNote } from './failure-note';
import { LastPromotion } from './last-promotion';
import { goodTestSentence, lastGood } from '../../ui/production-proof';
import { saveDefaults } from './save-defaults';
import { StopQuestion } from './stop-question';
import { type ChannelState, servedBy, useChannelState } from './use-channel-state';

/** What an environment used before, with a way back to each. */
export function PastProvidersDialog({ environmentId, onClose }: EnvironmentRequest & { onClose: () => void }) {
  const past = useCall('assignments.history', { environmentId }).data;
  const states = { sms: useChannelState('sms'), email: useChannelState('email') };
  const environment = states.sms?.environments.find(({ id }) => id === environmentId);
  if (past === undefined || states.sms === null || states.email === null || environment === undefined) return null;
  const { sms, email } = states;
  return (
    <AppDialog size={680} onClose={onClose}>
      <DialogHeader title={`Former providers of ${environment.name}`} sub="The last 20 changes of each channel. Rolling back is a change like any other." focusTitle />
      <DialogBody>
        <LastPromotion environment={environment} />
        {past.length === 0 ? (
          <p className={classes.nothing}>Nothing was changed here yet.</p>
        ) : (
          channelOrder.map((channel) => <PastOfChannel key={channel} environment={environment} state={channel === 'sms' ? sms : email} past={past.filter((each) => each.channel === channel)} />)
        )}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Close</Button>
      </DialogFooter>
    </AppDialog>
  );
}

function PastOfChannel({ environment, state, past }: { environment: Environment; state: ChannelState; past: PastAssignment[] }) {
  const [busy, setBusy] = useState<PastAssignment | null>(null);
  const [stopping, setStopping] = useState<PastAssignment | null>(null);
  const [error, setError] = useState<unknown>(null);
  const current = servedBy(state, environment.id)?.id ?? null;
  const { openTestSend } = useDialogs();
  const tests = useHistory().data?.rows ?? [];
  const now = useNow();
  if (past.length === 0) return null;
  /** As before every change in an environment marked production. */
  const needsProof = (each: PastAssignment): each is PastAssignment & { before: NonNullable<PastAssignment['before']> } => environment.production && each.before !== null && whyNot(each, state, environment, current) === null;
  const goBack = ({ before }: PastAssignment) => saveDefaults(state, [{ environmentId: environment.id, integrationId: before?.id ?? null, replaces: current }]);
  const rollBack = async (to: PastAssignment) => {
    setBusy(to);
    setError(null);
    try {
      await goBack(to);
    } catch (cause) {
      setError(cause);
    }
    setBusy(null);
  };
  return (
    <section className={classes.pastChannel}>
      <h3>{channelWord[state.channel]}</h3>
      <ul className={classes.choices}>
        {past.map((each) => (
          <li key={`${each.at} ${each.before?.id} ${each.after?.id}`} className={classes.past}>
            <span className={classes.words}>
              <span className={classes.name}>{`${each.before?.name ?? 'No provider'} → ${each.after?.name ?? 'No provider'}`}</span>
              <span className={classes.sub}>
                {each.by}, <Age at={each.at} />
              </span>
              {needsProof(each) && <span className={classes.sub}>{goodTestSentence(lastGood(tests, each.before.id), each.before.name, now)}</span>}
            </span>
            {needsProof(each) && (
              <Button
                variant="subtle"
                size="xs"
                aria-label={`Test now: ${each.before.name}`}
                onClick={() => {
                  openTestSend({ channel: state.channel, integrationId: each.before.id });
                }}
              >
                Test now
              </Button>
            )}
            <DisabledReason reason={whyNot(each, state, environment, current)}>
              <Button
                variant="default"
                size="xs"
                loading={busy === each}
                aria-label={`Roll back to ${each.before?.name ?? 'no provider'}`}
                onClick={() => {
                  if (whyNot(each, state, environment, current) !== null) return;
                  if (each.before === null) setStopping(each);
                  else void rollBack(each);
                }}
              >
                Roll back
              </Button>
            </DisabledReason>
          </li>
        ))}
      </ul>
      <FailureNote error={error} />
      {stopping !== null && (
        <StopQuestion
          state={state}
          environments={[environment]}
          onConfirm={() => goBack(stopping)}
          onClose={() => {
            setStopping(null);
          }}
        />
      )}
    </section>
  );
}

/** Why one cannot go back to what was replaced; null: one can. */
function whyNot({ before }: PastAssignment, state: ChannelState, environment: Environment, current: string | null): string | null {
  if ((before?.id ?? null) === current) return 'It is so now';
  if (before === null) return null;
  const integration = state.integrations.find(({ id }) => id === before.id);
  if (integration === undefined) return `${before.name} was deleted`;
  return integration.builtIn && environment.production ? 'Marked production: needs an external provider' : null;
}
