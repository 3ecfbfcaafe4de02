import { Button } from '@mantine/core';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { HistoryRow } from '../../../shared/model/history';
import { useEnvironments, useIntegrations, useProviders, useSettings } from '../../api';
import { errorText } from '../../error-text';
import { routes } from '../../routes';
import { useNow } from '../../ui/now';
import { Note } from '../../ui/note';
import { counted } from '../../ui/words';
import chartClasses from './charts.module.css';
import classes from './diagnostics.module.css';
import { FilterBar } from './filter-bar';
import { filterOptions } from './filter-options';
import { type Filters, noFilters } from './filters';
import { HistoryTable } from './history-table';
import { filterRows, newestFirst, sortRows, type Sorting, viewRows, type ViewRow, withReason } from './history-view';
import { periodOf, startOfDay } from './period';
import { ReasonsCard } from './reasons-card';
import { statisticsOf } from './statistics';
import { SuccessCard } from './success-card';
import { TimesCard } from './times-card';
import { useFilters } from './use-filters';
import { useFound } from './use-found';

/** Charts, filters and table of a history that is not empty. */
export function HistoryScreen({ history }: { history: readonly HistoryRow[] }) {
  const integrations = useIntegrations().data;
  const environments = useEnvironments().data;
  const providers = useProviders().data;
  const kept = useSettings().data?.history;
  const now = useNow();
  const [filters, setFilters] = useFilters();
  const [text, setText] = useState('');
  const [sorting, setSorting] = useState<Sorting>(newestFirst);
  const { found, error } = useFound(text);
  const input = useRef<HTMLInputElement>(null);

  const rows = useMemo(() => viewRows(history), [history]);
  const options = useMemo(() => filterOptions(rows, integrations, environments, providers ?? []), [rows, integrations, environments, providers]);
  const { range } = filters;
  const oldest = rows.at(-1)?.at ?? now;
  // Days change at midnight only; with the present of every half minute everything would be worked out anew.
  const until = range === '24h' ? now : startOfDay(now);
  const period = useMemo(() => periodOf(range, until, oldest), [range, until, oldest]);
  const counts = useMemo(() => ({ period, range, rows: filterRows(rows, filters, period.edges[0] ?? 0, found) }), [rows, filters, period, range, found]);
  const shown = useMemo(() => sortRows(withReason(counts.rows, filters.reason), sorting), [counts, filters.reason, sorting]);
  // The table answers a key at once; the charts may follow a moment later.
  const charted = useDeferredValue(counts);
  const statistics = useMemo(() => statisticsOf(charted.rows, charted.period), [charted]);

  const present = useMemo(() => integrations && new Set(integrations.map(({ id }) => id)), [integrations]);
  const refusalOf = ({ row }: ViewRow): string | null => {
    if (row.integrationId === null) return 'It was sent before the integration was saved.';
    return present === undefined || present.has(row.integrationId) ? null : `${row.integrationName} was deleted.`;
  };
  const change = (part: Partial<Filters>) => {
    setFilters({ ...filters, ...part });
  };
  const total = counted(rows.length, 'test send');

  return (
    <>
      <div className={chartClasses.cards}>
        <SuccessCard range={charted.range} period={charted.period} success={statistics.success} />
        <TimesCard period={charted.period} times={statistics.times} />
        <ReasonsCard
          reasons={statistics.reasons}
          chosen={filters.reason}
          onChoose={(reason) => {
            change({ reason });
          }}
        />
      </div>
      <FilterBar input={input} text={text} onText={setText} filters={filters} options={options} onChange={change} />
      {error !== null && (
        <div className={classes.note}>
          <Note tone="bad" live="alert" fact="The recipients could not be searched.">
            {errorText(error)}
          </Note>
        </div>
      )}
      {shown.length > 0 ? (
        <HistoryTable rows={shown} sorting={sorting} onSort={setSorting} refusalOf={refusalOf} today={now} />
      ) : (
        <div className={`${classes.card ?? ''} ${classes.nothing ?? ''}`}>
          <b>No test send matches</b>
          <Button
            variant="default"
            onClick={() => {
              setText('');
              setFilters(noFilters);
              input.current?.focus();
            }}
          >
            Clear filters
          </Button>
        </div>
      )}
      <p className={classes.foot}>
        <span role="status">{shown.length === rows.length ? total : `${shown.length.toLocaleString('en')} of ${total}`}</span>
        {kept && <Link href={routes.settingsSection('diagnostics')}>{`Kept for ${counted(kept.days, 'day')}, at most ${kept.count.toLocaleString('en')}`}</Link>}
      </p>
    </>
  );
}
