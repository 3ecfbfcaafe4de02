import { Skeleton } from '@mantine/core';
import classes from './integrations.module.css';

/** Widths of name and subtitle, so that the rows do not look like a grating. */
const widths = [
  [132, 176],
  [108, 152],
  [148, 192],
  [120, 164],
  [96, 140],
];

/** The list while it is read for the first time: the frame and five rows of the same height. */
export function ListSkeleton() {
  return (
    <div role="status" className={classes.card}>
      <span className="sr-only">The integrations are being read</span>
      <div className={classes.head} aria-hidden />
      {widths.map(([name, subtitle]) => (
        <div key={name} className={classes.row} aria-hidden>
          <span className={classes.who}>
            <Skeleton width={28} height={28} radius={7} />
            <span className={classes.bars}>
              <Skeleton width={name ?? 0} height={10} radius={5} />
              <Skeleton width={subtitle ?? 0} height={8} radius={4} />
            </span>
          </span>
          <Skeleton width={72} height={20} radius={6} />
          <Skeleton width={96} height={10} radius={5} />
          <Skeleton width={84} height={10} radius={5} />
          <span className={classes.updated}>
            <Skeleton width={48} height={10} radius={5} />
          </span>
          <span className={classes.actions}>
            <Skeleton width={120} height={20} radius={6} />
          </span>
        </div>
      ))}
    </div>
  );
}
