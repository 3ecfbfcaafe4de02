import type { KeyboardEvent } from 'react';
import { useDialogs } from '../../dialogs';
import { DayGrid } from '../../ui/day-grid';
import { SortButton } from '../../ui/sort-button';
import classes from './diagnostics.module.css';
import { HistoryRowView } from './history-row-view';
import type { SortKey, Sorting, ViewRow } from './history-view';
import { useRevealed } from './use-revealed';

const columns: { key: SortKey | null; label: string; className?: string | undefined }[] = [
  { key: 'time', label: 'Time' },
  { key: 'outcome', label: 'Outcome' },
  { key: 'integration', label: 'Integration' },
  { key: null, label: 'Recipient' },
  { key: 'environment', label: 'Environment', className: classes.environment },
  { key: 'kind', label: 'Kind' },
  { key: 'took', label: 'Took', className: classes.took },
];

interface HistoryTableProps {
  rows: readonly ViewRow[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  /** Why a test cannot be sent again, or null. */
  refusalOf: (row: ViewRow) => string | null;
}

const idOf = ({ row }: ViewRow): string => row.id;

/** In the order of time its rows stand under the days. */
export function HistoryTable({ rows, sorting, onSort, refusalOf }: HistoryTableProps) {
  const { openReport, openSendAgain } = useDialogs();
  const { revealed, toggle } = useRevealed();
  const byTime = sorting.key === 'time';

  const act = ({ row, ...rest }: ViewRow) => ({
    open: () => {
      openReport({ testId: row.id });
    },
    again: () => {
      if (refusalOf({ row, ...rest }) === null) openSendAgain({ testId: row.id });
    },
    reveal: () => void toggle(row.id),
  });
  const onRowKey = (event: KeyboardEvent, row: ViewRow, moves: Record<string, () => void>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { open, again } = act(row);
    const run = { ...moves, Enter: open, t: again }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };

  const head = (
    <>
      {columns.map(({ key, label, className }) => {
        const direction = sorting.key === key ? sorting.direction : null;
        return (
          <div key={label} role="columnheader" className={className} {...(key !== null && { 'aria-sort': direction ?? 'none' })}>
            {key === null ? (
              label
            ) : (
              <SortButton
                label={label}
                direction={direction}
                first={key === 'time' || key === 'took' ? 'descending' : 'ascending'}
                onSort={(next) => {
                  onSort({ key, direction: next });
                }}
              />
            )}
          </div>
        );
      })}
      <div role="columnheader">
        <span className="sr-only">Actions</span>
      </div>
    </>
  );
  return (
    <DayGrid label="Test sends" className={classes.table} head={head} columns={columns.length + 1} rows={rows} idOf={idOf} byDay={byTime}>
      {(row, place, moves) => (
        <HistoryRowView
          row={row}
          place={place}
          withDay={!byTime}
          recipient={revealed.get(row.row.id) ?? null}
          refusal={refusalOf(row)}
          actions={act(row)}
          onRowKey={(event) => {
            onRowKey(event, row, moves);
          }}
        />
      )}
    </DayGrid>
  );
}
