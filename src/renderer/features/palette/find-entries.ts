import { type PaletteEntry, paletteGroups } from './entry';

/** Rows of one group that a search shows: the list stays short enough to be read. */
const perGroup = 8;

const wordsOf = (query: string) => query.toLowerCase().split(/\s+/).filter((word) => word !== '');

/** Every word occurs in the label or the detail. Best first: the label begins with the query, a word of it does, the rest. */
function rank({ label, detail = '' }: PaletteEntry, words: readonly string[]): number | null {
  const inLabel = label.toLowerCase();
  if (!words.every((word) => inLabel.includes(word) || detail.toLowerCase().includes(word))) return null;
  const [first = ''] = words;
  if (inLabel.startsWith(first)) return 0;
  return inLabel.includes(` ${first}`) ? 1 : 2;
}

/** The entries to show, by group in the groups' order. Without a query: the recent ones, newest first, then the actions. */
export function findEntries(entries: readonly PaletteEntry[], query: string, recentIds: readonly string[]): PaletteEntry[] {
  const words = wordsOf(query);
  if (words.length === 0) {
    const recent = recentIds.flatMap((id) => entries.filter((entry) => entry.id === id)).map((entry) => ({ ...entry, group: 'Recent' as const }));
    return [...recent, ...entries.filter(({ group, id }) => group === 'Actions' && !recentIds.includes(id)).slice(0, perGroup)];
  }
  const ranked = entries.flatMap((entry) => {
    const place = rank(entry, words);
    return place === null ? [] : [{ entry, place }];
  });
  return paletteGroups.flatMap((group) =>
    ranked
      .filter(({ entry }) => entry.group === group)
      .sort((a, b) => a.place - b.place)
      .slice(0, perGroup)
      .map(({ entry }) => entry),
  );
}

/** The label in pieces, those that match the query marked. */
export function matchedPieces(label: string, query: string): { text: string; matched: boolean }[] {
  const words = wordsOf(query);
  if (words.length === 0) return [{ text: label, matched: false }];
  const anyWord = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  return label.split(anyWord).flatMap((text, index) => (text === '' ? [] : [{ text, matched: index % 2 === 1 }]));
}
