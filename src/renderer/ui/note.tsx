import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { noteIcon } from './icon-sizes';
import classes from './note.module.css';

export type NoteTone = 'info' | 'ok' | 'warn' | 'bad' | 'plain';
const icons = { info: IconInfoCircle, ok: IconCircleCheck, warn: IconAlertTriangle, bad: IconCircleX, plain: IconInfoCircle };

interface NoteProps {
  tone: NoteTone;
  /** The fact, as one sentence with its full stop; stands bold at the beginning. */
  fact?: ReactNode;
  children?: ReactNode;
  /** At most one button or link. */
  action?: ReactNode;
  /** `alert` for what just went wrong, `status` for what just went well; without it the note is plain text of the page. */
  live?: 'alert' | 'status';
}

export function Note({ tone, fact, children, action, live }: NoteProps) {
  const Icon = icons[tone];
  return (
    <Alert
      className={classes.note}
      data-tone={tone}
      data-with-action={action !== undefined || undefined}
      role={live ?? 'note'}
      icon={<Icon {...noteIcon} aria-hidden />}
      classNames={{ wrapper: classes.wrapper ?? '', icon: classes.icon ?? '', message: classes.message ?? '' }}
    >
      <div className={classes.text}>
        {fact !== undefined && <b>{fact}</b>}
        {fact !== undefined && children !== undefined && ' '}
        {children}
      </div>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </Alert>
  );
}
