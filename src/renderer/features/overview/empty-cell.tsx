import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { notWorking, type OnHere } from '../../../shared/flows/impact';
import type { IntegrationView } from '../../../shared/model/integration';
import { useDialogs } from '../../dialogs';
import { channelWord, routes } from '../../routes';
import { buttonIcon } from '../../ui/icon-sizes';
import { IfMay } from '../../ui/if-may';
import { useNow } from '../../ui/now';
import { type Cell, candidates } from './matrix';
import classes from './matrix.module.css';

/** Names of candidates that fit into the line. */
const mostNamed = 2;

/** Nothing is assigned: what does not work, and the way out of it. */
export function EmptyCell({ cell, on, integrations }: { cell: Cell; on: OnHere; integrations: IntegrationView[] }) {
  const { openSetDefault } = useDialogs();
  const [, navigate] = useLocation();
  const { channel, environment } = cell;
  const ready = candidates(cell, integrations, useNow());
  const names = ready.slice(0, mostNamed).map(({ name }) => name);
  const where = <span className="sr-only">: {channelWord[channel]} in {environment.name}</span>;
  return (
    <>
      <div className={classes.line}>
        <span className={classes.dashed}>
          <IconAlertTriangle {...buttonIcon} aria-hidden />
        </span>
        <div className={classes.words}>
          <div className={classes.title} data-bad>
            No provider
          </div>
          <div className={classes.stopped}>{notWorking(environment.name, channel, on)}</div>
        </div>
      </div>
      <IfMay call="assignments.set">
        <div className={classes.choose}>
          {ready.length === 0 ? (
            <>
              <Button
                size="xs"
                onClick={() => {
                  navigate(routes.newDefault(channel, [environment.id]));
                }}
              >
                Connect a service{where}
              </Button>
              None is connected yet
            </>
          ) : (
            <>
              <Button
                size="xs"
                onClick={() => {
                  openSetDefault({ channel, environmentId: environment.id });
                }}
              >
                Choose provider{where}
              </Button>
              <span className={classes.words}>
                {ready.length} ready: {names.join(', ')}
                {ready.length > mostNamed && ` and ${ready.length - mostNamed} more`}
              </span>
            </>
          )}
        </div>
      </IfMay>
    </>
  );
}
