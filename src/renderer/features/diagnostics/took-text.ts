/** 0 -> "0.0 s", 14200 -> "14.2 s", 300000 -> "5 min" */
export function tookText(ms: number): string {
  const seconds = ms / 1_000;
  if (seconds < 99.95) return `${seconds.toFixed(1)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
