/** One line of a comparison. `before` and `after` are its numbers in the two texts, counted from 1; null where it is not in that text. */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
  before: number | null;
  after: number | null;
}

/** Steps after which what lies between the two texts counts as replaced as a whole, so that no pair of texts takes long. */
const maxSteps = 1_500;

/**
 * The shortest list of removed and added lines that makes one text of the other, in the order of reading, removed before added.
 * E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986.
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [one, other] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const kept = keptPairs(one.slice(head, one.length - tail), other.slice(head, other.length - tail));

  const lines: DiffLine[] = [];
  let [at, to] = [0, 0];
  const changeUntil = (endAt: number, endTo: number) => {
    for (; at < endAt; at += 1) lines.push({ kind: 'removed', text: one[at] ?? '', before: at + 1, after: null });
    for (; to < endTo; to += 1) lines.push({ kind: 'added', text: other[to] ?? '', before: null, after: to + 1 });
  };
  const keep = () => {
    lines.push({ kind: 'same', text: one[at] ?? '', before: at + 1, after: to + 1 });
    at += 1;
    to += 1;
  };
  while (at < head) keep();
  for (const [x, y] of kept) {
    changeUntil(head + x, head + y);
    keep();
  }
  changeUntil(one.length - tail, other.length - tail);
  while (at < one.length) keep();
  return lines;
}

/** Which lines of the one stay as which lines of the other, in order. */
function keptPairs(one: readonly string[], other: readonly string[]): [number, number][] {
  /** Of each number of steps: how far each diagonal leads. */
  const reached: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let steps = 0; steps <= Math.min(one.length + other.length, maxSteps); steps += 1) {
    reached.push(furthest);
    const next = new Map<number, number>();
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = startOf(furthest, diagonal, steps);
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= one.length && x - diagonal >= other.length) return wayBack(reached, one.length, other.length);
    }
    furthest = next;
  }
  return [];
}

/** The diagonal from which one more step leads to this one: down from the one above, or right from the one below. */
function diagonalBefore(furthest: ReadonlyMap<number, number>, diagonal: number, steps: number): number {
  const [below, above] = [furthest.get(diagonal - 1) ?? -1, furthest.get(diagonal + 1) ?? -1];
  return diagonal === -steps || (diagonal !== steps && below < above) ? diagonal + 1 : diagonal - 1;
}

/** Where the diagonal is entered by that step. */
function startOf(furthest: ReadonlyMap<number, number>, diagonal: number, steps: number): number {
  const from = diagonalBefore(furthest, diagonal, steps);
  return (furthest.get(from) ?? 0) + (from < diagonal ? 1 : 0);
}

function wayBack(reached: readonly ReadonlyMap<number, number>[], endX: number, endY: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [endX, endY];
  for (let steps = reached.length - 1; steps >= 0; steps -= 1) {
    const furthest = reached[steps] ?? new Map<number, number>();
    const diagonal = x - y;
    for (const start = startOf(furthest, diagonal, steps); x > start; ) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    const from = diagonalBefore(furthest, diagonal, steps);
    x = furthest.get(from) ?? 0;
    y = x - from;
  }
  return pairs.reverse();
}

/** Lines to be shown, and how many equal ones lie between them. */
export type DiffPart = { kind: 'lines'; lines: DiffLine[] } | { kind: 'folded'; lines: DiffLine[] };

/** Folds stretches of equal lines, except for so many lines beside each change; a stretch of one line is not worth it. */
export function foldedDiff(lines: readonly DiffLine[], around = 3): DiffPart[] {
  const parts: DiffPart[] = [];
  const put = (kind: DiffPart['kind'], line: DiffLine) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else parts.push({ kind, lines: [line] });
  };
  const changed = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  let next = 0;
  for (const [index, line] of lines.entries()) {
    while ((changed[next] ?? Infinity) < index - around) next += 1;
    put(Math.abs((changed[next] ?? Infinity) - index) <= around ? 'lines' : 'folded', line);
  }
  return parts.reduce<DiffPart[]>((joined, part) => {
    const last = joined.at(-1);
    const shown = part.kind === 'folded' && part.lines.length === 1 ? { ...part, kind: 'lines' as const } : part;
    if (last?.kind === 'lines' && shown.kind === 'lines') last.lines.push(...shown.lines);
    else joined.push(shown);
    return joined;
  }, []);
}
