/** "Development, Staging and Testing". By hand, since loading Intl's list format costs 8 ms of the start. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
