import type { Timings as TimingsData } from '../../shared/model/report';
import { milliseconds, timingBars } from './timing-bars';
import classes from './report.module.css';

/** Where the time went, from the name look-up to the last byte. */
export function Timings({ timings }: { timings: TimingsData }) {
  const share = (ms: number): string => `${timings.totalMs === 0 ? 0 : (100 * ms) / timings.totalMs}%`;
  return (
    <>
      <dl className={classes.bars}>
        {timingBars(timings).map(({ label, from, to }) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>
              <span className={classes.track} aria-hidden>
                <span className={classes.bar} style={{ insetInlineStart: share(from), width: share(to - from) }} />
              </span>
              <span className={`${classes.amount ?? ''} tn`}>{milliseconds(to - from)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className={classes.sum}>
        <span>Until the last byte</span>
        <span className="tn">{milliseconds(timings.totalMs)}</span>
      </div>
    </>
  );
}
