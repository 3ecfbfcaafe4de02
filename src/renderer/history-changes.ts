import type { HistoryChanges, HistoryRow } from '../shared/model/history';

/** The history as far as the window has heard of it. */
export interface History {
  cursor: number;
  /** In the order of their sending. */
  rows: readonly HistoryRow[];
  damage: string | null;
}

/** What the window holds after `changes`. Rows that are the same stay the same objects. */
export function withChanges(known: History | undefined, { cursor, reset, rows, removed, damage }: HistoryChanges): History {
  if (known === undefined || reset) return { cursor, rows, damage };
  if (rows.length === 0 && removed.length === 0) return { cursor, rows: known.rows, damage };
  const gone = new Set(removed);
  const changed = new Map(rows.map((row) => [row.id, row]));
  const kept = known.rows.flatMap((row) => {
    if (gone.has(row.id)) return [];
    const now = changed.get(row.id);
    changed.delete(row.id);
    return now ?? row;
  });
  return { cursor, rows: [...kept, ...changed.values()], damage };
}
