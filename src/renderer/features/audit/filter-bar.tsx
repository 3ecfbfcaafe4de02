import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { roles } from '../../../shared/model/roles';
import { useFilterKey } from '../../ui/filter-key';
import { buttonIcon } from '../../ui/icon-sizes';
import { roleWord } from '../../ui/role-word';
import classes from './audit.module.css';
import type { filterOptions } from './audit-view';
import { type Filters, rangeLabels, ranges } from './filters';

interface FilterBarProps {
  input: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  filters: Filters;
  options: ReturnType<typeof filterOptions>;
  onChange: (part: Partial<Filters>) => void;
}

const ofUser = 'user:';
const ofRole = 'role:';

export function FilterBar({ input, text, onText, filters, options, onChange }: FilterBarProps) {
  useFilterKey(input);
  const { user, role, action, range } = filters;
  return (
    <div className={classes.filters}>
      <TextInput
        ref={input}
        className={classes.search ?? ''}
        aria-label="Filter by name or value"
        placeholder="Filter by name or value"
        leftSection={<IconSearch {...buttonIcon} aria-hidden />}
        maxLength={200}
        value={text}
        onChange={(event) => {
          onText(event.currentTarget.value);
        }}
      />
      <Select
        className={classes.who ?? ''}
        aria-label="Who"
        value={user === null ? (role === null ? '' : `${ofRole}${role}`) : `${ofUser}${user}`}
        onChange={(value) => {
          onChange({ user: value?.startsWith(ofUser) === true ? value.slice(ofUser.length) : null, role: roles.find((each) => value === `${ofRole}${each}`) ?? null });
        }}
        data={[
          { value: '', label: 'Anyone' },
          { group: 'Persons', items: withChosen(options.users, user).map((name) => ({ value: `${ofUser}${name}`, label: name })) },
          { group: 'Roles', items: roles.map((each) => ({ value: `${ofRole}${each}`, label: roleWord[each] })) },
        ]}
      />
      <Select
        className={classes.actionFilter ?? ''}
        aria-label="Action"
        searchable
        nothingFoundMessage="No such action"
        maxDropdownHeight={320}
        value={action ?? ''}
        onChange={(value) => {
          onChange({ action: options.actions.find((each) => each.value === value)?.value ?? null });
        }}
        data={[{ value: '', label: 'Any action' }, ...options.actions]}
      />
      <Select
        className={classes.range ?? ''}
        aria-label="Time"
        value={range}
        onChange={(value) => {
          onChange({ range: ranges.find((each) => each === value) ?? range });
        }}
        data={ranges.map((value) => ({ value, label: rangeLabels[value] }))}
      />
    </div>
  );
}

/** A name from the page's address that no entry has. */
const withChosen = (names: string[], chosen: string | null): string[] => (chosen === null || names.includes(chosen) ? names : [...names, chosen]);
