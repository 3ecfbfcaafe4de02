import type { FieldValues } from '../model/integration';
import { exampleValues, type FilledRequest, checkRequest, fillRequest } from './request-template';
import type { PlaceholderValues } from './placeholders';
import { templateOf } from './template-of';

const hidden = '••••••••';

/** What each kind of authentication adds, without its secret. */
const added: Record<string, (settings: FieldValues) => [name: string, value: string][]> = {
  none: () => [],
  basic: () => [['authorization', `Basic ${hidden}`]],
  bearer: () => [['authorization', `Bearer ${hidden}`]],
  header: ({ headerName }) => [[(headerName ?? 'header').toLowerCase(), hidden]],
  signature: () => [
    ['webhook-id', 'msg_ and an id of its own'],
    ['webhook-timestamp', 'seconds since 1970'],
    ['webhook-signature', `v1,${hidden}`],
  ],
};

/** The request that would leave, with example values and secrets hidden, or in a sentence why none would. `authentication`: the option of the descriptor's alternative. */
export function previewRequest(settings: FieldValues, authentication: string, values: PlaceholderValues = exampleValues): FilledRequest | string {
  const template = templateOf(settings);
  const problem = checkRequest(template);
  if (problem !== null) return problem;
  const request = fillRequest(template, values);
  return { ...request, headers: [...request.headers, ...(added[authentication]?.(settings) ?? [])] };
}

/** The preview as the lines of a request. */
export function previewLines({ method, url, headers, body }: FilledRequest): string {
  return [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body === null ? [] : ['', body])].join('\n');
}
