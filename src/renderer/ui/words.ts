const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "A", "A and B", "A, B and C" */
export const nameList = (names: readonly string[]): string => list.format(names);

/** As `nameList`, but beyond five names the rest is counted: "A, B, C, D and 36 others". */
export const shortNameList = (names: readonly string[]): string => nameList(names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} others`] : names);

const number = new Intl.NumberFormat('en-GB');

/** "1 field", "2 fields", "50,000 fields" */
export const counted = (count: number, one: string, many = `${one}s`): string => `${number.format(count)} ${count === 1 ? one : many}`;
