import { Group, Input, type OptionsFilter, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import { buttonIcon } from '../../ui/icon-sizes';
import type { PhoneLibrary } from './phone-library';
import { RecentRecipients } from './recent-recipients';
import { checkPhone, type CountryCode, groupedNumber, listCountries, readInternational } from './recipient';
import classes from './test-send.module.css';

interface PhoneFieldProps {
  library: PhoneLibrary | null;
  country: CountryCode | null;
  number: string;
  /** Set once sending was tried: what is wrong is then said in red. */
  problem: string | undefined;
  onChange: (country: CountryCode | null, number: string) => void;
}

/** Finds a country by any word of its name, its ISO code or its calling code. */
const findCountry: OptionsFilter = ({ options, search, limit }) => {
  const wanted = search.trim().toLowerCase();
  const found = options.filter((option) => 'value' in option && (option.value.toLowerCase() === wanted || ` ${option.label.toLowerCase()}`.includes(` ${wanted}`) || option.label.includes(`+${wanted}`)));
  return found.slice(0, limit);
};

/** Country and national number; a number that brings its country code chooses the country. */
export function PhoneField({ library, country, number, problem, onChange }: PhoneFieldProps) {
  const id = useId();
  const [left, setLeft] = useState(false);
  const options = useMemo(() => (library === null ? [] : listCountries(library).map(({ code, name, callingCode }) => ({ value: code, label: `${name} +${callingCode}` }))), [library]);
  const check = library !== null && country !== null ? checkPhone(library, country, number) : null;
  const wrong = problem ?? (left && check?.tone === 'error' ? check.sentence : undefined);

  const type = (typed: string) => {
    const read = library === null ? null : readInternational(library, typed);
    const pasted = typed.length - number.length > 1;
    onChange(read?.country ?? country, read !== null && pasted ? read.national : typed);
  };
  const leave = () => {
    setLeft(true);
    const read = library === null ? null : readInternational(library, number);
    if (read !== null) onChange(read.country, read.national);
  };

  return (
    <div>
      <div className={classes.labelLine}>
        <Input.Label required htmlFor={id}>
          Recipient
        </Input.Label>
        <RecentRecipients
          channel="sms"
          written={(recipient) => groupedNumber(library, recipient)}
          onChoose={(recipient) => {
            const read = library === null ? null : readInternational(library, recipient);
            onChange(read?.country ?? country, read?.national ?? recipient);
          }}
        />
      </div>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <Select
          className={classes.country}
          aria-label="Country"
          data={options}
          value={country}
          searchable
          filter={findCountry}
          nothingFoundMessage="No such country"
          maxDropdownHeight={260}
          comboboxProps={{ width: 280, position: 'bottom-start' }}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
          onChange={(chosen) => {
            onChange(chosen as CountryCode, number);
          }}
        />
        <TextInput
          id={id}
          className={classes.grow}
          type="tel"
          autoComplete="off"
          placeholder="Phone number"
          data-autofocus
          value={number}
          error={wrong !== undefined}
          aria-required
          aria-describedby={`${id}-check`}
          rightSection={
            check?.tone === 'ok' ? (
              <IconCircleCheck {...buttonIcon} className={classes.ok} aria-hidden />
            ) : check?.tone === 'warn' ? (
              <IconAlertTriangle {...buttonIcon} className={classes.warn} aria-hidden />
            ) : null
          }
          onChange={(event) => {
            type(event.currentTarget.value);
          }}
          onBlur={leave}
        />
      </Group>
      <div id={`${id}-check`} aria-live="polite" className={classes.check} data-tone={wrong !== undefined ? 'error' : check?.tone === 'warn' ? 'warn' : undefined}>
        {wrong ?? check?.sentence ?? ''}
      </div>
    </div>
  );
}
