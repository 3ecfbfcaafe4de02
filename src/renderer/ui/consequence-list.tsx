import { IconArrowRight } from '@tabler/icons-react';
import type { Consequence } from './default-plan';
import classes from './consequence-list.module.css';
import { Note } from './note';
import { ToneIcon } from './status';

/** What a change of defaults comes to, one sentence per environment; bad news stand as notes. Read out as it changes. */
export function ConsequenceList({ consequences }: { consequences: readonly Consequence[] }) {
  return (
    <div aria-live="polite" className={classes.list}>
      {consequences.map(({ tone, lead, text }) =>
        tone === 'warn' || tone === 'bad' ? (
          <Note key={lead} tone={tone} fact={lead}>
            {text}
          </Note>
        ) : (
          <div key={lead} className={classes.line}>
            {tone === 'ok' ? <ToneIcon tone="ok" /> : <IconArrowRight size={15} stroke={1.6} aria-hidden className={classes.arrow} />}
            <span>
              <b>{lead}</b> {text}
            </span>
          </div>
        ),
      )}
    </div>
  );
}
