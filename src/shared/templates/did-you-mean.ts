/** Edits between two words: a letter more, less or other, or two neighbours exchanged (optimal string alignment). */
function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const candidates = [(current[column - 1] ?? 0) + 1, (last[column] ?? 0) + 1, (last[column - 1] ?? 0) + same];
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) candidates.push((beforeLast[column - 2] ?? 0) + 1);
      current.push(Math.min(...candidates));
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}

/** Longer words are no typing mistakes, and comparing them takes time. */
const maxLength = 64;

/** The known word that was probably meant, or null. Case does not count; a third of the letters may differ, three at most. */
export function didYouMean(word: string, known: readonly string[]): string | null {
  if (word.length > maxLength) return null;
  const lower = word.toLowerCase();
  const [best] = known.map((name) => ({ name, edits: distance(lower, name.toLowerCase()) })).sort((one, other) => one.edits - other.edits);
  return best !== undefined && best.edits <= Math.min(3, Math.max(1, Math.floor(best.name.length / 3))) ? best.name : null;
}
