import { Button } from '@mantine/core';

/** In the place of a table whose filters let nothing through. `text`: "No entry matches". */
export function NothingMatches({ text, className, onClear }: { text: string; className: string; onClear: () => void }) {
  return (
    <div className={className}>
      <b>{text}</b>
      <Button variant="default" onClick={onClear}>
        Clear filters
      </Button>
    </div>
  );
}
