/** One line of the table. */
export interface Finding {
  what: string;
  measured: string;
  budget: string;
  verdict: 'kept' | 'exceeded' | 'not measured';
}

const written = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

interface Measured {
  what: string;
  value: number;
  /** The largest value that keeps the budget. */
  atMost?: number;
  /** The smallest value that breaks it. */
  below?: number;
  unit: 'ms' | 'KB' | 'times';
  /** What the value is made of. */
  detail?: string;
}

export function judged({ what, value, atMost = Infinity, below = Infinity, unit, detail }: Measured): Finding {
  const measure = (number: string) => (unit === 'times' ? `${number} ×` : `${number} ${unit}`);
  return {
    what,
    measured: measure(written(value)) + (detail === undefined ? '' : ` (${detail})`),
    budget: below === Infinity ? `≤ ${measure(String(atMost))}` : `< ${measure(String(below))}`,
    verdict: value <= atMost && value < below ? 'kept' : 'exceeded',
  };
}

/** A rule that holds or does not. */
export function checked(what: string, measured: string, budget: string, holds: boolean): Finding {
  return { what, measured, budget, verdict: holds ? 'kept' : 'exceeded' };
}

export function notMeasured(what: string, budget: string, why: string): Finding {
  return { what, measured: why, budget, verdict: 'not measured' };
}

export const milliseconds = (value: number) => `${written(value)} ms`;

export function asTable(findings: readonly Finding[]): string {
  const columns = ['what', 'measured', 'budget', 'verdict'] as const;
  const rows = [Object.fromEntries(columns.map((column) => [column, column])) as Record<(typeof columns)[number], string>, ...findings];
  const widths = columns.map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const lines = rows.map((row) => line(columns.map((column, index) => row[column].padEnd(widths[index] ?? 0))));
  lines.splice(1, 0, line(widths.map((width) => '-'.repeat(width))));
  return lines.join('\n');
}
