import type { SmsMessage } from '../../../shared/model/message';
import type { Outcome } from '../../../shared/result';
import { type Json, textOf } from '../answers';
import type { ProviderHttp } from '../http';
import type { ProviderConfig, SendOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import { spokenText } from '../../../shared/validate/spoken-text';
import { askAsApplication, readAnswer } from './client';
import { explain } from './errors';
import { digitsOf } from './text-message';

/** https://developer.vonage.com/en/voice/voice-api/guides/call-flow. Completed also means answered by a voicemail. Anything else is `unknown`, not final. */
const outcomes: Record<string, Outcome> = {
  started: 'queued',
  ringing: 'sent',
  answered: 'sent',
  machine: 'sent',
  completed: 'delivered',
  busy: 'undelivered',
  timeout: 'undelivered',
  unanswered: 'undelivered',
  cancelled: 'failed',
  failed: 'failed',
  rejected: 'failed',
};

function outcomeOf(call: Json): SendOutcome {
  const messageId = textOf(call.uuid);
  if (messageId === null) throw ownFailure('bad-response', 'unclear', 'The answer of Vonage has no call id.', 'It does not have the form of Vonage’s Voice API.', 'Check the API base URL.');
  const status = textOf(call.status) ?? '(none)';
  const outcome = Object.hasOwn(outcomes, status) ? (outcomes[status] ?? 'unknown') : 'unknown';
  const ended = outcome === 'undelivered' || outcome === 'failed';
  return {
    outcome,
    messageId,
    error: ended ? explain('call', status, `Vonage reports the call as ${status}.`) : null,
    warnings: outcome === 'unknown' ? [`Vonage reports the status “${status}”.`] : [],
  };
}

/** Calls the recipient and reads the text aloud twice. The instructions (NCCO) travel with the request, so no web server is needed. */
export async function placeCall({ to, text }: SmsMessage, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  const from = digitsOf(config.settings.from ?? '');
  if (!/^\d{7,15}$/.test(from)) {
    throw ownFailure('invalid-input', 'none', 'Sender: Vonage calls from a phone number only, not from a name or a short code.', '', 'Use an integration that sends from a number of the account, or deliver by text.');
  }
  const answer = await askAsApplication(config, http, '/v1/calls', {
    to: [{ type: 'phone', number: digitsOf(to) }],
    from: { type: 'phone', number: from },
    ncco: [{ action: 'talk', language: 'en-US', text: spokenText(text), loop: 2 }],
  });
  return outcomeOf(readAnswer(answer, 'application', http));
}

/** What became of a call; null when Vonage knows no call of this id. */
export async function lookUpCall(uuid: string, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome | null> {
  const answer = await askAsApplication(config, http, `/v1/calls/${uuid}`);
  return answer.status === 404 ? null : outcomeOf(readAnswer(answer, 'application', http));
}
