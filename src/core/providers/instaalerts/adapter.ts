import type { SmsMessage } from '../../../shared/model/message';
import { measureSms } from '../../../shared/validate/sms-segments';
import { isJsonObject, isUnreadableRefusal, jsonOf, kindOfStatus, reachOfStatus, textOf, unreadable } from '../answers';
import type { HttpAnswer, ProviderHttp } from '../http';
import type { Adapter, Connect, ProviderConfig, SendOutcome } from '../provider';
import { ownFailure, ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';
import { defaultHost } from './descriptor';
import { explain } from './errors';

/** Source of this and of the parameters: https://developer.goacoustic.com/acoustic-campaign/docs/karix-sms-json-api-user-guide */
const maxText = 800;
const acceptedCode = '200';

interface Verdict {
  code: string | null;
  text: string | null;
  id: string | null;
}

/** What InstaAlerts says, in JSON or in the line of text of its older interface; null for anything else. */
function verdictOf(answer: HttpAnswer): Verdict | null {
  const body = jsonOf(answer);
  if (body !== null) {
    const status = isJsonObject(body.status) ? body.status : {};
    const code = textOf(status.code);
    return code === null ? null : { code, text: textOf(status.desc), id: textOf(body.ackid) };
  }
  const code = /Statuscode=(-?\d+)/i.exec(answer.body)?.[1];
  if (code === undefined) return null;
  return { code, text: answer.body.trim(), id: /Request ID=(\d+)/i.exec(answer.body)?.[1] ?? null };
}

/** A refusal may come with HTTP 200. `now` in milliseconds, for Retry-After. */
function refusal(answer: HttpAnswer, now: number): ProviderFailure {
  if (isUnreadableRefusal(answer)) return unreadable(answer, 'InstaAlerts');
  const verdict = verdictOf(answer);
  const error = explain(verdict?.code ?? null, verdict?.text ?? textOf(jsonOf(answer)?.message) ?? `HTTP ${answer.status}`, answer.status < 400 ? 'rejected' : kindOfStatus(answer.status));
  const retry = error.kind === 'rate-limited' ? retryAfterSeconds(answer.headers, now) : null;
  return new ProviderFailure({ ...error, retryAfterSeconds: retry }, reachOfStatus(answer.status));
}

/** Indian operators drop what they cannot match with a registration, and nobody reports it. */
function warningsFor({ to }: SmsMessage, { dltEntityId }: ProviderConfig['settings'], dltTemplateId: string | undefined): string[] {
  if (!to.startsWith('+91') || (dltEntityId !== undefined && dltTemplateId !== undefined)) return [];
  return ['Numbers in India need the DLT entity ID and template ID. Without them the operator drops the message, and InstaAlerts does not tell.'];
}

async function send(message: SmsMessage, { settings, credentials }: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  if (message.text.length > maxText) throw ownFailure('invalid-input', 'none', 'Text: InstaAlerts takes 800 characters at most.', '', 'Shorten the text.');
  const { host = defaultHost, senderId = '', dltEntityId, dltTelemarketerId } = settings;
  // Each registered text has an id of its own; that of the settings is for all that have none.
  const dltTemplateId = message.providerTemplate?.id ?? settings.dltTemplateId;
  const answer = await http.request({
    method: 'POST',
    url: `https://${host}/httpapi/JsonReceiver`,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      ver: '1.0',
      key: credentials.apiKey,
      // Spelled like this by InstaAlerts: the key is not encrypted.
      encrpt: '0',
      messages: [
        {
          dest: [message.to.slice(1)],
          text: message.text,
          send: senderId,
          type: measureSms(message.text).encoding === 'GSM-7' ? 'PM' : 'UC',
          dlt_entity_id: dltEntityId,
          dlt_template_id: dltTemplateId,
          dlt_tm_id: dltTelemarketerId,
        },
      ],
    }),
  });
  if (answer.status >= 400) throw refusal(answer, http.now());
  const verdict = verdictOf(answer);
  if (verdict === null) throw unreadable(answer, 'InstaAlerts');
  if (verdict.code !== acceptedCode) throw refusal(answer, http.now());
  const missing = verdict.id === null ? ['InstaAlerts accepted the message but gave no message id.'] : [];
  return { outcome: 'queued', messageId: verdict.id, error: null, warnings: [...missing, ...warningsFor(message, settings, dltTemplateId)] };
}

/**
 * Over our own HTTP path: InstaAlerts (Karix) has no SDK. Its JSON interface is used and not the one with everything in the address, since
 * addresses end up in logs and one of them would hold the key.
 */
export const connect: Connect = (config, { http }): Adapter => ({
  async send(message) {
    if (message.channel !== 'sms') throw ownFailure('unsupported', 'none', 'InstaAlerts sends SMS only.', '', 'Choose an e-mail integration.');
    return send(message, config, http);
  },
});
