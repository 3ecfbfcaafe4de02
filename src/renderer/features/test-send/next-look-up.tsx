import { useSeconds } from './use-seconds';

/** When the status is asked next. Not read out: it changes every second. */
export function NextLookUp({ at }: { at: string }) {
  const seconds = Math.ceil((Date.parse(at) - useSeconds()) / 1_000);
  return <span aria-live="off">{seconds > 0 ? `Its status is asked again in ${seconds} s.` : 'Its status is being asked.'}</span>;
}
