import { useEffect, useState } from 'react';
import { call } from '../api';

/** Waits for a pause in typing before the frame is drawn anew. */
const pauseMs = 300;

/** The id of a preview document of `html`, a moment after it was typed; null while there is none. */
export function usePreview(html: string): string | null {
  const [previewId, setPreviewId] = useState<string | null>(null);
  useEffect(() => {
    let outdated = false;
    const timer = setTimeout(() => {
      if (html.trim() === '') {
        setPreviewId(null);
        return;
      }
      void call('previews.create', { html }).then(
        ({ id }) => {
          if (!outdated) setPreviewId(id);
        },
        () => {
          if (!outdated) setPreviewId(null);
        },
      );
    }, pauseMs);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [html]);
  return previewId;
}
