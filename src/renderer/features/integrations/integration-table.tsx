import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { customCodeId } from '../../../shared/model/action';
import type { Channel } from '../../../shared/model/message';
import { useDialogs } from '../../dialogs';
import { useRole } from '../../role';
import { routes } from '../../routes';
import { takeSavedRow } from '../../ui/saved-row';
import { SortButton } from '../../ui/sort-button';
import { useRovingRows } from '../../ui/use-roving-rows';
import { DeleteDialog } from './delete-dialog';
import { IntegrationRow } from './integration-row';
import classes from './integrations.module.css';
import type { ListRow, Sorting, SortKey } from './list-view';
import { useSavedChecks } from './use-saved-checks';

const rowHeight = 52;
/** From this many rows on only those in view are drawn. */
const virtualFrom = 100;

interface Column {
  key: SortKey;
  label: string;
  className?: string | undefined;
}

/** Support is told nothing about credentials. */
const columns: readonly Column[] = [
  { key: 'name', label: 'Name' },
  { key: 'activeIn', label: 'Active in' },
  { key: 'check', label: 'Credential check' },
  { key: 'lastTest', label: 'Last test' },
  { key: 'updated', label: 'Updated', className: classes.updated },
];

interface IntegrationTableProps {
  channel: Channel;
  rows: readonly ListRow[];
  label: string;
  /** Without it the table has no head: a single row needs no order. */
  sorting?: Sorting;
  onSort?: (sorting: Sorting) => void;
}

/** A grid with one tab stop: arrows move between rows, then into a row's controls. */
export function IntegrationTable({ channel, rows, label, sorting, onSort }: IntegrationTableProps) {
  const [, navigate] = useLocation();
  const dialogs = useDialogs();
  const { may, whyNotTest } = useRole();
  const mayEdit = may('integrations.update');
  const checks = useSavedChecks();
  const [deleting, setDeleting] = useState<string | null>(null);
  const [savedId] = useState(takeSavedRow);

  const scroller = useRef<HTMLDivElement>(null);
  const virtual = rows.length > virtualFrom;
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualiser answers anew on every render by design
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 4, enabled: virtual });
  const savedIndex = savedId === null ? -1 : rows.findIndex(({ integration }) => integration.id === savedId);

  const { moves, focusLater, rowProps } = useRovingRows({
    count: rows.length,
    idAt: (index) => rows[index]?.integration.id,
    indexOf: (id) => rows.findIndex(({ integration }) => integration.id === id),
    scrollTo: virtual
      ? (index) => {
          virtualizer.scrollToIndex(index);
        }
      : null,
  });
  useEffect(() => {
    if (virtual && savedIndex >= 0) virtualizer.scrollToIndex(savedIndex, { align: 'center' });
    // Only when the row appears: later the person scrolls.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [savedIndex >= 0]);

  const open = ({ integration }: ListRow) => {
    if (mayEdit && !integration.builtIn) navigate(routes.integration(channel, integration.id));
  };
  const act = (row: ListRow) => ({
    open: () => {
      open(row);
    },
    editCode:
      row.integration.providerId === customCodeId
        ? () => {
            navigate(routes.integrationCode(channel, row.integration.id));
          }
        : null,
    setDefault: () => {
      dialogs.openSetDefault({ channel, integrationId: row.integration.id });
    },
    test: () => {
      if (whyNotTest(row.integration) === null) dialogs.openTestSend({ channel, integrationId: row.integration.id });
    },
    remove: () => {
      setDeleting(row.integration.id);
    },
    verify: () => {
      checks.toggle(row);
    },
    report: () => {
      const testId = row.integration.lastTest?.testId;
      if (testId !== undefined) dialogs.openReport({ testId });
    },
  });

  const onRowKey = (event: KeyboardEvent, row: ListRow, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions = act(row);
    const byKey: Record<string, () => void> = {
      ...moves(index),
      t: actions.test,
      ...(mayEdit && { Enter: actions.open, e: actions.open, d: actions.setDefault, Delete: actions.remove }),
    };
    const run = byKey[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };

  const toRemove = rows.find(({ integration }) => integration.id === deleting);
  const drawn = virtual ? virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start })) : rows.map((_, index) => ({ index, start: null }));
  const drawnIndexes = drawn.map(({ index }) => index);
  return (
    <>
      <div ref={scroller} className={classes.card} role="grid" aria-label={label} data-reads={!mayEdit || undefined} data-code={rows.some(({ integration }) => integration.providerId === customCodeId) || undefined} aria-rowcount={rows.length + (sorting === undefined ? 0 : 1)} {...(virtual && { 'data-virtual': true })}>
        {sorting !== undefined && onSort !== undefined && <TableHead columns={columns.filter(({ key }) => mayEdit || key !== 'check')} sorting={sorting} onSort={onSort} />}
        <div role="rowgroup" {...(virtual && { style: { height: virtualizer.getTotalSize(), position: 'relative' } })}>
          {drawn.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const { id } = row.integration;
            return (
              <IntegrationRow
                // By place while virtual: a keystroke in the filter then changes rows in place, which is far cheaper than making them anew.
                key={virtual ? index : id}
                {...rowProps(index, id, drawnIndexes)}
                row={row}
                testRefusal={whyNotTest(row.integration)}
                mayEdit={mayEdit}
                checking={checks.running.has(id)}
                actions={act(row)}
                flash={id === savedId}
                ariaRowIndex={index + (sorting === undefined ? 1 : 2)}
                style={start === null ? {} : { position: 'absolute', top: 0, right: 0, left: 0, transform: `translateY(${start}px)` }}
                onRowKey={(event) => {
                  onRowKey(event, row, index);
                }}
              />
            );
          })}
        </div>
      </div>
      {toRemove !== undefined && (
        <DeleteDialog
          channel={channel}
          row={toRemove}
          onClose={() => {
            setDeleting(null);
          }}
          onDeleted={() => {
            const index = rows.indexOf(toRemove);
            focusLater((rows[index + 1] ?? rows[index - 1])?.integration.id ?? null);
          }}
        />
      )}
    </>
  );
}

function TableHead({ columns, sorting, onSort }: { columns: readonly Column[]; sorting: Sorting; onSort: (sorting: Sorting) => void }) {
  return (
    <div role="rowgroup" className={classes.headGroup}>
      <div role="row" className={classes.head} aria-rowindex={1}>
        {columns.map(({ key, label, className }) => {
          const direction = sorting.key === key ? sorting.direction : null;
          return (
            <div key={key} role="columnheader" className={className} aria-sort={direction ?? 'none'}>
              <SortButton
                label={label}
                direction={direction}
                onSort={(next) => {
                  onSort({ key, direction: next });
                }}
              />
            </div>
          );
        })}
        <div role="columnheader" className={classes.actionsHead}>
          Actions
        </div>
      </div>
    </div>
  );
}
