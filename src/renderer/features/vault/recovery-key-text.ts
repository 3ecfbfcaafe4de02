const groupsPerLine = 4;

/** The key as it is shown: groups of four, four groups to a line. */
export function linesOf(recoveryKey: string): string[] {
  const groups = recoveryKey.split('-');
  return Array.from({ length: Math.ceil(groups.length / groupsPerLine) }, (_, line) => groups.slice(line * groupsPerLine, (line + 1) * groupsPerLine).join('-'));
}

export const lastFourOf = (recoveryKey: string): string => recoveryKey.slice(-4);

/** Case, spaces and dashes do not matter when a part of the key is typed. */
export function sameCharacters(typed: string, wanted: string): boolean {
  return typed.replace(/[\s-]/g, '').toUpperCase() === wanted.toUpperCase();
}
