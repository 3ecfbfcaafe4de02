/** 4 -> "4 ms", 412 -> "0.41 s", 30000 -> "30 s". */
export function seconds(ms: number): string {
  if (ms < 100) return `${Math.round(ms)} ms`;
  const value = ms / 1_000;
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} s`;
}

const minuteMs = 60_000;

/** As `elapsed`, for what is still going on: whole seconds. */
export const soFar = (ms: number): string => (ms < 2 * minuteMs ? `${Math.max(0, Math.floor(ms / 1_000))} s` : elapsed(ms));

/** As `seconds`; from two minutes on in the unit that people would say: "5 min", "3 h", "2 d". */
export function elapsed(ms: number): string {
  if (ms < 2 * minuteMs) return seconds(Math.max(0, ms));
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}
