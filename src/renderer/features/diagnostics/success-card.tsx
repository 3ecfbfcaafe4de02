import { counted } from '../../ui/words';
import { ChartCard } from './chart-card';
import classes from './charts.module.css';
import type { Period, Range } from './period';
import { firstLabel, partInSentence, partLabel, rangeWords } from './period-words';
import { percentOf, type Share, type Statistics } from './statistics';

/** A part in which fewer than so many percent arrived is red. */
const lowBelow = 90;
const height = 54;

export function SuccessCard({ range, period, success }: { range: Range; period: Period; success: Statistics['success'] }) {
  const { parts } = success;
  const last = parts.at(-1);
  const rows = parts.flatMap((share, index) => (share.ended === 0 ? [] : [{ key: String(index), cells: [partLabel(period, index), share.arrived, share.ended - share.arrived, `${percentOf(share)}%`] }])).reverse();
  return (
    <ChartCard title={`Success rate, ${rangeWords[range]}`} columns={['When', 'Arrived', 'Failed', 'Rate']} rows={rows}>
      <p className={classes.figure}>
        <b className="tn">{success.ended === 0 ? '–' : `${percentOf(success)}%`}</b>
        {success.ended === 0 ? 'no test send has a result' : `of ${counted(success.ended, 'test send')}`}
      </p>
      <svg className={classes.bars} height={height} role="img" aria-label={sentence(period, success)}>
        {parts.map((share, index) => (
          <Bar key={period.edges[index]} share={share} place={index} of={parts.length} label={partLabel(period, index)} />
        ))}
        <line x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} className={classes.ground} />
      </svg>
      <p className={classes.legend}>
        <span>{firstLabel(period)}</span>
        <span>
          {partLabel(period, parts.length - 1)} {last && last.ended > 0 ? `${percentOf(last)}%` : ''}
        </span>
      </p>
    </ChartCard>
  );
}

function Bar({ share, place, of, label }: { share: Share; place: number; of: number; label: string }) {
  const percent = share.ended === 0 ? null : percentOf(share);
  const step = 100 / of;
  const at = { x: `${place * step + step * 0.18}%`, width: `${step * 0.64}%`, rx: 2 };
  const barHeight = percent === null ? 0 : Math.max(2, (percent / 100) * height);
  return (
    <g>
      <title>{percent === null ? label : `${label}: ${percent}% of ${share.ended}`}</title>
      <rect {...at} y={0} height={height} className={classes.track} />
      {percent !== null && <rect {...at} y={height - barHeight} height={barHeight} className={classes.bar} data-low={percent < lowBelow || undefined} />}
    </g>
  );
}

function sentence(period: Period, success: Statistics['success']): string {
  if (success.ended === 0) return 'No test send has a result.';
  let worst = -1;
  success.parts.forEach((share, index) => {
    const least = success.parts[worst];
    if (share.ended > 0 && (least === undefined || percentOf(share) < percentOf(least))) worst = index;
  });
  const lowest = success.parts[worst];
  return `${percentOf(success)}% of ${counted(success.ended, 'test send')} arrived.${lowest ? ` The lowest rate was ${percentOf(lowest)}% ${partInSentence(period, worst)}.` : ''}`;
}
