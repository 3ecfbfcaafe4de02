import { UnstyledButton } from '@mantine/core';
import type { ActionTrace } from '../../shared/model/action';
import classes from './report.module.css';

type Line = ActionTrace['console'][number];

interface ActionConsoleProps {
  lines: readonly Line[];
  /** Goes to the line of the code that printed it. */
  onLine?: ((line: number) => void) | undefined;
}

/** What the code printed. */
export function ActionConsole({ lines, onLine }: ActionConsoleProps) {
  if (lines.length === 0) return <p className={classes.nothing}>The code printed nothing.</p>;
  return (
    <ol className={classes.console} aria-label="Console">
      {lines.map((entry, index) => (
        <li key={index} data-level={entry.level}>
          {entry.line !== undefined && onLine !== undefined ? (
            <UnstyledButton
              className={classes.consoleLine ?? ''}
              onClick={() => {
                if (entry.line !== undefined) onLine(entry.line);
              }}
            >
              <Words entry={entry} />
            </UnstyledButton>
          ) : (
            <div className={classes.consoleLine}>
              <Words entry={entry} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The level in words as well: colour alone says nothing. */
function Words({ entry: { level, text, line } }: { entry: Line }) {
  return (
    <>
      <span className={classes.consoleText}>
        {level !== 'log' && <b className={classes.consoleLevel}>{level} </b>}
        {text}
      </span>
      {line !== undefined && <span className={`${classes.consolePlace ?? ''} tn`}>line {line}</span>}
    </>
  );
}
