import { CloseButton, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useFilterKey } from '../../ui/filter-key';
import { buttonIcon } from '../../ui/icon-sizes';
import classes from './diagnostics.module.css';
import type { FilterOptions, Option } from './filter-options';
import type { Filters } from './filters';
import { OutcomeFilter } from './outcome-filter';
import { ranges } from './period';
import { rangeLabels } from './period-words';
import { reasonWords } from './reason';

interface FilterBarProps {
  input: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  filters: Filters;
  options: FilterOptions;
  onChange: (part: Partial<Filters>) => void;
}

const ofProvider = 'provider:';
const anyOf = ({ value, label }: Option): Option => ({ value: `${ofProvider}${value}`, label: `Any ${label}` });
/** An id from the page's address that no row has. */
const withChosen = (options: Option[], chosen: string | null): Option[] => (chosen === null || options.some(({ value }) => value === chosen) ? options : [...options, { value: chosen, label: 'Not in the history' }]);

export function FilterBar({ input, text, onText, filters, options, onChange }: FilterBarProps) {
  useFilterKey(input);
  const { integrationId, providerId, environmentId } = filters;
  return (
    <div className={classes.filters}>
      <TextInput
        ref={input}
        className={classes.search ?? ''}
        aria-label="Recipient or message id"
        placeholder="Recipient or message id"
        leftSection={<IconSearch {...buttonIcon} aria-hidden />}
        value={text}
        onChange={(event) => {
          onText(event.currentTarget.value);
        }}
      />
      <Select
        className={classes.integrationFilter ?? ''}
        aria-label="Integration or provider"
        searchable
        limit={200}
        nothingFoundMessage="No such integration"
        maxDropdownHeight={320}
        comboboxProps={{ width: 240, position: 'bottom-start' }}
        value={integrationId ?? (providerId === null ? '' : `${ofProvider}${providerId}`)}
        onChange={(value) => {
          if (value?.startsWith(ofProvider)) onChange({ providerId: value.slice(ofProvider.length), integrationId: null });
          else onChange({ providerId: null, integrationId: value || null });
        }}
        data={[
          { value: '', label: 'Any integration' },
          { group: 'Integrations', items: withChosen(options.integrations, integrationId) },
          { group: 'Providers', items: withChosen(options.providers, providerId).map(anyOf) },
        ]}
      />
      <Select
        className={classes.environmentFilter ?? ''}
        aria-label="Environment"
        value={environmentId ?? ''}
        onChange={(value) => {
          onChange({ environmentId: value || null });
        }}
        data={[{ value: '', label: 'Any environment' }, ...withChosen(options.environments, environmentId)]}
      />
      <OutcomeFilter
        results={filters.results}
        onChange={(results) => {
          onChange({ results });
        }}
      />
      {filters.reason !== null && (
        <span className={classes.chip}>
          <span className="ellipsis">{reasonWords(filters.reason)}</span>
          <CloseButton
            size={20}
            aria-label={`Show all again, not only: ${reasonWords(filters.reason)}`}
            onClick={() => {
              onChange({ reason: null });
              input.current?.focus();
            }}
          />
        </span>
      )}
      <SegmentedControl
        className={classes.range ?? ''}
        aria-label="Time"
        value={filters.range}
        onChange={(range) => {
          onChange({ range });
        }}
        data={ranges.map((value) => ({ value, label: rangeLabels[value] }))}
      />
    </div>
  );
}
