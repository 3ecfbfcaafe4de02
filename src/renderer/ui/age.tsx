import { Tooltip } from '@mantine/core';
import { ageText, exactTime } from './dates';
import { useNow } from './now';

/** How long ago, with the exact time on hover and for readers of the markup. */
export function Age({ at, className }: { at: string; className?: string }) {
  const now = useNow();
  return (
    <Tooltip label={exactTime(at)}>
      <time dateTime={at} className={className === undefined ? 'tn' : `tn ${className}`}>
        {ageText(at, now)}
      </time>
    </Tooltip>
  );
}
