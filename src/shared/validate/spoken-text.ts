/**
 * A code as people write it: four digits or more in one piece, or groups of three or four ("482 913", "482-913").
 * Not what only contains such a run: amounts, dates, times.
 */
const code = /(?<!\d|\d[.,:/-])(?:\d{4}(?:[ -]\d{4})+|\d{3}(?:[ -]\d{3})+|\d{4,})(?!\d|[.,:/-]\d)/g;

/** The text for a voice: digits of codes apart ("4, 8, 2, 9, 1, 3"), so that they are not read as one number. Adapters repeat it as their API wants. */
export function spokenText(text: string): string {
  return text.replace(code, (digits) => [...digits.replace(/[ -]/g, '')].join(', '));
}

/** The spoken text twice, for services that repeat nothing by themselves. */
export function spokenTwice(text: string): string {
  const spoken = spokenText(text.trim());
  return `${spoken}${/[.!?。！？]$/.test(spoken) ? ' ' : '. '}${spoken}`;
}
