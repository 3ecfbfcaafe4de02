import { useEffect, useRef } from 'react';
import { DayGrid } from '../../ui/day-grid';
import { type Direction, SortButton } from '../../ui/sort-button';
import classes from './audit.module.css';
import { AuditRowView } from './audit-row-view';
import type { ViewRow } from './audit-view';

interface AuditTableProps {
  rows: readonly ViewRow[];
  direction: Direction;
  onSort: (direction: Direction) => void;
  /** Numbers of the entries whose details are shown. */
  opened: ReadonlySet<number>;
  onToggle: (number: number) => void;
  /** Number of the entry that gets the focus. */
  focused: number | null;
}

const idOf = ({ row }: ViewRow): string => String(row.number);

export function AuditTable({ rows, direction, onSort, opened, onToggle, focused }: AuditTableProps) {
  /** The entry that was opened last, until its details are drawn and scrolled to; those that come into view by scrolling are left alone. */
  const revealing = useRef(focused);
  useEffect(() => {
    revealing.current = focused;
  }, [focused]);
  const head = (
    <>
      <div role="columnheader">
        <span className="sr-only">Details</span>
      </div>
      <div role="columnheader" aria-sort={direction}>
        <SortButton label="Time" direction={direction} first="descending" onSort={onSort} />
      </div>
      <div role="columnheader">Who</div>
      <div role="columnheader">Action</div>
      <div role="columnheader">What</div>
      <div role="columnheader">Summary</div>
    </>
  );
  return (
    <DayGrid label="Audit log" className={classes.table} head={head} columns={6} rows={rows} idOf={idOf} byDay growing focusId={focused === null ? null : String(focused)}>
      {(row, place, moves) => (
        <AuditRowView
          row={row}
          place={place}
          opened={opened.has(row.row.number)}
          onToggle={() => {
            revealing.current = row.row.number;
            onToggle(row.row.number);
          }}
          onDrawn={(element) => {
            if (revealing.current !== row.row.number) return;
            revealing.current = null;
            element.scrollIntoView({ block: 'nearest' });
          }}
          moves={moves}
        />
      )}
    </DayGrid>
  );
}
