import type { ErrorKind } from '../../shared/result';
import type { HttpAnswer } from './http';
import { ownFailure, type ProviderFailure, type Reach } from './provider-failure';

export type Json = Record<string, unknown>;

export function isJsonObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function looksLikeHtml({ headers, body }: HttpAnswer): boolean {
  return /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body) || /^(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '');
}

/** The answer as a JSON object, or null for anything else. */
export function jsonOf(answer: HttpAnswer): Json | null {
  try {
    const value: unknown = JSON.parse(answer.body);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Somebody answered, but not in the provider's language: a captive portal, a proxy, a wrong address. */
export function unreadable(answer: HttpAnswer, label: string): ProviderFailure {
  const what = looksLikeHtml(answer) ? 'a web page' : answer.body.trim() === '' ? 'empty' : 'not in the format of its API';
  return ownFailure(
    'bad-response',
    'unclear',
    `The answer (HTTP ${answer.status}) was ${what}, so it hardly came from ${label}.`,
    'A sign-in page of this network, a proxy or a wrong address answered instead.',
    'Check the API base URL, and whether this network asks for a sign-in first.',
  );
}

/** True for a refusal that nobody but the provider can have written, or that says enough by its status alone. */
export function isUnreadableRefusal(answer: HttpAnswer): boolean {
  return answer.status !== 429 && jsonOf(answer) === null && looksLikeHtml(answer);
}

/** What an HTTP status of 400 or more means where the provider says nothing more exact. */
export function kindOfStatus(status: number): ErrorKind {
  if (status === 401) return 'auth-failed';
  if (status === 402) return 'quota';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'rate-limited';
  if (status === 503) return 'temporary';
  return status >= 500 ? 'provider-error' : 'rejected';
}

/** A provider that fails by itself may have done half of the work. */
export function reachOfStatus(status: number): Reach {
  return status >= 500 ? 'unclear' : 'refused';
}

/** A value of an answer as text; null when it is none. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? String(value) : null;
}
