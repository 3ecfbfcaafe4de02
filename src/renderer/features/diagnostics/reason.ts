import type { HistoryRow } from '../../../shared/model/history';
import type { ErrorKind } from '../../../shared/result';
import { testResult } from '../../ui/test-result';

/** In as few words as a line of a small chart has room for. */
const shortWords: Record<ErrorKind, string> = {
  'auth-failed': 'credentials refused',
  forbidden: 'not allowed',
  suspended: 'account suspended',
  'invalid-recipient': 'recipient not accepted',
  'invalid-sender': 'sender not accepted',
  rejected: 'message not accepted',
  'rate-limited': 'too many requests',
  quota: 'limit or credit used up',
  temporary: 'provider busy',
  'provider-error': 'fault of the provider',
  timeout: 'no answer in time',
  network: 'not reachable',
  tls: 'connection not trusted',
  'bad-response': 'answer not understood',
  'invalid-input': 'cannot be sent like this',
  unsupported: 'not supported',
  cancelled: 'cancelled',
  'action-dropped': 'dropped by the custom code',
  'action-retry': 'custom code asks to wait',
  'action-error': 'custom code failed',
};

/** The same code with the same kind is the same reason, whichever provider says it. null: the message did not fail. */
export function reasonKeyOf(row: Pick<HistoryRow, 'outcome' | 'captured' | 'kind' | 'following' | 'codeConfirmed' | 'providerCode'>): string | null {
  const result = testResult(row);
  if (result !== 'undelivered' && result !== 'refused' && result !== 'failed') return null;
  return `${row.kind ?? ''}~${row.providerCode ?? ''}`;
}

/** "30034 sender not accepted", "Not reachable", "No reason given" */
export function reasonWords(key: string): string {
  const [kind = '', code = ''] = key.split(/~(.*)/su);
  const words = shortWords[kind as ErrorKind] as string | undefined;
  if (code !== '') return [code, words].filter(Boolean).join(' ');
  return words === undefined ? 'No reason given' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
