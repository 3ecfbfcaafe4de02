import { Timeline } from '@mantine/core';
import type { Tone } from '../../ui/status-words';
import { ToneIcon } from '../../ui/status';
import classes from './test-send.module.css';

export interface ShownStep {
  title: string;
  detail: string;
  when: string;
  tone: Tone;
}

/** What happened, from top to bottom. New steps are read out. */
export function StepList({ steps }: { steps: readonly ShownStep[] }) {
  return (
    <Timeline bulletSize={18} lineWidth={1} aria-live="polite" classNames={{ root: classes.timeline ?? '', item: classes.timelineItem ?? '', itemBullet: classes.bullet ?? '' }}>
      {steps.map((step) => (
        <Timeline.Item key={step.title} bullet={<ToneIcon tone={step.tone} size={18} stroke={1.6} />}>
          <div className={classes.step}>
            <div className={classes.stepWords} data-tone={step.tone}>
              {step.title}
              {step.detail !== '' && <span className={classes.stepDetail}>{step.detail}</span>}
            </div>
            <span className={`${classes.stepWhen ?? ''} tn`}>{step.when}</span>
          </div>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
