import type { Ids } from '../ports';
import { withInertLinks } from './with-inert-links';
import { withoutFrames } from './without-frames';

/** Documents held at the same time; the one shown longest ago makes room. */
const held = 20;

export type Previews = ReturnType<typeof createPreviews>;

/** HTML for the sandboxed preview frame, in memory only. The shell serves it as its own document with its own policy. */
export function createPreviews({ ids }: { ids: Ids }) {
  const documents = new Map<string, string>();

  const hold = (id: string, html: string): void => {
    documents.delete(id);
    documents.set(id, withInertLinks(withoutFrames(html)));
    for (const oldest of documents.keys()) {
      if (documents.size <= held) break;
      documents.delete(oldest);
    }
  };

  return {
    /** Keeps `html` under an id that the caller knows already, so that showing the same thing again takes no second place. */
    hold,
    create: ({ html }: { html: string }): { id: string } => {
      const id = ids.next();
      hold(id, html);
      return { id };
    },
    get: (id: string): string | null => {
      return documents.get(id) ?? null;
    },
    forget: (): void => {
      documents.clear();
    },
  };
}
