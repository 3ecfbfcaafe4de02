import type { CSSProperties } from 'react';
import { ToneIcon } from '../../ui/status';
import { ChartCard } from './chart-card';
import classes from './charts.module.css';
import { reasonWords } from './reason';
import type { Statistics } from './statistics';

/** As many as there is room for. */
const mostShown = 4;

interface ReasonsCardProps {
  reasons: Statistics['reasons'];
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

/** What failed most often; a click shows only those messages, another one all again. */
export function ReasonsCard({ reasons, chosen, onChoose }: ReasonsCardProps) {
  const highest = reasons[0]?.count ?? 1;
  const choose = (key: string) => ({
    'aria-pressed': key === chosen,
    onClick: () => {
      onChoose(key === chosen ? null : key);
    },
  });
  const rows = reasons.map(({ key, count }) => ({
    key,
    cells: [
      <button key={key} type="button" className={classes.inTable} {...choose(key)}>
        {reasonWords(key)}
      </button>,
      count,
    ],
  }));
  return (
    <ChartCard title="Why messages failed" columns={['Reason', 'Messages']} rows={rows}>
      {reasons.length === 0 ? (
        <p className={classes.none}>
          <ToneIcon tone="ok" /> Nothing failed.
        </p>
      ) : (
        <ul className={classes.reasons} style={{ '--digits': highest.toLocaleString('en').length } as CSSProperties}>
          {reasons.slice(0, mostShown).map(({ key, count }) => (
            <li key={key}>
              <button type="button" className={classes.reason} title={reasonWords(key)} {...choose(key)}>
                <span className="ellipsis">{reasonWords(key)}</span>
                <svg width="100%" height="6" aria-hidden>
                  <rect width="100%" height="6" rx="3" className={classes.track} />
                  <rect width={`${(100 * count) / highest}%`} height="6" rx="3" className={classes.share} />
                </svg>
                <span className="tn">{count.toLocaleString('en')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </ChartCard>
  );
}
