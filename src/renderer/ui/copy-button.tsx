import { Button, type ButtonProps } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';

/** How long the button says that it did its work. */
const saidMs = 2_000;

/** Copies a text and says so in its own label for two seconds. */
export function CopyButton({ label, text, ...button }: { label: string; text: string } & ButtonProps) {
  const clipboard = useClipboard({ timeout: saidMs });
  return (
    <Button
      variant="default"
      {...button}
      onClick={() => {
        clipboard.copy(text);
      }}
    >
      <span aria-live="polite">{clipboard.error ? 'Copying is not allowed here' : clipboard.copied ? 'Copied' : label}</span>
    </Button>
  );
}
