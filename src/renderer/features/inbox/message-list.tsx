import { IconMail, IconMessageDots } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { InboxEntry } from '../../../shared/model/inbox';
import { buttonIcon } from '../../ui/icon-sizes';
import { useNow } from '../../ui/now';
import classes from './inbox.module.css';
import { listTime } from './list-time';

/** Pixels, as in the style sheet. */
const rowHeight = 60;
/** Rows from which only those in sight are drawn. */
const virtualFrom = 100;

interface MessageListProps {
  entries: readonly InboxEntry[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  onDelete: (id: string) => void;
}

/** The list keeps the focus itself and points at its selected row, so that a row may come and go with scrolling. */
export function MessageList({ entries, selectedId, onSelect, onDelete }: MessageListProps) {
  const baseId = useId();
  const now = useNow();
  const list = useRef<HTMLDivElement>(null);
  const virtual = entries.length > virtualFrom;
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualiser answers anew on every render by design
  const virtualizer = useVirtualizer({ count: entries.length, getScrollElement: () => list.current, estimateSize: () => rowHeight, overscan: 8, enabled: virtual });
  const rows = virtual ? virtualizer.getVirtualItems().map(({ index }) => index) : entries.map((_, index) => index);
  const selected = entries.findIndex(({ id }) => id === selectedId);

  useEffect(() => {
    const box = list.current;
    if (box === null || selected < 0) return;
    const top = selected * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
  }, [selected]);

  const press = (event: KeyboardEvent) => {
    const last = entries.length - 1;
    const steps: Record<string, number> = { ArrowDown: Math.min(selected + 1, last), ArrowUp: Math.max(selected - 1, 0), Home: 0, End: last };
    const next = entries[steps[event.key] ?? -1];
    if (next) onSelect(next.id);
    else if (event.key === 'Delete' && selectedId !== null) onDelete(selectedId);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={list}
      role="listbox"
      aria-label="Captured messages"
      tabIndex={0}
      className={classes.rows}
      onKeyDown={press}
      {...(selected >= 0 && { 'aria-activedescendant': `${baseId}-${selectedId ?? ''}` })}
    >
      <div style={{ height: entries.length * rowHeight }} className={classes.track} role="presentation">
        {rows.map((index) => {
          const entry = entries[index];
          if (!entry) return null;
          const isMail = entry.channel === 'email';
          const Icon = isMail ? IconMail : IconMessageDots;
          return (
            <div
              key={entry.id}
              id={`${baseId}-${entry.id}`}
              role="option"
              aria-selected={index === selected}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              className={classes.row}
              data-unread={entry.unread || undefined}
              style={{ top: index * rowHeight }}
              onClick={() => {
                onSelect(entry.id);
              }}
            >
              <Icon {...buttonIcon} aria-hidden className={classes.rowIcon} />
              <div className={classes.rowWords}>
                <div className={classes.rowLine}>
                  <b className="ellipsis">{isMail ? entry.title || 'No subject' : entry.to}</b>
                  <time dateTime={entry.at} className={`${classes.rowTime ?? ''} tn`}>
                    {listTime(entry.at, now)}
                  </time>
                  <span className={classes.dot}>{entry.unread && <span className="sr-only">unread</span>}</span>
                </div>
                <div className={`${classes.rowSecond ?? ''} ellipsis`}>{isMail ? entry.to : entry.title}</div>
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
