import { IconInbox } from '@tabler/icons-react';
import { useProviders } from '../api';
import classes from './provider-mark.module.css';

/** A provider's letters on its colour. Says nothing to a screen reader: its name always stands beside it. `built-in` is known without asking. */
export function ProviderMark({ providerId, size = 28 }: { providerId: string; size?: 20 | 22 | 28 | 36 | 44 }) {
  const { data } = useProviders();
  const builtIn = providerId === 'built-in';
  const mark = data?.find(({ id }) => id === providerId)?.mark;
  // Two letters take 42 % of the size, three signs 32 %.
  const fontSize = size * ((mark?.text.length ?? 2) > 2 ? 0.32 : 0.42);
  return (
    <span aria-hidden className={classes.mark} style={{ width: size, height: size, fontSize, ...(mark && { background: mark.color }) }} {...(builtIn && { 'data-built-in': true })}>
      {builtIn ? <IconInbox size={size * 0.57} stroke={1.7} /> : mark?.text}
    </span>
  );
}
