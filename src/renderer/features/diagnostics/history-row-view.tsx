import { ActionIcon, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff, IconRefresh } from '@tabler/icons-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { exactTime, exactTimeOfDay, shortDay, timeOfDay } from '../../ui/dates';
import gridClasses from '../../ui/day-grid.module.css';
import type { DayGridRow } from '../../ui/day-grid';
import { DisabledReason } from '../../ui/disabled-reason';
import { gridRowKey } from '../../ui/grid-row-key';
import { rowIcon } from '../../ui/icon-sizes';
import { ProviderMark } from '../../ui/provider-mark';
import { Status } from '../../ui/status';
import classes from './diagnostics.module.css';
import { environmentWords, type ViewRow } from './history-view';
import { tookText } from './took-text';

interface HistoryRowViewProps {
  row: ViewRow;
  /** What the grid needs on it. */
  place: DayGridRow;
  /** No heading says which day it was. */
  withDay: boolean;
  /** In full; null: masked. */
  recipient: string | null;
  /** Why it cannot be sent again, or null. */
  refusal: string | null;
  actions: { open: () => void; again: () => void; reveal: () => void };
  /** Keys that are not for one of its controls. */
  onRowKey: (event: KeyboardEvent) => void;
}

export function HistoryRowView({ row, place, withDay, recipient, refusal, actions, onRowKey }: HistoryRowViewProps) {
  const { row: test, status, result, kind } = row;
  const { startedAt, integrationName } = test;
  const environments = environmentWords(row);
  const to = recipient ?? test.recipient;
  const onClick = (event: MouseEvent) => {
    if (!(event.target as HTMLElement).closest('button')) actions.open();
  };
  return (
    <div
      {...place}
      className={gridClasses.row}
      {...(refusal === null && { 'data-integration-id': test.integrationId })}
      onKeyDown={(event) => {
        gridRowKey(event, onRowKey);
      }}
      onClick={onClick}
    >
      <div role="gridcell">
        <time dateTime={startedAt} title={exactTime(startedAt)} className={`tn ${classes.quiet ?? ''}`}>
          {withDay ? `${shortDay(startedAt)}, ${timeOfDay(startedAt)}` : exactTimeOfDay(startedAt)}
        </time>
      </div>
      <div role="gridcell" className={classes.outcome} {...(test.meaning !== null && { title: test.meaning })}>
        <Status status={status} /> {status.detail !== '' && <span className="ellipsis">{status.detail}</span>}
      </div>
      <div role="gridcell" className={classes.who} title={`${integrationName}, ${environments === 'None' ? 'not in use when it was sent' : `active in ${environments}`}`}>
        <ProviderMark providerId={test.providerId} size={20} />
        <span className="ellipsis">{integrationName}</span>
      </div>
      <div role="gridcell" className={classes.recipient} data-shown={recipient !== null || undefined}>
        <span className="ellipsis" {...(recipient !== null && { title: recipient })}>
          {to}
        </span>
        <ActionIcon size={22} tabIndex={-1} className={classes.reveal ?? ''} onClick={actions.reveal} title={recipient === null ? 'Show the recipient' : 'Mask the recipient'} aria-label={recipient === null ? `Show the recipient ${test.recipient} in full` : `Mask the recipient ${recipient}`}>
          {recipient === null ? <IconEye size={15} stroke={1.6} /> : <IconEyeOff size={15} stroke={1.6} />}
        </ActionIcon>
      </div>
      <div role="gridcell" className={`ellipsis ${classes.quiet ?? ''} ${classes.environment ?? ''}`} title={environments}>
        {environments}
      </div>
      <div role="gridcell" className={classes.quiet}>
        {kind}
      </div>
      <div role="gridcell" className={`tn ${classes.took ?? ''}`}>
        {result === 'running' ? '' : tookText(test.tookMs)}
      </div>
      <div role="gridcell" className={classes.action}>
        <Again name={integrationName} refusal={refusal} onClick={actions.again} />
      </div>
    </div>
  );
}

function Again({ name, refusal, onClick }: { name: string; refusal: string | null; onClick: () => void }) {
  const button = (
    <ActionIcon tabIndex={-1} onClick={onClick} aria-label={`Send again through ${name}`}>
      <IconRefresh {...rowIcon} />
    </ActionIcon>
  );
  if (refusal !== null) return <DisabledReason reason={refusal}>{button}</DisabledReason>;
  return <Tooltip label="Send again">{button}</Tooltip>;
}
