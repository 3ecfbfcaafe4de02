/** Whole numbers, both ends included. */
export interface Bounds {
  min: number;
  max: number;
}

const perHour: Bounds = { min: 1, max: 10_000 };

/** How far each number of the settings may go. */
export const settingsBounds = {
  administrator: { minutes: { min: 1, max: 480 } },
  audit: { months: { min: 1, max: 240 } },
  limits: { perMinute: { min: 1, max: 1_000 }, perHour, perRecipientPerHour: perHour },
  history: { days: { min: 1, max: 3_650 }, count: { min: 100, max: 50_000 } },
} satisfies Record<string, Record<string, Bounds>>;

const grouped = (value: number) => value.toLocaleString('en-GB');

/** What is wrong with a number as it was typed, in a sentence, or null. */
export function checkBounded(typed: string, { min, max }: Bounds): string | null {
  if (/^\d{1,9}$/.test(typed) && Number(typed) >= min && Number(typed) <= max) return null;
  return `Enter a whole number from ${grouped(min)} to ${grouped(max)}.`;
}
