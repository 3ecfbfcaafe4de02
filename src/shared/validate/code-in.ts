/** The code that a text carries: its first 4 to 10 digits that stand alone; empty without one. */
export function codeIn(text: string): string {
  return /(?<![\d+])\d{4,10}(?!\d)/.exec(text)?.[0] ?? '';
}
