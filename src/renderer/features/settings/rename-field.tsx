import { ActionIcon, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { Environment } from '../../../shared/model/environment';
import { call } from '../../api';
import { errorText } from '../../error-text';
import { rowIcon } from '../../ui/icon-sizes';
import { focusRowAction } from './focus-row-action';
import classes from './environments.module.css';

/** The name of an environment while it is changed in its row. Enter saves, Escape leaves it. */
export function RenameField({ environment, onDone }: { environment: Environment; onDone: () => void }) {
  const [name, setName] = useState(environment.name);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const leave = () => {
    onDone();
    focusRowAction(environment.id);
  };
  const save = async () => {
    if (name.trim() === environment.name) {
      leave();
      return;
    }
    setBusy(true);
    try {
      await call('environments.update', { id: environment.id, revision: environment.revision, name, production: environment.production });
      leave();
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void save();
    if (event.key === 'Escape') leave();
  };

  return (
    <div className={classes.rename}>
      <TextInput
        size="xs"
        aria-label={`New name of ${environment.name}`}
        value={name}
        maxLength={40}
        error={error}
        autoFocus
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(null);
        }}
        onKeyDown={onKeyDown}
      />
      <ActionIcon aria-label="Save the name" loading={busy} onClick={() => void save()}>
        <IconCheck {...rowIcon} />
      </ActionIcon>
      <ActionIcon aria-label="Keep the old name" onClick={leave}>
        <IconX {...rowIcon} />
      </ActionIcon>
    </div>
  );
}
