import { Skeleton } from '@mantine/core';
import gridClasses from '../../ui/day-grid.module.css';
import chartClasses from './charts.module.css';
import classes from './diagnostics.module.css';

/** Widths of the integrations' names, so that the rows do not look like a grating. */
const widths = [132, 96, 148, 108, 120];

/** The page while it is read for the first time: cards, filters and five rows of the same height. */
export function DiagnosticsSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">The test sends are being read</span>
      <div aria-hidden>
        <div className={chartClasses.cards}>
          {['success', 'times', 'reasons'].map((card) => (
            <Skeleton key={card} height={168} radius={8} />
          ))}
        </div>
        <div className={classes.filters}>
          <Skeleton width="100%" height={32} radius={6} />
        </div>
        <div className={`${gridClasses.card ?? ''} ${classes.table ?? ''}`}>
          <div className={gridClasses.head} />
          {widths.map((width) => (
            <div key={width} className={gridClasses.row}>
              <Skeleton width={58} height={10} radius={5} />
              <Skeleton width={92} height={10} radius={5} />
              <span className={classes.who}>
                <Skeleton width={20} height={20} radius={5} />
                <Skeleton width={width} height={10} radius={5} />
              </span>
              <Skeleton width={124} height={10} radius={5} />
              <Skeleton width={72} height={10} radius={5} className={classes.environment ?? ''} />
              <Skeleton width={36} height={10} radius={5} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
