import type { FieldValues } from '../model/integration';
import { buildRequest } from './build-request';
import { exampleValues, type FilledRequest, type Mark } from './request-template';
import type { PlaceholderValues } from './placeholders';

const hidden = '••••••••';

/** What each kind of authentication adds, without its secret. The adapter's tests hold both to the same names. */
const added: Record<string, (settings: FieldValues) => [name: string, value: string][]> = {
  none: () => [],
  basic: () => [['authorization', `Basic ${hidden}`]],
  bearer: () => [['authorization', `Bearer ${hidden}`]],
  header: ({ headerName }) => (headerName === undefined || headerName === '' ? [] : [[headerName, hidden]]),
  signature: () => [
    ['webhook-id', 'msg_ and an id of its own'],
    ['webhook-timestamp', 'seconds since 1970'],
    ['webhook-signature', `v1,${hidden}`],
  ],
};

/** The request that would leave, with secrets hidden, or in a sentence why none would. `authentication`: the option of the descriptor's alternative. */
export function previewRequest(settings: FieldValues, authentication: string, values: PlaceholderValues = exampleValues, mark?: Mark): FilledRequest | string {
  return buildRequest(settings, values, () => added[authentication]?.(settings) ?? [], mark);
}
