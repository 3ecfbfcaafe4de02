import type { Outcome } from '../../../shared/result';
import { isJsonObject, textOf } from '../answers';
import type { ProviderHttp } from '../http';
import type { ProviderConfig, SendOutcome } from '../provider';
import { ProviderFailure } from '../provider-failure';
import { askAsAccount, readAnswer } from './client';
import { explain } from './errors';
import { idSeparator } from './text-message';

/** https://developer.vonage.com/en/messaging/sms/guides/delivery-receipts. Anything else is `unknown`, not final. */
const outcomes: Record<string, Outcome> = {
  accepted: 'sent',
  buffered: 'sent',
  delivered: 'delivered',
  expired: 'undelivered',
  failed: 'undelivered',
  rejected: 'failed',
  deleted: 'unknown',
  unknown: 'unknown',
};

interface Part {
  outcome: Outcome;
  status: string;
  code: string | null;
  words: string | null;
}

function partOf(record: unknown): Part {
  const { status, error_code, error_code_description } = isJsonObject(record) ? record : {};
  const word = textOf(status)?.toLowerCase() ?? '(none)';
  return { outcome: Object.hasOwn(outcomes, word) ? (outcomes[word] ?? 'unknown') : 'unknown', status: word, code: textOf(error_code), words: textOf(error_code_description) };
}

/** A message is where its worst part is: one lost part spoils the text. */
function outcomeOf(parts: readonly Part[], messageId: string, expected: number): SendOutcome {
  const worst = (['failed', 'undelivered', 'unknown'] as const).map((outcome) => parts.find((part) => part.outcome === outcome)).find((part) => part !== undefined);
  if (worst !== undefined && worst.outcome !== 'unknown') {
    const { outcome, status, code, words } = worst;
    // Code 0 is "no error", which some carriers send along with a failure.
    const error = code === null || code === '0' ? explain('receipt', status, words) : explain('receipt', code, words);
    return { outcome, messageId, error, warnings: [] };
  }
  if (worst !== undefined) return { outcome: 'unknown', messageId, error: null, warnings: [`Vonage reports the status “${worst.status}”.`] };
  if (parts.length < expected) return { outcome: 'unknown', messageId, error: null, warnings: ['Vonage’s reports do not list this message, or not all of its parts. They may lag some minutes behind.'] };
  return { outcome: parts.every(({ outcome }) => outcome === 'delivered') ? 'delivered' : 'sent', messageId, error: null, warnings: [] };
}

/** The Reports API is a product of its own, which is not open to every account: https://developer.vonage.com/en/reports/overview */
function withoutReports({ error }: ProviderFailure): ProviderFailure {
  return new ProviderFailure(
    {
      ...error,
      kind: 'unsupported',
      meaning: 'An SMS can only be looked up in Vonage’s Reports API, and that is not open to this account.',
      fix: 'Look in the dashboard, Logs, or ask Vonage to enable the Reports API.',
    },
    'refused',
  );
}

/** Looks up all parts of an SMS by their ids. */
export async function lookUpText(messageId: string, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  const query = new URLSearchParams({ account_id: config.settings.apiKey ?? '', product: 'SMS', direction: 'outbound', id: messageId });
  const answer = await askAsAccount(config, http, `https://api.nexmo.com/v2/reports/records?${query.toString()}`);
  try {
    const { records } = readAnswer(answer, 'account', http);
    return outcomeOf((Array.isArray(records) ? records : []).map(partOf), messageId, messageId.split(idSeparator).length);
  } catch (error) {
    const closed = error instanceof ProviderFailure && error.reach === 'refused' && (answer.status === 403 || answer.status === 422);
    throw closed ? withoutReports(error) : error;
  }
}
