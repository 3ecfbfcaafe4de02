import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { buttonIcon } from '../../ui/icon-sizes';
import classes from './test-send.module.css';

interface SentValuesProps {
  /** With a value for each name. */
  values: Readonly<Record<string, string>>;
  /** A name whose value is decided elsewhere. */
  fixed: string | null;
  onValue: (name: string, value: string) => void;
  onNames: (names: readonly string[]) => void;
}

/** The values of a template at the provider, which alone knows how its variables are called: names can be added and taken away. */
export function SentValues({ values, fixed, onValue, onNames }: SentValuesProps) {
  const [added, setAdded] = useState('');
  const names = Object.keys(values);
  const name = added.trim();
  const problem = name !== '' && names.includes(name) ? `There is a value named ${name} already.` : null;
  const add = () => {
    if (name === '' || problem !== null) return;
    onNames([...names, name]);
    setAdded('');
  };
  return (
    <div className={classes.sentValues} role="group" aria-label="Values">
      {names
        .filter((each) => each !== fixed)
        .map((each) => (
          <div key={each} className={classes.sentValue}>
            <TextInput
              label={each}
              value={values[each] ?? ''}
              maxLength={10_000}
              onChange={(event) => {
                onValue(each, event.currentTarget.value);
              }}
            />
            <ActionIcon
              aria-label={`Send no ${each}`}
              onClick={() => {
                onNames(names.filter((other) => other !== each));
              }}
            >
              <IconX {...buttonIcon} aria-hidden />
            </ActionIcon>
          </div>
        ))}
      <div className={classes.sentValue}>
        <TextInput
          label="Another value"
          description="As the template at the provider names it, such as 1 or name"
          placeholder="Name"
          value={added}
          error={problem}
          maxLength={200}
          onChange={(event) => {
            setAdded(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) add();
          }}
        />
        <Button variant="default" leftSection={<IconPlus {...buttonIcon} aria-hidden />} onClick={add}>
          Add value
        </Button>
      </div>
    </div>
  );
}
