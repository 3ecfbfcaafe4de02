import { Button, Skeleton } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { IntegrationView } from '../../../shared/model/integration';
import { useCall } from '../../api';
import { errorText } from '../../error-text';
import { routes } from '../../routes';
import { Age } from '../../ui/age';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import classes from './wizard.module.css';

/** Which code is deployed, and the way to its page: it is no field of the form. */
export function CodeCard({ integration: { id, channel, name } }: { integration: IntegrationView }) {
  const action = useCall('actions.get', { integrationId: id });
  if (action.data === undefined) {
    return action.isError ? (
      <Note tone="bad" fact="The code cannot be read.">
        {errorText(action.error)}
      </Note>
    ) : (
      <Skeleton height={56} radius={6} aria-label="Loading" />
    );
  }
  const { deployed, draft } = action.data;
  return (
    <section className={classes.codeCard} aria-label="Code">
      <div className={classes.codeWords}>
        <b>
          Version {deployed.number}, deployed <Age at={deployed.at} /> by {deployed.by}
        </b>
        <span className={classes.hint}>
          {draft === null ? (
            'There is no draft.'
          ) : (
            <>
              A draft differs, saved <Age at={draft.at} /> by {draft.by}.
            </>
          )}
        </span>
      </div>
      <Button component={Link} href={routes.integrationCode(channel, id)} variant="default" leftSection={<IconCode {...buttonIcon} aria-hidden />}>
        Edit code <span className="sr-only">of {name}</span>
      </Button>
    </section>
  );
}
