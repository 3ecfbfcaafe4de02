import { IconInfoCircle } from '@tabler/icons-react';
import type { Channel } from '../../shared/model/message';
import classes from './important-note.module.css';

const rest: Record<Channel, string> = {
  sms: 'Built-in SMS is for testing and cannot serve an environment marked production. Without a provider, nothing that relies on text messages works there.',
  email: 'Built-in Mail is for testing and cannot serve an environment marked production. Without a provider, nothing that relies on e-mail works there.',
};
const rule: Record<Channel, string> = {
  sms: 'Only one SMS integration can be active in each environment.',
  email: 'Only one e-mail integration can be active in each environment.',
};

/** The rules of assigning, in the same words wherever a provider is chosen, configured, listed or assigned. */
export function ImportantNote({ channel }: { channel: Channel }) {
  return (
    <p className={classes.note}>
      <IconInfoCircle size={15} stroke={1.6} aria-hidden />
      <span>
        <b>{rule[channel]}</b> {rest[channel]}
      </span>
    </p>
  );
}
