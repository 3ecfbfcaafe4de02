import { ChartCard } from './chart-card';
import classes from './charts.module.css';
import type { Period } from './period';
import { firstLabel, partInSentence, partLabel } from './period-words';
import type { Statistics, Times } from './statistics';
import { tookText } from './took-text';

const height = 60;
/** Room for the width of a line at the highest and the lowest point. */
const margin = 3;

export function TimesCard({ period, times }: { period: Period; times: Statistics['times'] }) {
  const { parts, median, most } = times;
  const known = median !== null && most !== null;
  const rows = parts.flatMap((part, index) => (part.median === null || part.most === null ? [] : [{ key: String(index), cells: [partLabel(period, index), tookText(part.median), tookText(part.most)] }])).reverse();
  return (
    <ChartCard title="Time to final status" columns={['When', 'Median', '95% within']} rows={rows}>
      <p className={classes.figure}>
        <b className="tn">{known ? tookText(median) : '–'}</b>
        {known ? `median; 95% within ${tookText(most)}` : 'no test send has a result'}
      </p>
      <svg className={classes.lines} height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" role="img" aria-label={sentence(period, times)}>
        <line x1="0" x2="100" y1={height - 0.5} y2={height - 0.5} className={classes.ground} />
        <polyline points={points(parts, 'most')} className={classes.most} />
        <polyline points={points(parts, 'median')} className={classes.median} />
      </svg>
      <p className={classes.legend}>
        <span>{firstLabel(period)}</span>
        <span className={classes.keys}>
          <Key className={classes.median} label="median" />
          <Key className={classes.most} label="95%" />
        </span>
      </p>
    </ChartCard>
  );
}

function Key({ className, label }: { className: string | undefined; label: string }) {
  return (
    <span className={classes.key}>
      <svg width="16" height="4" aria-hidden>
        <line x1="0" x2="16" y1="2" y2="2" className={className} />
      </svg>
      {label}
    </span>
  );
}

/** From part to part where something ended, on one scale for both lines; a single one is a short dash. */
function points(parts: readonly Times[], which: keyof Times): string {
  const highest = Math.max(1, ...parts.map(({ most }) => most ?? 0));
  const all = parts.flatMap((part, index) => {
    const value = part[which];
    return value === null ? [] : [{ x: ((index + 0.5) * 100) / parts.length, y: height - margin - (value / highest) * (height - 2 * margin) }];
  });
  const [only] = all;
  const drawn = all.length === 1 && only ? [{ ...only, x: only.x - 1 }, { ...only, x: only.x + 1 }] : all;
  return drawn.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
}

function sentence(period: Period, { parts, median, most }: Statistics['times']): string {
  if (median === null || most === null) return 'No test send has a result.';
  const slowest = parts.reduce((found, part, index) => ((part.most ?? -1) > (parts[found]?.most ?? -1) ? index : found), 0);
  return `Half of the test sends had their final status within ${tookText(median)}, 95% within ${tookText(most)}. It took longest ${partInSentence(period, slowest)}: 95% within ${tookText(parts[slowest]?.most ?? most)}.`;
}
