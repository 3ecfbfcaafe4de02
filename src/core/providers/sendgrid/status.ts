import type { Client } from '@sendgrid/client';
import type { ProviderError } from '../../../shared/model/report';
import type { Outcome } from '../../../shared/result';
import { isJsonObject, type Json, jsonOf, textOf, unreadable } from '../answers';
import type { HttpAnswer, ProviderHttp } from '../http';
import type { ProviderConfig, StatusOutcome } from '../provider';
import { ownFailure, ProviderFailure } from '../provider-failure';
import { answerOf, openClient } from './client';

/** Source: EmailLogsMessageStatus in twilio/sendgrid-oai, tsg_logs_v3.json. */
const outcomes: Record<string, Outcome> = { processed: 'sent', deferred: 'sent', delivered: 'delivered', bounced: 'undelivered', blocked: 'undelivered', dropped: 'failed', not_delivered: 'undelivered' };

const meanings: Record<string, [kind: ProviderError['kind'], meaning: string, fix: string]> = {
  bounced: ['invalid-recipient', 'The recipient’s server refused the message for good.', 'Check the address. SendGrid now suppresses it: remove it from Suppressions, Bounces before the next test.'],
  blocked: ['rejected', 'The recipient’s server refused this message.', 'Read the reason; it is often the content or the reputation of the sender.'],
  dropped: ['rejected', 'SendGrid did not hand the message on, typically because the address is suppressed or invalid.', 'Look at Suppressions in SendGrid.'],
};

/** Days that SendGrid keeps its log. */
const keptDays = 30;
/** Source: `limit` in tsg_logs_v3.json. */
const maxRows = 1_000;
const day = 86_400_000;
/** The id of the log, as against the X-Message-Id that it begins with. */
const isWholeId = /\.(?:recvd|filter)/;

function jsonAnswer(answer: HttpAnswer): Json {
  const json = jsonOf(answer);
  if (json === null) throw unreadable(answer, 'SendGrid');
  return json;
}

async function rowsOf(client: Client, query: string): Promise<Json[]> {
  const { messages } = jsonAnswer(answerOf(await client.request({ method: 'POST', url: '/v3/logs', body: { query, limit: maxRows } })));
  return Array.isArray(messages) ? messages.filter(isJsonObject) : [];
}

/** The log cannot be asked for the beginning of an id, so the rows of the last days are read and compared here. */
async function findRow(client: Client, messageId: string, recipient: string | null, now: number): Promise<Json | null> {
  const since = `sg_message_id_created_at > TIMESTAMP "${new Date(now - keptDays * day).toISOString().slice(0, 19)}Z"`;
  const find = async (query: string) => (await rowsOf(client, query)).find(({ sg_message_id: id }) => typeof id === 'string' && id.startsWith(messageId)) ?? null;
  // A quote in an address would end the literal.
  if (recipient === null || recipient.includes("'")) return find(since);
  try {
    return await find(`to_email = '${recipient}' AND ${since}`);
  } catch (error) {
    // How the log wants a text quoted is not documented; without the recipient it also works, only slower.
    if (error instanceof ProviderFailure && error.error.providerCode === '400') return find(since);
    throw error;
  }
}

/** The whole entry with its events; null when the log has no such id. */
async function readEntry(client: Client, id: string): Promise<Json | null> {
  try {
    return jsonAnswer(answerOf(await client.request({ method: 'GET', url: `/v3/logs/${encodeURIComponent(id)}` })));
  } catch (error) {
    if (error instanceof ProviderFailure && error.error.providerCode === '404') return null;
    throw error;
  }
}

function reasonOf(entry: Json): string | null {
  const events = Array.isArray(entry.events) ? entry.events.filter(isJsonObject) : [];
  const reasons = events.map((event) => textOf(event.reason) ?? textOf(event.response)).filter((reason) => reason !== null);
  return textOf(entry.reason) ?? reasons.at(-1) ?? null;
}

function outcomeOf(entry: Json, messageId: string): StatusOutcome {
  const status = textOf(entry.status) ?? '';
  const outcome = Object.hasOwn(outcomes, status) ? (outcomes[status] ?? 'unknown') : 'unknown';
  const reason = reasonOf(entry);
  if (outcome === 'unknown') return { outcome, messageId, error: null, warnings: [`SendGrid reports the status “${status}”.`] };
  if (outcome === 'sent') return { outcome, messageId, error: null, warnings: status === 'deferred' ? [`Not delivered yet; SendGrid tries again.${reason === null ? '' : ` ${reason}`}`] : [] };
  if (outcome === 'delivered') return { outcome, messageId, error: null, warnings: [] };
  const [kind, meaning, fix] = meanings[status] ?? ['rejected', 'The message was not delivered.', 'Read the reason.'];
  return {
    outcome,
    messageId,
    error: { kind, providerCode: status, message: reason ?? `SendGrid reports the message as ${status}.`, meaning, fix, link: 'https://www.twilio.com/docs/sendgrid/ui/analytics-and-reporting/email-activity-feed', retryAfterSeconds: null },
    warnings: [],
  };
}

/**
 * Looks a message up in SendGrid's Email Logs (https://www.twilio.com/docs/sendgrid/api-reference). `messageId` is the X-Message-Id of
 * the send, which is how the log's own id begins, or that whole id.
 */
export async function lookUp(messageId: string, recipient: string | null, config: ProviderConfig, http: ProviderHttp): Promise<StatusOutcome> {
  if (!/^[\w.-]{1,200}$/.test(messageId)) {
    throw ownFailure('invalid-input', 'none', 'Message id: this is not an id of SendGrid.', '', 'Copy the id from the report of the send.');
  }
  const client = await openClient(config, http);
  const row = isWholeId.test(messageId) ? null : await findRow(client, messageId, recipient, http.now());
  const entry = (await readEntry(client, textOf(row?.sg_message_id) ?? messageId)) ?? row;
  if (entry !== null) return outcomeOf({ ...row, ...entry }, messageId);
  return { outcome: 'unknown', messageId, error: null, warnings: ['SendGrid’s log does not list this message. Entries appear some minutes after sending and stay 30 days.'] };
}
