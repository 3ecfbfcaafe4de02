import { Skeleton } from '@mantine/core';
import gridClasses from '../../ui/day-grid.module.css';
import classes from './audit.module.css';

/** Widths of the names, so that the rows do not look like a grating. */
const widths = [72, 64, 84, 56, 78];

/** The page while it is read for the first time: filters and five rows of the same height. */
export function AuditSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">The audit log is being read</span>
      <div aria-hidden>
        <div className={classes.filters}>
          <Skeleton width="100%" height={32} radius={6} />
        </div>
        <div className={`${gridClasses.card ?? ''} ${classes.table ?? ''}`}>
          <div className={gridClasses.head} />
          {widths.map((width) => (
            <div key={width} className={gridClasses.row}>
              <span />
              <Skeleton width={58} height={10} radius={5} />
              <Skeleton width={48} height={10} radius={5} />
              <Skeleton width={width} height={10} radius={5} />
              <span className={classes.what}>
                <Skeleton width={20} height={20} radius={5} />
                <Skeleton width={width + 12} height={10} radius={5} />
              </span>
              <Skeleton width={width + 40} height={10} radius={5} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
