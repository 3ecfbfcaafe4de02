import { ActionIcon, Button, Input, PasswordInput, Textarea, type TextareaProps } from '@mantine/core';
import { IconEye, IconEyeOff, IconShieldLock } from '@tabler/icons-react';
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
  /** A key in PEM, whose line breaks a one-line input would drop. */
  multiline?: boolean;
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
export function SecretInput({ label, hint, saved, demanded = false, value, onValue, mono = false, multiline = false, autoFocus = false, error, warning, ...input }: SecretInputProps) {
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
  const shown = {
    ...input,
    label,
    description: hint,
    error,
    success: warning !== undefined && <span className="warning-text">{warning}</span>,
    withSuccessStyles: false,
    value,
    onChange: (event: { currentTarget: { value: string } }) => {
      onValue(event.currentTarget.value);
    },
    autoFocus: autoFocus || (keeps && replacing),
    spellCheck: false,
  };
  const field = multiline ? (
    <SecretLines {...shown} mono={mono} />
  ) : (
    <PasswordInput
      {...shown}
      // Mantine says it of the box around the input only.
      aria-invalid={Boolean(error)}
      autoComplete="new-password"
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

/** Several lines, hidden like a password. */
function SecretLines({ mono, label, ...textarea }: { mono: boolean; label: string } & TextareaProps) {
  const [visible, setVisible] = useState(false);
  const Icon = visible ? IconEyeOff : IconEye;
  return (
    <Textarea
      {...textarea}
      label={label}
      autosize
      minRows={4}
      maxRows={8}
      autoComplete="off"
      classNames={{ input: [mono && 'mono', !visible && classes.hidden].filter(Boolean).join(' '), section: classes.toggle ?? '' }}
      onCopy={(event) => {
        if (!visible) event.preventDefault();
      }}
      onCut={(event) => {
        if (!visible) event.preventDefault();
      }}
      rightSection={
        <ActionIcon
          aria-label={`Show ${label} while typing`}
          aria-pressed={visible}
          onClick={() => {
            setVisible(!visible);
          }}
        >
          <Icon {...buttonIcon} aria-hidden />
        </ActionIcon>
      }
    />
  );
}
