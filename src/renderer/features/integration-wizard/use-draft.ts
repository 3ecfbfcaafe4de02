import { useEffect, useEffectEvent, useRef } from 'react';
import type { Draft } from '../../../shared/model/draft';
import type { Channel } from '../../../shared/model/message';
import { call } from '../../api';

/** After the last keystroke, in milliseconds. */
const saveAfter = 400;

/**
 * Keeps what was typed, without the secrets, so that a reload or a return finds it again. `draft` is null while there is nothing worth keeping.
 * Answers a function that forgets the draft for good, for when it was saved as an integration.
 */
export function useDraft(channel: Channel, draft: Draft | null): () => Promise<void> {
  const done = useRef(false);
  const kept = useRef<string | null>(null);
  const text = draft === null ? null : JSON.stringify(draft);

  const keep = useEffectEvent(async () => {
    if (done.current || kept.current === text) return;
    kept.current = text;
    // A draft that could not be kept is no reason to disturb the person: everything is still on the screen.
    await (draft === null ? call('drafts.clear', { channel }) : call('drafts.save', draft)).catch(() => undefined);
  });

  useEffect(() => {
    if (kept.current === null && text === null) return;
    const timer = setTimeout(() => void keep(), saveAfter);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  useEffect(() => {
    const flush = () => void keep();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  return async () => {
    done.current = true;
    await call('drafts.clear', { channel }).catch(() => undefined);
  };
}
