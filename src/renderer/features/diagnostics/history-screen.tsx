import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { HistoryRow } from '../../../shared/model/history';
import type { Settings } from '../../../shared/model/settings';
import { call, useEnvironments, useIntegrations, useProviders, useSettings } from '../../api';
import { errorText } from '../../error-text';
import { useRole } from '../../role';
import { routes } from '../../routes';
import { startOfDay } from '../../ui/dates';
import gridClasses from '../../ui/day-grid.module.css';
import { useNow } from '../../ui/now';
import { Note } from '../../ui/note';
import { NothingMatches } from '../../ui/nothing-matches';
import { counted } from '../../ui/words';
import { useAddressFilters } from '../../use-address-filters';
import { useFound } from '../../use-found';
import chartClasses from './charts.module.css';
import classes from './diagnostics.module.css';
import { FilterBar } from './filter-bar';
import { filterOptions } from './filter-options';
import { type Filters, noFilters, readFilters, writeFilters } from './filters';
import { HistoryTable } from './history-table';
import { filterRows, newestFirst, sortRows, type Sorting, viewRows, type ViewRow, withReason } from './history-view';
import { periodOf } from './period';
import { ReasonsCard } from './reasons-card';
import { statisticsOf } from './statistics';
import { SuccessCard } from './success-card';
import { TimesCard } from './times-card';

/** Charts, filters and table of a history that is not empty. */
export function HistoryScreen({ history }: { history: readonly HistoryRow[] }) {
  const integrations = useIntegrations().data;
  const environments = useEnvironments().data;
  const providers = useProviders().data;
  const kept = useSettings().data?.history;
  const now = useNow();
  const [filters, setFilters] = useAddressFilters({ route: routes.diagnostics, read: readFilters, write: writeFilters });
  const [text, setText] = useState('');
  const [sorting, setSorting] = useState<Sorting>(newestFirst);
  const { found, error } = useFound('history.find', text, async (part) => (await call('history.find', { text: part })).ids);
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

  const { may, whyNotTest } = useRole();
  const present = useMemo(() => integrations && new Map(integrations.map((integration) => [integration.id, integration])), [integrations]);
  const refusalOf = ({ row }: ViewRow): string | null => {
    if (row.integrationId === null) return 'It was sent before the integration was saved.';
    if (present === undefined) return null;
    const integration = present.get(row.integrationId);
    return integration === undefined ? `${row.integrationName} was deleted.` : whyNotTest(integration);
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
        <HistoryTable rows={shown} sorting={sorting} onSort={setSorting} refusalOf={refusalOf} />
      ) : (
        <NothingMatches
          text="No test send matches"
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
        {kept && (may('settings.update') ? <Link href={routes.settingsSection('diagnostics')}>{keptWords(kept)}</Link> : <span>{keptWords(kept)}</span>)}
      </p>
    </>
  );
}

const keptWords = ({ days, count }: Settings['history']): string => `Kept for ${counted(days, 'day')}, at most ${count.toLocaleString('en')}`;
