import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { Environment } from '../../../shared/model/environment';
import type { Channel } from '../../../shared/model/message';
import { channelWord } from '../../routes';
import { buttonIcon } from '../../ui/icon-sizes';
import { useFilterKey } from '../../ui/filter-key';
import { NothingMatches } from '../../ui/nothing-matches';
import { counted } from '../../ui/words';
import { IntegrationTable } from './integration-table';
import classes from './integrations.module.css';
import { filterRows, type Filters, type ListRow, noFilters, type Sorting, sortRows } from './list-view';

/** Filters, count and table. */
export function IntegrationList({ channel, rows, environments }: { channel: Channel; rows: readonly ListRow[]; environments: readonly Environment[] }) {
  const [filters, setFilters] = useState<Filters>(noFilters);
  const [sorting, setSorting] = useState<Sorting>({ key: 'name', direction: 'ascending' });
  const filterInput = useRef<HTMLInputElement>(null);
  useFilterKey(filterInput);

  // Sorting thousands of names takes longer than a keystroke may; filtering keeps the order.
  const sorted = useMemo(() => sortRows(rows, sorting), [rows, sorting]);
  const found = useMemo(() => filterRows(sorted, filters), [sorted, filters]);
  const total = counted(rows.length, 'integration');
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          ref={filterInput}
          className={classes.search ?? ''}
          aria-label="Filter by name or sender"
          placeholder="Filter by name or sender"
          leftSection={<IconSearch {...buttonIcon} aria-hidden />}
          value={filters.text}
          onChange={(event) => {
            setFilters({ ...filters, text: event.currentTarget.value });
          }}
        />
        <SegmentedControl
          aria-label="In use"
          value={filters.use}
          onChange={(use) => {
            setFilters({ ...filters, use });
          }}
          data={[
            { value: 'all', label: 'All' },
            { value: 'active', label: 'Active' },
            { value: 'unused', label: 'Not in use' },
          ]}
        />
        <Select
          className={classes.environmentFilter ?? ''}
          aria-label="Environment"
          value={filters.environmentId ?? ''}
          onChange={(value) => {
            setFilters({ ...filters, environmentId: value === '' ? null : value });
          }}
          data={[{ value: '', label: 'Any environment' }, ...environments.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <span className={classes.count} role="status">
          {found.length === rows.length ? total : `${found.length} of ${total}`}
        </span>
      </div>
      {found.length > 0 ? (
        <IntegrationTable channel={channel} rows={found} label={`${channelWord[channel]} integrations`} sorting={sorting} onSort={setSorting} />
      ) : (
        <NothingMatches
          text="No integration matches"
          className={`${classes.card ?? ''} ${classes.nothing ?? ''}`}
          onClear={() => {
            setFilters(noFilters);
            filterInput.current?.focus();
          }}
        />
      )}
    </>
  );
}
