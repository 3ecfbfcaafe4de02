import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { AuditRow } from '../../../shared/model/audit';
import { call, useSettings } from '../../api';
import { errorText } from '../../error-text';
import { routes } from '../../routes';
import gridClasses from '../../ui/day-grid.module.css';
import { Note } from '../../ui/note';
import { NothingMatches } from '../../ui/nothing-matches';
import { useNow } from '../../ui/now';
import type { Direction } from '../../ui/sort-button';
import { counted } from '../../ui/words';
import { useAddressFilters } from '../../use-address-filters';
import { useFound } from '../../use-found';
import classes from './audit.module.css';
import { AuditTable } from './audit-table';
import { filterOptions, filterRows, inOrder, viewRows } from './audit-view';
import { FilterBar } from './filter-bar';
import { type Filters, noFilters, readFilters, startOf, writeFilters } from './filters';

/** With `number` where it was not, without it where it was. */
function turned(numbers: ReadonlySet<number>, number: number): ReadonlySet<number> {
  const next = new Set(numbers);
  if (!next.delete(number)) next.add(number);
  return next;
}

/** Filters and table of a log that is not empty. */
export function AuditScreen({ entries }: { entries: readonly AuditRow[] }) {
  const months = useSettings().data?.audit.months;
  const now = useNow();
  const [filters, setFilters] = useAddressFilters({ route: routes.audit, read: readFilters, write: writeFilters });
  const [text, setText] = useState('');
  const [direction, setDirection] = useState<Direction>('descending');
  const { found, error } = useFound('audit.find', text, async (part) => (await call('audit.find', { text: part })).numbers);
  const { number: linked } = filters;
  /** Of those that were opened or closed by hand; the one that a link leads to is open by itself. */
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const opened = useMemo(() => (linked === null ? toggled : turned(toggled, linked)), [toggled, linked]);
  const input = useRef<HTMLInputElement>(null);

  const rows = useMemo(() => viewRows(entries), [entries]);
  const options = useMemo(() => filterOptions(entries), [entries]);
  const shown = useMemo(() => inOrder(filterRows(rows, filters, startOf(filters.range, now), found), direction), [rows, filters, now, found, direction]);
  const change = (part: Partial<Filters>) => {
    setFilters({ ...filters, ...part });
  };
  const total = counted(rows.length, 'entry', 'entries');

  return (
    <>
      <FilterBar input={input} text={text} onText={setText} filters={filters} options={options} onChange={change} />
      {error !== null && (
        <div className={classes.note}>
          <Note tone="bad" live="alert" fact="The entries could not be searched.">
            {errorText(error)}
          </Note>
        </div>
      )}
      {shown.length > 0 ? (
        <AuditTable
          rows={shown}
          direction={direction}
          onSort={setDirection}
          opened={opened}
          onToggle={(number) => {
            setToggled(turned(toggled, number));
          }}
          focused={linked}
        />
      ) : (
        <NothingMatches
          text="No entry matches"
          className={`${gridClasses.card ?? ''} ${gridClasses.nothing ?? ''}`}
          onClear={() => {
            setText('');
            setFilters(noFilters);
            input.current?.focus();
          }}
        />
      )}
      <p className={gridClasses.foot}>
        <span role="status">{shown.length === rows.length ? total : `${shown.length.toLocaleString('en')} of ${total}`}</span>
        {months !== undefined && <Link href={routes.settingsSection('audit')}>{`Kept for ${counted(months, 'month')}`}</Link>}
      </p>
    </>
  );
}
