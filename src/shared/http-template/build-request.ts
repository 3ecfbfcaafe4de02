import type { FieldValues } from '../model/integration';
import type { Mark, FilledRequest } from './request-template';
import { checkFilled, fillRequest } from './request-template';
import { escapes, type PlaceholderValues, typedAddress } from './placeholders';
import { requestIssues } from './request-issues';
import { templateOf } from './template-of';

type Headers = readonly [name: string, value: string][];

/** Names in lower case, each once: what stands later wins, so that nothing typed replaces the authentication. */
const merged = (headers: Headers): [string, string][] => [...new Map(headers.map(([name, value]) => [name.toLowerCase(), value]))];

/**
 * The request of a custom HTTP provider exactly as it leaves, or in a sentence why none does. The one place where it is made: adapter and preview differ only in what
 * `authenticate` adds for the body that is sent, real or masked, and in `mark`, which the preview puts around what was filled in.
 */
export function buildRequest(settings: FieldValues, values: PlaceholderValues, authenticate: (body: string) => Headers, mark?: Mark): FilledRequest | string {
  const template = templateOf(settings);
  const problem = requestIssues(settings).find(({ severity }) => severity === 'error')?.message ?? checkFilled(template, values);
  if (problem !== null) return problem;
  const request = fillRequest(template, values, mark);
  return { ...request, headers: merged([...request.headers, ...authenticate(request.body ?? '')]) };
}

/** The request that asks what became of a message, as `buildRequest`. */
export function buildStatusRequest({ statusUrl = '', ...settings }: FieldValues, messageId: string, authenticate: (body: string) => Headers): FilledRequest | string {
  const problem = requestIssues({ ...settings, statusUrl }).find(({ field, severity }) => field === 'statusUrl' && severity === 'error')?.message;
  if (problem !== undefined) return problem;
  const url = statusUrl.split(/\{\{\s*id\s*\}\}/).map(typedAddress).join(escapes.url(messageId));
  return { method: 'GET', url, headers: merged(authenticate('')), body: null };
}
