import { Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '../../ui/logo';
import classes from './barrier.module.css';

interface BarrierProps {
  title: string;
  /** At most two short lines. */
  sub: ReactNode;
  /** 360 to unlock, 560 where something is chosen. */
  width: 360 | 560;
  children: ReactNode;
  /** Below the card, left and right. */
  footer?: ReactNode;
}

/** A screen without frame: what stands between the person and the vault. */
export function Barrier({ title, sub, width, children, footer }: BarrierProps) {
  return (
    <main className={classes.screen}>
      <div className={classes.column} style={{ width }}>
        <div className={classes.head}>
          <Logo size={48} />
          <Title order={1} className={classes.title} tabIndex={-1} data-page-title>
            {title}
          </Title>
          <div className={classes.sub}>{sub}</div>
        </div>
        <Paper withBorder radius="lg" p={20}>
          {children}
        </Paper>
        {footer !== undefined && <div className={classes.footer}>{footer}</div>}
      </div>
    </main>
  );
}
