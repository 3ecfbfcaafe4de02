import type { Twilio } from 'twilio';
import type { SmsMessage } from '../../../shared/model/message';
import { isE164 } from '../../../shared/validate/phone';
import type { ProviderConfig, SendOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import { spokenText } from '../../../shared/validate/spoken-text';
import { outcomeOf, type ResourceKind } from './resource';

/** Source: Twilio's limit for `Twiml`, twilio_api_v2010.json. */
const maxTwiml = 4_000;

/** https://www.twilio.com/docs/voice/api/call-resource#call-status-values. Completed also means answered by a voicemail. */
export const callKind: ResourceKind = {
  noun: 'call',
  outcomes: {
    queued: 'queued',
    ringing: 'sent',
    'in-progress': 'sent',
    completed: 'delivered',
    busy: 'undelivered',
    'no-answer': 'undelivered',
    failed: 'failed',
    canceled: 'failed',
  },
};

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Character data of XML 1.0 (https://www.w3.org/TR/xml/#charsets): no markup, and nothing that may not stand in a document at all. */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Reads the text twice. Without a language, so that the account's own voice setting counts. */
export function twimlOf(text: string): string {
  const reading = `<Pause length="1"/><Say>${xmlText(spokenText(text))}</Say>`;
  return `<Response>${reading}${reading}</Response>`;
}

/** Calls the recipient and reads the text aloud. The instructions travel with the request, so no web server is needed. */
export async function placeCall(client: Twilio, { to, text }: SmsMessage, { from = '' }: ProviderConfig['settings']): Promise<SendOutcome> {
  if (!isE164(from)) {
    throw ownFailure(
      'invalid-input',
      'none',
      'Sender: Twilio calls from a phone number only, not from a Messaging Service, a short code or a name.',
      '',
      'Use an integration that sends from a voice-capable number, or deliver by text.',
    );
  }
  const twiml = twimlOf(text);
  if (twiml.length > maxTwiml) throw ownFailure('invalid-input', 'none', 'Text: too long to be read aloud twice. Twilio takes 4,000 characters for both readings.', '', 'Shorten the text.');
  return outcomeOf(await client.calls.create({ to, from, twiml }), callKind);
}
