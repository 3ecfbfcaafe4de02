import { IconCheck } from '@tabler/icons-react';
import classes from './step-indicator.module.css';

/** Where one is among the steps of a page. `current` counts from 0. */
export function StepIndicator({ steps, current }: { steps: string[]; current: number }) {
  return (
    <ol className={classes.steps} aria-label="Steps">
      {steps.map((label, index) => (
          <li key={label} className={classes.step} data-state={index < current ? 'done' : index === current ? 'current' : 'ahead'} aria-current={index === current ? 'step' : undefined}>
            <span className={classes.number}>{index < current ? <IconCheck size={13} stroke={2.2} role="img" aria-label="Done:" /> : index + 1}</span>
            {label}
          </li>
      ))}
    </ol>
  );
}
