import type { LogFile } from '../ports';

export interface MemoryLog extends LogFile {
  lines: string[];
  head: string | null;
  /** Lines that did not open. */
  aside: string[];
}

/** Lines in one piece of a scan. */
const atOnce = 100;

/** A log in memory alone. */
export function createMemoryLog(): MemoryLog {
  /** A line's place is where it would begin in a file. */
  const placed = () => {
    let at = 0;
    return log.lines.map((line) => {
      const begin = at;
      at += Buffer.byteLength(line) + 1;
      return { at: begin, line };
    });
  };
  const log: MemoryLog = {
    lines: [],
    head: null,
    aside: [],
    readLines: () => [...log.lines],
    scan: async function* () {
      const all = placed();
      for (let first = 0; first < all.length; first += atOnce) yield await Promise.resolve(all.slice(first, first + atOnce));
    },
    readLineAt: (at) => Promise.resolve(placed().find((candidate) => candidate.at === at)?.line ?? null),
    append: (line) => {
      log.lines.push(line);
      return placed().at(-1)?.at ?? 0;
    },
    keepAside: (lines) => {
      log.aside.push(...lines);
    },
    rewrite: (lines) => {
      log.lines = [...lines];
    },
    rewriteBy: async (pieces, assertAllowed) => {
      const lines: string[] = [];
      for await (const piece of pieces) lines.push(...piece);
      assertAllowed();
      log.lines = lines;
    },
    dropBefore: async (at, assertAllowed) => {
      await Promise.resolve();
      assertAllowed();
      log.lines = placed()
        .filter((candidate) => candidate.at >= at)
        .map(({ line }) => line);
    },
    readHead: () => log.head,
    writeHead: (head) => {
      log.head = head;
    },
  };
  return log;
}
