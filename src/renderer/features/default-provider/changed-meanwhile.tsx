import { useState } from 'react';
import { Note } from '../../ui/note';
import { nameList } from '../../ui/words';
import classes from './default-provider.module.css';
import { type ChannelState, servedBy } from './use-channel-state';

/** Says that somebody else changed what the dialog was opened on. The dialog shows the new state; ticks stay as they were set. */
export function ChangedMeanwhile({ state }: { state: ChannelState }) {
  const [seen] = useState(state);
  const changed = state.environments.filter(({ id }) => servedBy(seen, id)?.id !== servedBy(state, id)?.id).map(({ name }) => name);
  if (changed.length === 0) return null;
  return (
    <div className={classes.note}>
      <Note tone="warn" live="alert" fact={`${nameList(changed)} changed meanwhile.`}>
        Look at what is there now before saving.
      </Note>
    </div>
  );
}
