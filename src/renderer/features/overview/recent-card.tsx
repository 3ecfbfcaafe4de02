import { Anchor, Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './recent.module.css';

interface RecentCardProps {
  title: string;
  /** Where all of them are. */
  all: { label: string; to: string };
  /** Reads them again; null: they were read. */
  retry: (() => void) | null;
  /** `li`s. */
  children: ReactNode;
}

/** The newest of something that has a page of its own. */
export function RecentCard({ title, all, retry, children }: RecentCardProps) {
  return (
    <Paper withBorder radius="lg" component="section" aria-label={title} className={classes.card}>
      <div className={classes.head}>
        <Title order={2}>{title}</Title>
        <Anchor component={Link} href={all.to} fz={13} fw={550}>
          {all.label}
        </Anchor>
      </div>
      {retry === null ? (
        <ul className={classes.rows}>{children}</ul>
      ) : (
        <div className={classes.unread}>
          Could not be read.{' '}
          <Anchor component="button" type="button" fz={13} fw={550} onClick={retry}>
            Try again
          </Anchor>
        </div>
      )}
    </Paper>
  );
}
