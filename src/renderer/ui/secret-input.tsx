import { Button, Input, PasswordInput } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { CredentialInfo } from '../../shared/model/integration';
import { shortDate } from './dates';
import { buttonIcon } from './icon-sizes';
import classes from './secret-input.module.css';

interface SecretInputProps {
  label: string;
  hint?: string | undefined;
  placeholder?: string | undefined;
  required?: boolean;
  maxLength?: number | undefined;
  /** Identifiers and keys are drawn in the monospaced face. */
  mono?: boolean;
  value: string;
  onValue: (value: string) => void;
  onBlur?: () => void;
  error?: ReactNode;
  /** Worth a look, but keeps nobody from saving. */
  warning?: ReactNode;
  /** What is known of the stored secret; null when there is none. */
  saved: CredentialInfo | null;
  /** The stored one may not be used for what the form now says, so it has to be typed anew. */
  demanded?: boolean;
  autoFocus?: boolean;
  id?: string;
}

const savedText = ({ setAt, setBy, ending }: CredentialInfo) => `Set ${shortDate(setAt)} by ${setBy}${ending === undefined ? '' : `, ends in ${ending}`}`;

/** A secret goes in here and never comes out: a stored one is only described, and an empty field keeps it. */
export function SecretInput({ label, hint, saved, demanded = false, value, onValue, mono = false, autoFocus = false, error, warning, ...input }: SecretInputProps) {
  const [replacing, setReplacing] = useState(false);
  const keeps = saved !== null && !demanded;
  if (keeps && !replacing && value === '') {
    return (
      <Input.Wrapper label={label} labelElement="div" error={error} description={hint}>
        <div className={classes.saved}>
          <IconShieldLock {...buttonIcon} aria-hidden />
          <span className={classes.text}>{savedText(saved)}</span>
          <Button
            variant="subtle"
            size="xs"
            onClick={() => {
              setReplacing(true);
            }}
          >
            Replace <span className="sr-only">{label}</span>
          </Button>
        </div>
      </Input.Wrapper>
    );
  }
  const field = (
    <PasswordInput
      {...input}
      label={label}
      description={hint}
      error={error}
      // Mantine says it of the box around the input only.
      aria-invalid={Boolean(error)}
      success={warning !== undefined && <span className="warning-text">{warning}</span>}
      withSuccessStyles={false}
      value={value}
      onChange={(event) => {
        onValue(event.currentTarget.value);
      }}
      autoFocus={autoFocus || (keeps && replacing)}
      autoComplete="new-password"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': `Show ${label} while typing`, tabIndex: 0 }}
      classNames={mono ? { innerInput: 'mono' } : {}}
    />
  );
  if (!keeps) return field;
  return (
    <div>
      {field}
      <Button
        variant="subtle"
        size="xs"
        mt={4}
        onClick={() => {
          setReplacing(false);
          onValue('');
        }}
      >
        Keep the old one
      </Button>
    </div>
  );
}
