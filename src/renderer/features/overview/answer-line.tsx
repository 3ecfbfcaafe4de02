import { Paper, Skeleton } from '@mantine/core';
import type { IntegrationView } from '../../../shared/model/integration';
import { ToneIcon } from '../../ui/status';
import type { Tone } from '../../ui/status-words';
import { answerOf, countIn } from './answer';
import classes from './answer-line.module.css';
import type { Cell, CellState } from './matrix';

interface AnswerLineProps {
  cells: Cell[];
  integrations: IntegrationView[];
  /** False while the first answer is awaited. */
  known: boolean;
  /** Brings a cell into view. */
  onShow: (cellId: string) => void;
}

const counts: { state: CellState; tone: Tone; words: (count: number) => string }[] = [
  { state: 'missing', tone: 'bad', words: () => 'without provider' },
  { state: 'attention', tone: 'warn', words: (count) => (count === 1 ? 'needs attention' : 'need attention') },
  { state: 'ready', tone: 'ok', words: () => 'ready' },
];

/** The answer of the page, and how many cells are in which state; a count leads to its first cell. */
export function AnswerLine({ cells, integrations, known, onShow }: AnswerLineProps) {
  const answer = answerOf(cells, integrations);
  return (
    <Paper withBorder radius="lg" component="section" aria-label="Answer" className={classes.card}>
      {known ? (
        <>
          <span className={classes.circle} data-tone={answer.tone}>
            <ToneIcon tone={answer.tone} size={22} stroke={1.6} />
          </span>
          <div className={classes.words}>
            <div className={classes.question}>Can every environment send?</div>
            <div className={classes.answer}>{answer.sentence}</div>
          </div>
          <div className={classes.counts}>
            {counts.map(({ state, tone, words }) => {
              const count = countIn(cells, state);
              const first = cells.find((cell) => cell.state === state);
              return first === undefined ? null : (
                <button
                  key={state}
                  type="button"
                  className={classes.count}
                  data-tone={tone}
                  onClick={() => {
                    onShow(first.id);
                  }}
                >
                  <ToneIcon tone={tone} />
                  {count} {words(count)}
                </button>
              );
            })}
          </div>
        </>
      ) : (
        <>
          <Skeleton circle width={36} height={36} />
          <div className={classes.words}>
            <Skeleton width={160} height={10} mb={9} radius={5} />
            <Skeleton width={360} height={14} radius={7} />
          </div>
        </>
      )}
    </Paper>
  );
}
