import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useDialogs } from '../../dialogs';
import { weekdayAndDay } from '../../ui/dates';
import { SortButton } from '../../ui/sort-button';
import { useRovingRows } from '../../ui/use-roving-rows';
import classes from './diagnostics.module.css';
import { HistoryRowView } from './history-row-view';
import { groupByDay, itemAt, placeOfRow, type SortKey, type Sorting, type ViewRow } from './history-view';
import { startOfDay } from './period';
import { useRevealed } from './use-revealed';

/** Pixels, as in the style sheet. */
const rowHeight = 40;
const groupHeight = 28;
/** From this many rows on only those in view are drawn. */
const virtualFrom = 100;

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
  /** Epoch milliseconds. */
  today: number;
}

/** A grid with one tab stop. In the order of time its rows stand under the days. */
export function HistoryTable({ rows, sorting, onSort, refusalOf, today }: HistoryTableProps) {
  const { openReport, openSendAgain } = useDialogs();
  const { revealed, toggle } = useRevealed();
  const scroller = useRef<HTMLDivElement>(null);
  const byTime = sorting.key === 'time';
  const groups = useMemo(() => (byTime ? groupByDay(rows) : []), [rows, byTime]);
  const count = rows.length + groups.length;
  const virtual = rows.length > virtualFrom;
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualiser answers anew on every render by design
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => (itemAt(groups, place).kind === 'group' ? groupHeight : rowHeight),
    overscan: 4,
    enabled: virtual,
  });
  const { moves, rowProps } = useRovingRows({
    count: rows.length,
    idAt: (index) => rows[index]?.row.id,
    indexOf: (id) => rows.findIndex(({ row }) => row.id === id),
    scrollTo: virtual
      ? (index) => {
          virtualizer.scrollToIndex(placeOfRow(groups, index));
        }
      : null,
  });

  const act = ({ row, ...rest }: ViewRow) => ({
    open: () => {
      openReport({ testId: row.id });
    },
    again: () => {
      if (refusalOf({ row, ...rest }) === null) openSendAgain({ testId: row.id });
    },
    reveal: () => void toggle(row.id),
  });
  const onRowKey = (event: KeyboardEvent, row: ViewRow, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { open, again } = act(row);
    const run = { ...moves(index), Enter: open, t: again }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };

  const places = virtual ? virtualizer.getVirtualItems().map(({ index, start }) => ({ place: index, start })) : Array.from({ length: count }, (_, place) => ({ place, start: null }));
  const drawn = places.map(({ place, start }) => ({ place, start, item: itemAt(groups, place) }));
  const drawnIndexes = drawn.flatMap(({ item }) => (item.kind === 'row' ? [item.index] : []));
  return (
    <div ref={scroller} className={classes.card} role="grid" aria-label="Test sends" aria-rowcount={count + 1} {...(virtual && { 'data-virtual': true })}>
      <div role="rowgroup" className={classes.headGroup}>
        <div role="row" className={classes.head} aria-rowindex={1}>
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
        </div>
      </div>
      <div role="rowgroup" {...(virtual && { style: { height: virtualizer.getTotalSize(), position: 'relative' } })}>
        {drawn.map(({ place, start, item }) => {
          const style = start === null ? {} : ({ position: 'absolute', top: 0, right: 0, left: 0, transform: `translateY(${start}px)` } as const);
          if (item.kind === 'group') {
            return (
              <div key={virtual ? place : item.group.day} role="row" aria-rowindex={place + 2} className={classes.group} style={style}>
                <div role="gridcell" aria-colspan={columns.length + 1}>
                  {dayWords(item.group.day, today)}
                </div>
              </div>
            );
          }
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <HistoryRowView
              // By place while virtual: a keystroke in the filter then changes rows in place, which is far cheaper than making them anew.
              key={virtual ? place : row.row.id}
              {...rowProps(item.index, row.row.id, drawnIndexes)}
              row={row}
              withDay={!byTime}
              recipient={revealed.get(row.row.id) ?? null}
              refusal={refusalOf(row)}
              actions={act(row)}
              ariaRowIndex={place + 2}
              style={style}
              onRowKey={(event) => {
                onRowKey(event, row, item.index);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function dayWords(day: number, today: number): string {
  const words = weekdayAndDay(new Date(day).toISOString());
  if (day === startOfDay(today)) return `Today, ${words}`;
  if (day === startOfDay(today, -1)) return `Yesterday, ${words}`;
  const year = new Date(day).getFullYear();
  return year === new Date(today).getFullYear() ? words : `${words} ${year}`;
}
