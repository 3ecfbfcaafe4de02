/**
 * For the check of what is small and seldom checked. At its first check zod compiles a schema into a function of its own, which takes up to a millisecond;
 * that pays for lists of hundreds of entries, not here.
 */
export const seldomChecked = { jitless: true } as const;
