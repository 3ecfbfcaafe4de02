import { Button, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconEye, IconLockOpen } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api';
import { errorText } from '../../error-text';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import classes from './unlock.module.css';

/** A locked keyring with a display asks its own question and answers only then. */
const slowMs = 10_000;
const slowSentence = 'The keychain did not answer. Unlock it in your system, or use the recovery key.';

/** Asks for nothing but the keychain's answer; a vault of this session alone has none to ask. `hidden`: it was open since the start. */
export function UnlockWithKeychain({ atOnce, hidden }: { atOnce: boolean; hidden: boolean }) {
  const client = useQueryClient();
  const [phase, setPhase] = useState<'idle' | 'waiting' | 'slow'>(atOnce ? 'waiting' : 'idle');
  const [error, setError] = useState<string | null>(null);
  const attempt = useRef(0);

  /** An answer that comes after *Cancel* still opens the vault, by the `changed` event; only this screen no longer waits for it. */
  const ask = useCallback(async () => {
    attempt.current += 1;
    const mine = attempt.current;
    const timer = setTimeout(() => {
      if (attempt.current === mine) setPhase('slow');
    }, slowMs);
    try {
      client.setQueryData(['vault.state', {}], await call('vault.unlock', {}));
    } catch (cause) {
      if (attempt.current !== mine) return;
      setPhase('idle');
      setError(errorText(cause));
      await client.invalidateQueries({ queryKey: ['vault.state'] });
    } finally {
      clearTimeout(timer);
    }
  }, [client]);

  const start = () => {
    setPhase('waiting');
    setError(null);
    void ask();
  };
  const cancel = () => {
    attempt.current += 1;
    setPhase('idle');
  };

  useEffect(() => {
    if (atOnce) void ask();
  }, [atOnce, ask]);

  if (phase === 'idle') {
    return (
      <>
        {error !== null && (
          <div className={classes.waiting}>
            <Note tone="bad" live="alert">
              {error}
            </Note>
          </div>
        )}
        <Button fullWidth leftSection={hidden ? <IconEye {...buttonIcon} aria-hidden /> : <IconLockOpen {...buttonIcon} aria-hidden />} onClick={start} autoFocus>
          {error !== null ? 'Try again' : hidden ? 'Show' : 'Unlock'}
        </Button>
      </>
    );
  }
  return (
    <>
      <div className={classes.waiting} role="status">
        {phase === 'waiting' && <Loader className="late" aria-hidden />}
        {phase === 'waiting' ? 'Waiting for the system keychain…' : slowSentence}
      </div>
      <Button variant="default" fullWidth onClick={cancel}>
        Cancel
      </Button>
    </>
  );
}
