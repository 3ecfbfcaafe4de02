import { useState } from 'react';
import { call } from '../../api';
import { toastError } from '../../ui/toast';

/** Recipients that are shown in full, by the id of their test; forgotten with the page. */
export function useRevealed(): { revealed: ReadonlyMap<string, string>; toggle: (id: string) => Promise<void> } {
  const [revealed, setRevealed] = useState<ReadonlyMap<string, string>>(new Map());
  const toggle = async (id: string) => {
    if (revealed.has(id)) {
      setRevealed((before) => new Map([...before].filter(([other]) => other !== id)));
      return;
    }
    try {
      const { to } = await call('history.recipient', { id });
      setRevealed((before) => new Map(before).set(id, to));
    } catch (error) {
      toastError('The recipient cannot be shown', error);
    }
  };
  return { revealed, toggle };
}
