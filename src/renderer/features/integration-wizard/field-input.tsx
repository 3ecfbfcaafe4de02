import { Select, Textarea, TextInput } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import type { CredentialInfo } from '../../../shared/model/integration';
import type { Field } from '../../../shared/model/provider';
import { checkField, type FieldIssue } from '../../../shared/validate/fields';
import { buttonIcon } from '../../ui/icon-sizes';
import { SecretInput } from '../../ui/secret-input';
import { inputId } from './input-id';
import classes from './wizard.module.css';

interface FieldInputProps {
  field: Field;
  value: string;
  /** The problem to show now, if any. */
  issue: FieldIssue | null;
  saved: CredentialInfo | null;
  /** A stored secret may not be used for what the form now says. */
  demanded: boolean;
  onValue: (value: string) => void;
  onBlur: () => void;
}

/** One input, drawn from nothing but its description. */
export function FieldInput({ field, value, issue, saved, demanded, onValue, onBlur }: FieldInputProps) {
  const error = issue?.severity === 'error' ? issue.message : undefined;
  const warning = issue?.severity === 'warning' ? issue.message : undefined;
  const common = { id: inputId(field.id), label: field.label, onBlur, maxLength: 8_192, required: field.required === true };
  if (field.secret === true) {
    return (
      <SecretInput
        {...common}
        hint={field.hint}
        placeholder={field.placeholder}
        mono={field.mono === true}
        multiline={field.multiline === true}
        value={value}
        onValue={onValue}
        saved={saved}
        demanded={demanded}
        error={error}
        warning={warning}
      />
    );
  }
  const shown = {
    ...common,
    description: field.hint,
    error,
    success: warning !== undefined && <span className="warning-text">{warning}</span>,
    withSuccessStyles: false,
    placeholder: field.placeholder ?? '',
    autoComplete: 'off',
    spellCheck: false,
  };
  if (field.choices !== undefined) {
    const known = field.choices.some((choice) => choice.value === value) || value === '';
    return (
      <Select
        {...shown}
        data={known ? field.choices : [...field.choices, { value, label: value }]}
        value={value === '' ? (field.fallback ?? null) : value}
        onChange={(choice) => {
          onValue(choice === null || choice === field.fallback ? '' : choice);
        }}
        {...(field.fallback === undefined && { clearable: true })}
      />
    );
  }
  const text = {
    ...shown,
    value,
    onChange: (event: { currentTarget: { value: string } }) => {
      onValue(event.currentTarget.value);
    },
    classNames: field.mono === true ? { input: 'mono' } : {},
  };
  if (field.multiline === true) return <Textarea {...text} autosize minRows={4} maxRows={12} />;
  return <TextInput {...text} rightSection={<Verdict field={field} value={value} issue={issue} />} rightSectionPointerEvents="none" />;
}

/** A check mark where the provider's own format is met. */
function Verdict({ field, value, issue }: { field: Field; value: string; issue: FieldIssue | null }) {
  if (issue?.severity === 'error') return <IconAlertCircle {...buttonIcon} className={classes.wrong} aria-hidden />;
  if (field.format === undefined || value.trim() === '' || checkField(field, value) !== null) return null;
  return <IconCircleCheck {...buttonIcon} className={classes.right} aria-hidden />;
}
