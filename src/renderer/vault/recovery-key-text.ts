const groupsPerLine = 4;

/** The key as it is shown: groups of four, four groups to a line. */
export function linesOf(recoveryKey: string): string[] {
  const groups = recoveryKey.split('-');
  return Array.from({ length: Math.ceil(groups.length / groupsPerLine) }, (_, line) => groups.slice(line * groupsPerLine, (line + 1) * groupsPerLine).join('-'));
}

/** Whether these are the key's last four characters. Case, spaces and dashes do not matter. */
export function rightLastFour(typed: string, recoveryKey: string): boolean {
  return typed.replace(/[\s-]/g, '').toUpperCase() === recoveryKey.slice(-4).toUpperCase();
}
