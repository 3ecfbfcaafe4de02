import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { call } from '../api';
import { Note, type NoteTone } from '../ui/note';
import { toastError } from '../ui/toast';
import classes from './report.module.css';

/** What became of a send, in words. */
export interface OutcomeText {
  tone: NoteTone;
  /** States the fact: outcome, the provider's code, what it was about. */
  headline: string;
  /** What it means; empty when the headline says it all. */
  meaning: string;
  /** Next step; empty when there is none. */
  fix: string;
  link: { url: string; label: string } | null;
  /** The provider's own words, where they add something. */
  quote: string;
}

interface OutcomeNoteProps {
  text: OutcomeText;
  /** Whose words the quote is. */
  speaker: string;
  action?: ReactNode;
  /** After the explanation. */
  children?: ReactNode;
}

/** The first thing of every report. */
export function OutcomeNote({ text, speaker, action, children }: OutcomeNoteProps) {
  return (
    <Note tone={text.tone} live={text.tone === 'bad' ? 'alert' : 'status'} fact={text.headline} {...(action !== undefined && { action })}>
      <Explanation text={text} speaker={speaker} />
      {children}
    </Note>
  );
}

function Explanation({ text: { tone, meaning, fix, link, quote }, speaker }: { text: OutcomeText; speaker: string }) {
  // Good news is one sentence after the other; bad news is read line by line.
  const block = tone === 'bad' || tone === 'warn';
  return (
    <>
      {meaning !== '' && <span {...(block && { className: classes.line })}>{meaning}</span>}
      {quote !== '' && (
        <span className={classes.fix}>
          {speaker} says: “{quote}”
        </span>
      )}
      {(fix !== '' || link !== null) && (
        <span className={classes.fix}>
          {fix !== '' && (
            <>
              <b>What to do:</b> {fix}{' '}
            </>
          )}
          {link !== null && (
            <Anchor
              component="button"
              type="button"
              className={classes.link}
              fz="inherit"
              onClick={() => {
                call('app.openLink', { url: link.url }).catch((error: unknown) => {
                  toastError('The page was not opened', error);
                });
              }}
            >
              {link.label} <IconExternalLink size={14} stroke={1.6} aria-label="(opens your browser)" role="img" style={{ verticalAlign: '-2px' }} />
            </Anchor>
          )}
        </span>
      )}
    </>
  );
}
