import { Button } from '@mantine/core';
import { flowsOnHere, notWorkingThere } from '../../../shared/flows/impact';
import type { Environment } from '../../../shared/model/environment';
import type { Channel } from '../../../shared/model/message';
import { useFlows } from '../../api';
import { useDialogs } from '../../dialogs';
import { useRole } from '../../role';
import { channelNoun } from '../../routes';
import { Note } from '../../ui/note';
import { shortNameList } from '../../ui/words';
import classes from './integrations.module.css';
import type { ListRow } from './list-view';

/** Stands on top while an environment cannot send. Begins with one marked production, since that is where it hurts. */
export function MissingProviderNote({ channel, environments, rows }: { channel: Channel; environments: readonly Environment[]; rows: readonly ListRow[] }) {
  const dialogs = useDialogs();
  const { may } = useRole();
  const flows = useFlows().data ?? [];
  const served = new Set(rows.flatMap(({ integration }) => integration.activeIn));
  const unserved = environments.filter(({ id }) => !served.has(id));
  const first = unserved.find(({ production }) => production) ?? unserved[0];
  if (first === undefined) return null;
  const names = shortNameList(unserved.map(({ name }) => name));
  return (
    <div className={classes.above}>
      <Note
        tone="bad"
        fact={`${names} ${unserved.length === 1 ? 'has' : 'have'} no ${channelNoun[channel]} provider.`}
        {...(may('assignments.set') && {
          action: (
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                dialogs.openSetDefault({ channel, environmentId: first.id });
              }}
            >
              Choose provider<span className="sr-only"> for {first.name}</span>
            </Button>
          ),
        })}
      >
        {notWorkingThere(channel, unserved.map(({ id }) => ({ on: flowsOnHere(flows, id, channel) })))}
      </Note>
    </div>
  );
}
