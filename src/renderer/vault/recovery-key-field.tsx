import { Textarea } from '@mantine/core';

/** Longer than any way to write one. */
const longestKey = 128;

/** Takes the recovery key as a person wrote it down. Begins with the focus. */
export function RecoveryKeyField({ value, error, onChange }: { value: string; error: string | undefined; onChange: (typed: string) => void }) {
  return (
    <Textarea
      className="mono"
      label="Recovery key"
      description="Eight groups of four characters. Spaces, dashes and case do not matter."
      rows={2}
      value={value}
      maxLength={longestKey}
      autoFocus
      autoComplete="off"
      spellCheck={false}
      error={error}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
