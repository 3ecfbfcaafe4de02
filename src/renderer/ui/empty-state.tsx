import { Group, Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  /** Marks of 44, or an icon in `StateIcon`. */
  picture: ReactNode;
  title: string;
  text: ReactNode;
  /** One primary and at most one default button. */
  actions?: ReactNode;
  /** What follows below, such as the three steps of a list with nothing in it. */
  children?: ReactNode;
}

/** A screen or list with nothing in it, which says what to do about it. */
export function EmptyState({ picture, title, text, actions, children }: EmptyStateProps) {
  return (
    <Paper withBorder radius="lg" className={classes.card}>
      <div className={classes.picture}>{picture}</div>
      <Title order={2} className={classes.title}>
        {title}
      </Title>
      <div className={classes.text}>{text}</div>
      {actions !== undefined && (
        <Group gap={8} justify="center" mt={20}>
          {actions}
        </Group>
      )}
      {children}
    </Paper>
  );
}

/** An icon in a tinted circle of 44. */
export function StateIcon({ tone, children }: { tone: 'plain' | 'bad'; children: ReactNode }) {
  return (
    <span className={classes.circle} data-tone={tone} aria-hidden>
      {children}
    </span>
  );
}
