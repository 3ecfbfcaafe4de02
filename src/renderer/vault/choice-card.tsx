import { Radio } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { navIcon } from '../ui/icon-sizes';
import classes from './choice-card.module.css';

interface ChoiceCardProps {
  value: string;
  label: string;
  /** A word beside the label, such as "Recommended". */
  tag?: string;
  text: ReactNode;
  icon: Icon;
  /** It cannot be chosen; `text` says why. */
  disabled?: boolean;
}

/** One way among few, in a `Radio.Group`. */
export function ChoiceCard({ value, label, tag, text, icon: CardIcon, disabled = false }: ChoiceCardProps) {
  const id = useId();
  return (
    <Radio.Card value={value} className={classes.card ?? ''} disabled={disabled} aria-labelledby={`${id}-label`} aria-describedby={`${id}-text`}>
      <Radio.Indicator size="xs" disabled={disabled} />
      <div className={classes.words}>
        <div className={classes.label}>
          <span id={`${id}-label`}>{label}</span>
          {tag !== undefined && <span className={classes.tag}>{tag}</span>}
        </div>
        <div id={`${id}-text`} className={classes.text}>
          {text}
        </div>
      </div>
      <CardIcon {...navIcon} aria-hidden className={classes.icon} />
    </Radio.Card>
  );
}
