import { IfMay } from '../../ui/if-may';
import { RecentChanges } from './recent-changes';
import { RecentTests } from './recent-tests';
import classes from './recent.module.css';
import { useRowsThatFit } from './use-rows-that-fit';

/** Pixels, as in the style sheet. */
const headHeight = 40;
const rowHeight = 36;

/** What happened last, as many rows as there is room for. */
export function Recent() {
  const { count, measured } = useRowsThatFit({ headHeight, rowHeight, least: 2, most: 5 });
  return (
    <div ref={measured} className={classes.cards}>
      <RecentTests count={count} />
      <IfMay call="audit.list">
        <RecentChanges count={count} />
      </IfMay>
    </div>
  );
}
