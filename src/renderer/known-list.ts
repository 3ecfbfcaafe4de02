/** A list that only grows, changes and shrinks a little, as far as the window has heard of it. */
export interface KnownList<Row> {
  cursor: number;
  /** In the order in which they came about. */
  rows: readonly Row[];
  damage: string | null;
}

/** What became of such a list since the cursor that was asked with. */
export interface ListChanges<Row> {
  cursor: number;
  /** True: the rows are all there are. */
  reset: boolean;
  /** New ones, and in lists whose rows change also those. */
  rows: Row[];
  /** Ids of those that are gone. */
  removed?: readonly string[];
  damage: string | null;
}

/** What the window holds after `changes`. Rows that are the same stay the same objects. */
export function withChanges<Row extends { id: string }>(known: KnownList<Row> | undefined, { cursor, reset, rows, removed = [], damage }: ListChanges<Row>): KnownList<Row> {
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
