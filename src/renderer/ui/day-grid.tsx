import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, Fragment, type ReactNode, type Ref, useEffect, useMemo, useRef } from 'react';
import classes from './day-grid.module.css';
import { dayWords, groupByDay, itemAt, placeOfRow } from './day-groups';
import { useNow } from './now';
import { useRovingRows } from './use-roving-rows';

/** Pixels, as in the style sheet. */
const rowHeight = 40;
const groupHeight = 28;
/** From this many rows on only those in view are drawn. */
const virtualFrom = 100;

/** What a row of the grid has to have besides its content. */
export interface DayGridRow {
  ref: Ref<HTMLDivElement>;
  tabIndex: number;
  onFocus: () => void;
  style: CSSProperties;
  'aria-rowindex': number;
  'data-index': number;
  role: 'row';
}

interface DayGridProps<Row> {
  label: string;
  className?: string | undefined;
  /** Its `columnheader`s. */
  head: ReactNode;
  columns: number;
  /** `at`: epoch milliseconds. */
  rows: readonly (Row & { at: number })[];
  idOf: (row: Row) => string;
  /** Whether they stand in the order of time, with the days as headings. */
  byDay: boolean;
  /** Rows may become taller than the rest. */
  growing?: boolean;
  /** The row with this id is scrolled to and gets the focus. */
  focusId?: string | null;
  /** `moves`: what the keys that go up and down do in this row. */
  children: (row: Row, props: DayGridRow, moves: Record<string, () => void>) => ReactNode;
}

/** A grid with one tab stop, whose rows stand under the days. */
export function DayGrid<Row>({ label, className, head, columns, rows, idOf, byDay, growing = false, focusId = null, children }: DayGridProps<Row>) {
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => (byDay ? groupByDay(rows) : []), [rows, byDay]);
  const count = rows.length + groups.length;
  const virtual = rows.length > virtualFrom;
  const idAt = (index: number) => {
    const row = rows[index];
    return row === undefined ? undefined : idOf(row);
  };
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualiser answers anew on every render by design
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => (itemAt(groups, place).kind === 'group' ? groupHeight : rowHeight),
    overscan: 4,
    enabled: virtual,
    ...(growing && {
      // A measured height belongs to its row, wherever that stands.
      getItemKey: (place: number) => {
        const item = itemAt(groups, place);
        return item.kind === 'group' ? item.group.day : (idAt(item.index) ?? place);
      },
    }),
  });
  const { moves, moveTo, rowProps } = useRovingRows({
    count: rows.length,
    idAt,
    indexOf: (id) => rows.findIndex((row) => idOf(row) === id),
    scrollTo: virtual
      ? (index) => {
          virtualizer.scrollToIndex(placeOfRow(groups, index));
        }
      : null,
  });

  const focusIndex = focusId === null ? -1 : rows.findIndex((row) => idOf(row) === focusId);
  useEffect(() => {
    if (focusIndex >= 0) moveTo(focusIndex);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each id that is asked for, as soon as it is there
  }, [focusId, focusIndex >= 0]);

  const places = virtual ? virtualizer.getVirtualItems().map(({ index, start }) => ({ place: index, start })) : Array.from({ length: count }, (_, place) => ({ place, start: null }));
  const drawn = places.map(({ place, start }) => ({ place, start, item: itemAt(groups, place) }));
  const drawnIndexes = drawn.flatMap(({ item }) => (item.kind === 'row' ? [item.index] : []));
  return (
    <div ref={scroller} className={className === undefined ? classes.card : `${classes.card ?? ''} ${className}`} role="grid" aria-label={label} aria-rowcount={count + 1} {...(virtual && { 'data-virtual': true })}>
      <div role="rowgroup" className={classes.headGroup}>
        <div role="row" className={classes.head} aria-rowindex={1}>
          {head}
        </div>
      </div>
      <div role="rowgroup" {...(virtual && { style: { height: virtualizer.getTotalSize(), position: 'relative' } })}>
        {drawn.map(({ place, start, item }) => {
          const style: CSSProperties = start === null ? {} : { position: 'absolute', top: 0, right: 0, left: 0, transform: `translateY(${start}px)` };
          if (item.kind === 'group') {
            return (
              <div key={virtual ? place : item.group.day} role="row" aria-rowindex={place + 2} className={classes.group} style={style}>
                <div role="gridcell" aria-colspan={columns}>
                  {dayWords(item.group.day, now)}
                </div>
              </div>
            );
          }
          const row = rows[item.index];
          if (row === undefined) return null;
          const id = idOf(row);
          const { ref, ...roving } = rowProps(item.index, id, drawnIndexes);
          const measured = (element: HTMLDivElement | null) => {
            ref(element);
            if (virtual && growing) virtualizer.measureElement(element);
          };
          return (
            // By place while virtual: a keystroke in the filter then changes rows in place, which is far cheaper than making them anew.
            <Fragment key={virtual ? place : id}>{children(row, { ...roving, ref: measured, style, role: 'row', 'aria-rowindex': place + 2, 'data-index': place }, moves(item.index))}</Fragment>
          );
        })}
      </div>
    </div>
  );
}
