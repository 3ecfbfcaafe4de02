import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCapsLock } from './use-caps-lock';

interface PresentPassphraseFieldProps {
  label: string;
  value: string;
  /** undefined: nothing is wrong with it. */
  error: ReactNode;
  onChange: (value: string) => void;
}

/** A passphrase that is known already, where a dialog asks for it. */
export function PresentPassphraseField({ label, value, error, onChange }: PresentPassphraseFieldProps) {
  const capsLock = useCapsLock();
  return (
    <PasswordInput
      label={label}
      value={value}
      error={error}
      aria-invalid={error !== undefined}
      data-autofocus
      autoComplete="current-password"
      description={capsLock.on ? 'Caps Lock is on.' : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      visibilityToggleButtonProps={{ 'aria-label': `Show the ${label.toLowerCase()}`, tabIndex: 0 }}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      {...capsLock.handlers}
    />
  );
}
