import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { MailPreview } from '../../ui/mail-preview';
import classes from './test-send.module.css';
import { usePreview } from '../../ui/use-preview';

export type MailPart = 'html' | 'text';
export const mailParts = [
  { value: 'html', label: 'HTML' },
  { value: 'text', label: 'Text' },
] satisfies { value: MailPart; label: string }[];

interface MailPageProps {
  subject: string;
  /** Below the subject: from whom, to whom. */
  between: string;
  html: string;
  text: string;
  /** Follows the editor's choice; without it the page has a choice of its own. */
  part?: MailPart;
}

/** An e-mail as its reader sees it. */
export function MailPage({ subject, between, html, text, part }: MailPageProps) {
  const [chosen, setChosen] = useState<MailPart>(html === '' ? 'text' : 'html');
  const previewId = usePreview(html);
  const shown = part ?? chosen;
  return (
    <div className={classes.mail}>
      <div className={classes.mailHead}>
        <div className={classes.mailWords}>
          <b className="ellipsis">{subject === '' ? 'No subject' : subject}</b>
          <div className="ellipsis">{between}</div>
        </div>
        {part === undefined && (
          <SegmentedControl
            aria-label="Part"
            data={mailParts}
            value={chosen}
            onChange={setChosen}
          />
        )}
      </div>
      <div className={classes.mailPage}>
        {shown === 'text' ? (
          <pre className={classes.plain}>{text.trim() === '' ? 'This message has no text part.' : text}</pre>
        ) : html.trim() === '' ? (
          <pre className={classes.plain}>This message has no HTML part.</pre>
        ) : (
          previewId !== null && <MailPreview previewId={previewId} title={`Preview: ${subject}`} />
        )}
      </div>
    </div>
  );
}
