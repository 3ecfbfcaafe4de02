import type { AssignmentChange } from '../../../shared/model/assignment';
import type { Channel } from '../../../shared/model/message';
import { call } from '../../api';
import { channelNoun } from '../../routes';
import { undoChanges } from '../../ui/default-plan';
import { toast, toastError } from '../../ui/toast';
import { shortNameList } from '../../ui/words';
import type { ChannelState } from './use-channel-state';

/** Saves as one change and offers to take all of it back in one step. Throws when it was not saved. */
export async function saveDefaults(state: ChannelState, changes: AssignmentChange[]): Promise<void> {
  await call('assignments.set', { channel: state.channel, changes });
  toast({
    tone: 'ok',
    ...wordsOf(state, changes),
    action: {
      label: 'Undo',
      run: () => void undo(state.channel, changes),
    },
  });
}

async function undo(channel: Channel, changes: AssignmentChange[]): Promise<void> {
  try {
    await call('assignments.set', { channel, changes: undoChanges(changes) });
    toast({ tone: 'ok', title: 'Undone', text: 'Every environment has its former provider again.' });
  } catch (error) {
    toastError('Not undone', error);
  }
}

function wordsOf({ channel, environments, integrations }: ChannelState, changes: AssignmentChange[]): { title: string; text: string } {
  const environmentNames = (some: AssignmentChange[]) => shortNameList(some.map(({ environmentId }) => environments.find(({ id }) => id === environmentId)?.name ?? environmentId));
  const integrationName = (id: string) => integrations.find((integration) => integration.id === id)?.name ?? id;
  const set = changes.flatMap((change) => (change.integrationId === null ? [] : [{ ...change, integrationId: change.integrationId }]));
  const removed = changes.filter(({ integrationId }) => integrationId === null);
  const stopped = removed.length === 0 ? '' : `${environmentNames(removed)} no longer ${removed.length === 1 ? 'sends' : 'send'} ${channelNoun[channel]}`;
  const [first] = set;
  if (first === undefined) return { title: stopped, text: 'Choose another provider to send from there again.' };
  const replaced = [...new Set(set.flatMap(({ replaces }) => (replaces === null ? [] : [integrationName(replaces)])))];
  const was = replaced.length === 0 ? '' : ` (was ${shortNameList(replaced)})`;
  return { title: `${integrationName(first.integrationId)} is now the default`, text: `In ${environmentNames(set)}${was}${stopped === '' ? '' : `. ${stopped}`}` };
}
