const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "A", "A and B", "A, B and C" */
export const nameList = (names: readonly string[]): string => list.format(names);

/** "1 field", "2 fields" */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
