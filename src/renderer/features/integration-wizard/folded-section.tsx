import { Collapse } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import classes from './wizard.module.css';

interface FoldedSectionProps {
  title: string;
  /** What is inside, in few words, beside the title. */
  summary: string;
  beginsOpen?: boolean;
  /** Something inside has to be seen. */
  heldOpen: boolean;
  children: ReactNode;
}

/** A part of the form that few need. */
export function FoldedSection({ title, summary, beginsOpen = false, heldOpen, children }: FoldedSectionProps) {
  const [opened, setOpened] = useState(beginsOpen);
  const id = useId();
  const open = opened || heldOpen;
  return (
    <section className={classes.advanced}>
      <h2>
        <button
          type="button"
          className={classes.advancedToggle}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpened(!open);
          }}
        >
          <IconChevronRight size={16} stroke={1.6} aria-hidden />
          {title} <span className={classes.beside}>{summary}</span>
        </button>
      </h2>
      <Collapse id={id} expanded={open}>
        <div className={classes.fields}>{children}</div>
      </Collapse>
    </section>
  );
}
