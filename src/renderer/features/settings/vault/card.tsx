import { Paper } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './card.module.css';

/** Rows under one title. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" withBorder radius="lg" aria-labelledby={id}>
      <h3 id={id} className={classes.title}>
        {title}
      </h3>
      {children}
    </Paper>
  );
}
