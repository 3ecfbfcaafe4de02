/** The same values but these. */
export function without(values: Record<string, string>, ...ids: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([id]) => !ids.includes(id)));
}
