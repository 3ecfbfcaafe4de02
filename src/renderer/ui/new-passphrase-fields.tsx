import { PasswordInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAppInfo } from '../api';
import { isLongEnough, lengthSentence, type NewPassphrase, type NewPassphraseIssues } from './new-passphrase';
import type { PassphraseQuality } from './passphrase-quality';
import { useCapsLock } from './use-caps-lock';

interface NewPassphraseFieldsProps {
  /** Of the first field: "Passphrase". */
  label: string;
  value: NewPassphrase;
  issues: NewPassphraseIssues;
  onChange: (value: NewPassphrase) => void;
}

/** A passphrase is chosen and repeated; below it stands how hard it is to guess. */
export function NewPassphraseFields({ label, value, issues, onChange }: NewPassphraseFieldsProps) {
  const capsLock = useCapsLock();
  const quality = useQuality(value.passphrase);
  return (
    <>
      <PasswordInput
        mt={16}
        label={label}
        value={value.passphrase}
        error={issues.passphrase}
        aria-invalid={issues.passphrase !== undefined}
        autoComplete="new-password"
        onChange={(event) => {
          onChange({ ...value, passphrase: event.currentTarget.value });
        }}
        description={<span aria-live="polite">{quality ?? lengthSentence(value.passphrase)}</span>}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        visibilityToggleButtonProps={{ 'aria-label': `Show the ${label.toLowerCase()}`, tabIndex: 0 }}
        {...capsLock.handlers}
      />
      <PasswordInput
        mt={12}
        label="Repeat the passphrase"
        value={value.repeated}
        error={issues.repeated}
        aria-invalid={issues.repeated !== undefined}
        autoComplete="new-password"
        onChange={(event) => {
          onChange({ ...value, repeated: event.currentTarget.value });
        }}
        description={capsLock.on ? 'Caps Lock is on.' : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the repeated passphrase', tabIndex: 0 }}
        {...capsLock.handlers}
      />
    </>
  );
}

type Estimate = (passphrase: string, about: readonly string[]) => PassphraseQuality;

/** The sentence about a passphrase that is long enough; null while there is nothing to say, or the word lists are not loaded yet. */
function useQuality(passphrase: string): string | null {
  const user = useAppInfo().data?.user;
  const [estimate, setEstimate] = useState<Estimate | null>(null);
  useEffect(() => {
    let present = true;
    void import('./passphrase-quality').then(({ passphraseQuality }) => {
      if (present) setEstimate(() => passphraseQuality);
    });
    return () => {
      present = false;
    };
  }, []);
  if (estimate === null || !isLongEnough(passphrase)) return null;
  return estimate(passphrase, user === undefined ? [] : [user]).sentence;
}
