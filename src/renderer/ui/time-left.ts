const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Whole seconds as a countdown: "14:59", from an hour on "1:00:00". */
export function timeLeft(seconds: number): string {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = twoDigits(seconds % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${twoDigits(minutes)}:${rest}`;
}
