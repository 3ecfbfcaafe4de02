import { Button, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconLockOpen } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import type { VaultState } from '../../../shared/model/vault';
import { call } from '../../api';
import { errorText } from '../../error-text';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon } from '../../ui/icon-sizes';
import { useCapsLock } from '../../ui/use-caps-lock';
import { useSecondsUntil } from '../../ui/use-seconds-until';

export function UnlockWithPassphrase({ state }: { state: Extract<VaultState, { kind: 'locked' }> }) {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const capsLock = useCapsLock();
  const pause = useSecondsUntil(state.retryAt);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || pause > 0) return;
    if (passphrase === '') {
      input.current?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    try {
      client.setQueryData(['vault.state', {}], await call('vault.unlock', { passphrase }));
    } catch (cause) {
      setError(cause);
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['vault.state'] });
      input.current?.select();
    }
  };

  return (
    <form onSubmit={(event) => void unlock(event)} noValidate>
      <PasswordInput
        ref={input}
        label="Passphrase"
        value={passphrase}
        autoFocus
        autoComplete="current-password"
        error={error === null ? undefined : <span role="alert">{errorText(error)}</span>}
        aria-invalid={error !== null}
        description={capsLock.on ? 'Caps Lock is on.' : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase', tabIndex: 0 }}
        onChange={(event) => {
          setPassphrase(event.currentTarget.value);
        }}
        {...capsLock.handlers}
      />
      <DisabledReason reason={pause > 0 ? `Too many wrong tries. Next in ${pause} s.` : null}>
        <Button type="submit" fullWidth mt={16} loading={busy} leftSection={<IconLockOpen {...buttonIcon} aria-hidden />}>
          {pause > 0 ? `Unlock in ${pause} s` : 'Unlock'}
        </Button>
      </DisabledReason>
    </form>
  );
}
