import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconCircleX, IconInbox, IconLoader2 } from '@tabler/icons-react';
import { Age } from './age';
import { statusIcon } from './icon-sizes';
import classes from './status.module.css';
import type { StatusWord, Tone } from './status-words';

const icons = { ok: IconCircleCheck, warn: IconAlertTriangle, bad: IconCircleX, none: IconCircleMinus, run: IconLoader2 };

/** The icon of a tone in its colour; the running one turns. */
export function ToneIcon({ tone, captured = false, size = statusIcon.size, stroke = statusIcon.stroke }: { tone: Tone; captured?: boolean; size?: number; stroke?: number }) {
  const Icon = captured ? IconInbox : icons[tone];
  return <Icon aria-hidden size={size} stroke={stroke} className={classes.icon} data-tone={tone} />;
}

/** Icon, word and age. `stacked` puts the word above the age, as table cells do. */
export function Status({ status, stacked = false }: { status: StatusWord; stacked?: boolean }) {
  return (
    <span className={classes.status} data-stacked={stacked || undefined}>
      <span className={classes.line}>
        <ToneIcon tone={status.tone} captured={status.captured ?? false} />
        <b className={classes.word} data-tone={status.tone}>
          {status.word}
        </b>
      </span>
      {status.at !== undefined && (
        <span className={classes.age} data-old={status.old === true || undefined}>
          {stacked && status.code !== undefined && `${status.code} · `}
          <Age at={status.at} />
        </span>
      )}
    </span>
  );
}
