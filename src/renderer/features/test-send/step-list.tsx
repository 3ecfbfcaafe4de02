import { Timeline } from '@mantine/core';
import { ToneIcon } from '../../ui/status';
import type { Step } from './timeline';
import classes from './test-send.module.css';

/** What happened, from top to bottom. New steps are read out; how long a running one takes is not. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <Timeline bulletSize={18} lineWidth={1} aria-live="polite" classNames={{ root: classes.timeline ?? '', item: classes.timelineItem ?? '', itemBullet: classes.bullet ?? '' }}>
      {steps.map((step, index) => (
        <Timeline.Item key={`${index} ${step.title}`} bullet={<ToneIcon tone={step.tone} size={18} stroke={1.6} />}>
          <div className={classes.step}>
            <div className={classes.stepWords} data-tone={step.tone}>
              {step.title}
              {step.detail !== '' && <span className={classes.stepDetail}>{step.detail}</span>}
            </div>
            <span className={`${classes.stepWhen ?? ''} tn`} {...(step.tone === 'run' && { 'aria-live': 'off' })}>
              {step.when}
            </span>
          </div>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
