import type { Redactor } from './redact';

/** Characters of a body that are kept in a report. */
export const keptBody = 65_536;
/** Read beyond that for redaction, so that a secret on the edge is recognised before it is cut. */
const redactionMargin = 32_768;

/** A body as a report keeps it: without secrets, and not longer than `keptBody`. */
export function recordedBody(redactor: Redactor, text: string): string {
  return redactor.body(text.slice(0, keptBody + redactionMargin)).slice(0, keptBody);
}
