import { Button, TextInput } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconMessageCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { errorText, isQuiet } from '../../error-text';
import { buttonIcon } from '../../ui/icon-sizes';
import classes from './test-send.module.css';

/** Takes back the code that the message carried. A wrong one stays, with what is wrong. */
export function ConfirmCode({ onConfirm }: { onConfirm: (code: string) => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);

  const confirm = async () => {
    if (code.trim() === '') {
      setProblem('Type the code that arrived.');
      return;
    }
    setAsking(true);
    try {
      await onConfirm(code);
    } catch (error) {
      if (!isQuiet(error)) setProblem(errorText(error));
    } finally {
      setAsking(false);
    }
  };

  if (!open) {
    return (
      <Button
        className={classes.confirm ?? ''}
        variant="default"
        leftSection={<IconMessageCheck {...buttonIcon} aria-hidden />}
        onClick={() => {
          setOpen(true);
        }}
      >
        I received it
      </Button>
    );
  }
  return (
    <div className={`${classes.confirm ?? ''} ${classes.codeLine ?? ''}`}>
      <TextInput
        label="Type the code that arrived"
        className={classes.grow ?? ''}
        autoFocus
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={20}
        value={code}
        error={problem}
        onChange={(event) => {
          setCode(event.currentTarget.value);
          setProblem(null);
        }}
        onKeyDown={getHotkeyHandler([['Enter', () => void confirm()]])}
      />
      <Button variant="default" loading={asking} onClick={() => void confirm()}>
        Confirm
      </Button>
    </div>
  );
}
