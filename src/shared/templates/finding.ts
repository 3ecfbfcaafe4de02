import type { JsonProblemCode } from '../json/parse-json';
import type { JsonPath, JsonRange } from '../json/json-node';

/** `error`: the message would be of no use or the JSON cannot be read. `warning`: look at this. `info`: worth knowing. */
export type FindingSeverity = 'error' | 'warning' | 'info';

/** Every code with its severity; docs/templates.md explains each. */
export const findingSeverities = {
  'json-empty': 'error',
  'json-syntax': 'error',
  'json-too-large': 'error',
  'json-too-deep': 'error',
  'json-too-many-values': 'error',
  'json-forbidden-key': 'error',
  'no-templates': 'error',
  'too-many-templates': 'error',
  'not-a-template': 'error',
  'usage-type-missing': 'error',
  'wrong-type': 'error',
  'too-long': 'error',
  'code-missing': 'error',
  'link-missing': 'error',
  'content-missing': 'error',
  'subject-missing': 'warning',
  'part-missing': 'warning',
  'mixed-variants': 'warning',
  'duplicate-usage-type': 'warning',
  'duplicate-key': 'warning',
  'unknown-key': 'warning',
  'settings-left-out': 'warning',
  'unknown-usage-type': 'warning',
  'legacy-usage-type': 'info',
  'required-type-missing': 'warning',
  'language-not-valid': 'warning',
  'unknown-variable': 'warning',
  'variable-not-sent': 'warning',
  'unterminated-placeholder': 'warning',
  'malformed-placeholder': 'warning',
  'single-brace': 'warning',
  'placeholder-in-code': 'warning',
  'several-segments': 'warning',
  'ucs2-characters': 'warning',
  'link-in-sms': 'warning',
  'line-break-in-subject': 'warning',
  'html-in-plain-text': 'warning',
  'html-script': 'warning',
  'html-event-handler': 'warning',
  'html-script-link': 'warning',
  'html-refresh': 'warning',
  'html-form': 'warning',
  'html-frame': 'warning',
  'html-media': 'warning',
  'html-remote-image': 'warning',
  'html-external-style': 'warning',
  'html-base': 'warning',
  'more-findings': 'info',
} as const satisfies Record<JsonProblemCode, 'error'> & Record<string, FindingSeverity>;
export type FindingCode = keyof typeof findingSeverities;

/** Where in the JSON it is. */
export interface FindingPlace extends JsonRange {
  path: JsonPath;
  /** Both from 1. */
  line: number;
  column: number;
}

export interface Finding {
  code: FindingCode;
  severity: FindingSeverity;
  usageType: string | null;
  language: string | null;
  /** One or two sentences for people. */
  message: string;
  place: FindingPlace | null;
}

/** True for what keeps a text from being templates at all. */
export function isUnreadable({ code }: Pick<Finding, 'code'>): boolean {
  return code.startsWith('json-') || code === 'no-templates' || code === 'too-many-templates';
}

/** True for what keeps a set from being saved: nobody could sign in with such a message. Warnings never do. */
export function blocksSaving({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity === 'error';
}

/** A word of a file within a sentence: cut, and without what could steer a terminal. */
export function quoted(word: string): string {
  const clean = word.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
}
