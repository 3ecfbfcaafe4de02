import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** Title, one sentence and the action of a section. */
export function SectionHeader({ title, text, action }: { title: string; text: string; action?: ReactNode }) {
  return (
    <div className={classes.header}>
      <div className={classes.words}>
        <Title order={2}>{title}</Title>
        <Text size="sm" c="dimmed" mt={2}>
          {text}
        </Text>
      </div>
      {action}
    </div>
  );
}
