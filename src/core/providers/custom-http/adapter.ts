/** Any HTTP API, by one request that the administrator describes. No SDK: there is nothing to have one for. */
import { createHmac, randomUUID } from 'node:crypto';
import type { Message } from '../../../shared/model/message';
import type { Outcome } from '../../../shared/result';
import { textAt } from '../../../shared/http-template/json-path';
import { escapes, type PlaceholderValues } from '../../../shared/http-template/placeholders';
import { bodyTypes, checkRequestBody, checkRequestUrl, type FilledRequest, fillRequest, readHeaders } from '../../../shared/http-template/request-template';
import { codeIn } from '../../../shared/validate/code-in';
import { jsonOf, kindOfStatus, reachOfStatus } from '../answers';
import { basicAuth } from '../basic-auth';
import type { HttpAnswer, HttpRequest, ProviderHttp } from '../http';
import type { Adapter, Connect, ProviderConfig, SendOutcome, StatusOutcome } from '../provider';
import { ownFailure, ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';
import { customHttp } from './descriptor';

const { label } = customHttp;

function wrong(message: string): ProviderFailure {
  return ownFailure('invalid-input', 'none', message, '', 'Correct the integration.');
}

function valuesOf(message: Message, { from = '', locale = 'en' }: Record<string, string>): PlaceholderValues {
  const text = message.text ?? '';
  const email = message.channel === 'email' ? message : null;
  return { to: message.to, text, code: codeIn(text), from, locale, delivery: message.channel === 'sms' ? message.delivery : 'text', subject: email?.subject ?? '', html: email?.html ?? '' };
}

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
function signature(secret: string, body: string, now: number): [string, string][] {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8');
  const id = `msg_${randomUUID().replaceAll('-', '')}`;
  const timestamp = String(Math.floor(now / 1_000));
  return [
    ['webhook-id', id],
    ['webhook-timestamp', timestamp],
    ['webhook-signature', `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`],
  ];
}

function authentication({ settings, credentials }: ProviderConfig, body: string, now: number): [string, string][] {
  if (credentials.signingSecret !== undefined) return signature(credentials.signingSecret, body, now);
  if (credentials.token !== undefined) return [['authorization', `Bearer ${credentials.token}`]];
  if (credentials.headerValue !== undefined) return [[settings.headerName ?? '', credentials.headerValue]];
  if (settings.user !== undefined) return [['authorization', basicAuth(settings.user, credentials.password ?? '')]];
  return [];
}

function filled(message: Message, config: ProviderConfig): FilledRequest {
  const { url = '', method = 'POST', headers = '', body = '', bodyType: type = 'json' } = config.settings;
  const bodyType = bodyTypes.find((each) => each === type) ?? 'json';
  const read = readHeaders(headers);
  const problem = checkRequestUrl(url) ?? checkRequestBody(bodyType, body) ?? (typeof read === 'string' ? read : null);
  if (problem !== null) throw wrong(problem);
  return fillRequest({ method, url, headers, bodyType, body }, valuesOf(message, config.settings));
}

function isSuccessful({ status }: HttpAnswer, ranges: string): boolean {
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().split('-');
    return status >= Number(from) && status <= Number(to);
  });
}

/** A refusal in the service's own words, where the administrator said where they stand. */
function refusal(answer: HttpAnswer, { errorPath }: Record<string, string>, now: number): ProviderFailure {
  const kind = answer.status < 400 ? 'rejected' : kindOfStatus(answer.status);
  const own = errorPath === undefined ? null : textAt(jsonOf(answer), errorPath);
  return new ProviderFailure(
    {
      kind,
      providerCode: null,
      message: own ?? `HTTP ${answer.status}`,
      meaning: answer.status < 400 ? 'The service answered, and its answer says that it did not take the message.' : `The service answered with HTTP ${answer.status}.`,
      fix: kind === 'auth-failed' || kind === 'forbidden' ? 'Check the authentication.' : 'Look at the response, and compare the request with the service’s documentation.',
      link: null,
      retryAfterSeconds: kind === 'rate-limited' ? retryAfterSeconds(answer.headers, now) : null,
    },
    answer.status < 400 ? 'refused' : reachOfStatus(answer.status),
  );
}

async function ask(request: Omit<HttpRequest, 'headers'> & { headers: [string, string][] }, config: ProviderConfig, http: ProviderHttp): Promise<HttpAnswer> {
  const added = authentication(config, request.body ?? '', http.now());
  const derivedSecrets = added.filter(([name]) => name === 'webhook-signature').map(([, value]) => value);
  return http.request({ ...request, headers: Object.fromEntries([...request.headers, ...added].map(([name, value]) => [name.toLowerCase(), value])), derivedSecrets });
}

async function send(message: Message, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  const { settings } = config;
  const request = filled(message, config);
  const answer = await ask({ method: request.method as HttpRequest['method'], url: request.url, headers: request.headers, ...(request.body !== null && { body: request.body }) }, config, http);
  const { successPath, successValue, messageIdPath, successStatuses = '200-299' } = settings;
  if (!isSuccessful(answer, successStatuses)) throw refusal(answer, settings, http.now());
  if (successPath !== undefined && textAt(jsonOf(answer), successPath) !== successValue) throw refusal(answer, settings, http.now());
  const messageId = messageIdPath === undefined ? null : textAt(jsonOf(answer), messageIdPath);
  return { outcome: 'accepted', messageId, error: null, warnings: messageIdPath !== undefined && messageId === null ? [`There is no message id at ${messageIdPath} in the answer.`] : [] };
}

function outcomeOf(word: string, { deliveredValues = 'delivered', failedValues = 'failed, undelivered, rejected' }: Record<string, string>): Outcome {
  const among = (list: string) => list.split(',').some((each) => each.trim().toLowerCase() === word.toLowerCase());
  return among(deliveredValues) ? 'delivered' : among(failedValues) ? 'undelivered' : 'unknown';
}

async function lookUp(messageId: string, config: ProviderConfig, http: ProviderHttp): Promise<StatusOutcome> {
  const { statusUrl, statusPath = '' } = config.settings;
  if (statusUrl === undefined) throw ownFailure('unsupported', 'none', 'This integration has no status address.', '', 'Enter one to follow its messages.');
  const url = statusUrl.replace(/\{\{\s*id\s*\}\}/g, escapes.url(messageId));
  const problem = checkRequestUrl(url);
  if (problem !== null) throw wrong(`Status address: ${problem}`);
  const answer = await ask({ method: 'GET', url, headers: [] }, config, http);
  if (answer.status >= 400) throw refusal(answer, config.settings, http.now());
  const word = textAt(jsonOf(answer), statusPath);
  if (word === null) throw ownFailure('bad-response', 'unclear', `There is no status at ${statusPath} in the answer.`, 'The path does not lead to a text.', 'Look at the response and correct the path.');
  const outcome = outcomeOf(word, config.settings);
  const error = outcome !== 'undelivered' ? null : refusal(answer, config.settings, http.now()).error;
  return { outcome, messageId, error: error && { ...error, message: word, meaning: `The service reports “${word}”.` }, warnings: outcome === 'unknown' ? [`${label} reports the status “${word}”.`] : [] };
}

export const connect: Connect = (config, { http }): Adapter => ({
  send: (message) => send(message, config, http),
  status: (messageId) => lookUp(messageId, config, http),
});
