import { ActionIcon, SegmentedControl, Title, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { InboxEntry, InboxMessage } from '../../../shared/model/inbox';
import { call, useCall } from '../../api';
import { CodeBlock } from '../../ui/code-block';
import { dateAndTime } from '../../ui/dates';
import { rowIcon } from '../../ui/icon-sizes';
import { IfMay } from '../../ui/if-may';
import { LoadError } from '../../ui/load-error';
import { MailPreview } from '../../ui/mail-preview';
import { Note } from '../../ui/note';
import { Phone } from '../../ui/phone';
import classes from './inbox.module.css';

/** A message counts as read when it has been looked at for so long. */
const readAfterMs = 1_000;

type Part = 'html' | 'text' | 'source';

/** The opened message. Its head is drawn from the list, so that moving through the list never shows a gap. */
export function MessagePane({ entry, onDelete }: { entry: InboxEntry; onDelete: () => void }) {
  const { id, unread } = entry;
  const { data: message, error, refetch } = useCall('inbox.get', { id });
  const [chosen, setChosen] = useState<Part | null>(null);
  const part = chosen ?? (message?.html === null ? 'text' : 'html');

  useEffect(() => {
    if (!unread) return;
    const timer = setTimeout(() => {
      // Stays unread when it cannot be noted: nothing that a person would have to know.
      call('inbox.markRead', { id }).catch(() => undefined);
    }, readAfterMs);
    return () => {
      clearTimeout(timer);
    };
  }, [id, unread]);

  const isMail = entry.channel === 'email';
  return (
    <section className={classes.pane} aria-label="Message">
      <header className={classes.paneHead}>
        <div className={classes.paneWords}>
          <Title order={2} className={classes.paneTitle}>
            {isMail ? entry.title || 'No subject' : `Text to ${entry.to}`}
          </Title>
          <div className={classes.paneSub}>
            {isMail && <>To {entry.to} · </>}
            <time dateTime={entry.at}>{dateAndTime(entry.at)}</time>
          </div>
        </div>
        {isMail && message && (
          <SegmentedControl
            aria-label="Show as"
            value={part}
            onChange={setChosen}
            data={[
              { value: 'html', label: 'HTML', disabled: message.html === null },
              { value: 'text', label: 'Text', disabled: message.text === null },
              { value: 'source', label: 'Source', disabled: message.html === null },
            ]}
          />
        )}
        <IfMay call="inbox.delete">
          <Tooltip label="Delete">
            <ActionIcon aria-label="Delete this message" onClick={onDelete}>
              <IconTrash {...rowIcon} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </IfMay>
      </header>
      <div className={classes.paneBody} tabIndex={0} role="group" aria-label="Content">
        {message && <Content message={message} part={part} />}
        {error !== null && <LoadError what="The message" error={error} onRetry={() => void refetch()} />}
      </div>
      <footer className={classes.paneFoot}>
        <span>Captured by {entry.capturedBy}. Nothing was delivered.</span>
        <span>Kept for 30 days</span>
      </footer>
    </section>
  );
}

function Content({ message, part }: { message: InboxMessage; part: Part }) {
  if (message.channel === 'sms') return <Phone from={message.capturedBy} text={message.text ?? ''} />;
  if (part === 'text') return <pre className={classes.plain}>{message.text ?? 'This message has no text part.'}</pre>;
  if (part === 'source') {
    return (
      <div className={classes.wide}>
        <CodeBlock label="HTML source" text={message.html ?? ''} />
      </div>
    );
  }
  return (
    <>
      {message.remoteResources > 0 && (
        <div className={classes.wide}>
          <Note tone="plain">{leftOut(message.remoteResources)} Nothing here is loaded from the network.</Note>
        </div>
      )}
      <div className={classes.mail}>{message.previewId !== null && <MailPreview previewId={message.previewId} title={`E-mail: ${message.subject ?? ''}`} />}</div>
    </>
  );
}

const leftOut = (count: number): string => (count === 1 ? '1 remote image or style was left out.' : `${count} remote images and styles were left out.`);
