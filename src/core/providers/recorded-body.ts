import type { Redactor } from './redact';

/** Characters of a body that are kept in a report. */
export const keptBody = 65_536;

/** A body as a report keeps it: without secrets, and not longer than `keptBody`. Cut last: masks are short, so that an earlier cut, through a secret, could move into view. */
export function recordedBody(redactor: Redactor, text: string): string {
  return redactor.body(text).slice(0, keptBody);
}
