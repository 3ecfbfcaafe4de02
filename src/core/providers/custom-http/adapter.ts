/** Any HTTP API, by one request that the administrator describes. No SDK: there is nothing to have one for. */
import { randomUUID } from 'node:crypto';
import type { Message } from '../../../shared/model/message';
import type { Outcome } from '../../../shared/result';
import { readJsonPath, textAt } from '../../../shared/http-template/json-path';
import { escapes, type PlaceholderValues } from '../../../shared/http-template/placeholders';
import { checkRequest, checkRequestUrl, type FilledRequest, fillRequest } from '../../../shared/http-template/request-template';
import { templateOf } from '../../../shared/http-template/template-of';
import { codeIn } from '../../../shared/validate/code-in';
import { spokenTwice } from '../../../shared/validate/spoken-text';
import { isJsonObject, isUnreadableRefusal, kindOfStatus, reachOfStatus, unreadable } from '../answers';
import { basicAuth } from '../basic-auth';
import type { HttpAnswer, HttpRequest, ProviderHttp } from '../http';
import type { Adapter, Connect, ProviderConfig, SendOutcome, StatusOutcome } from '../provider';
import { ownFailure, ProviderFailure } from '../provider-failure';
import { retryAfterSeconds } from '../retry-after';
import { customHttp } from './descriptor';
import { signatureHeaders } from './signature';

const { label } = customHttp;

function wrong(message: string): ProviderFailure {
  return ownFailure('invalid-input', 'none', message, '', 'Correct the integration.');
}

function valuesOf(message: Message, { from = '', locale = 'en' }: Record<string, string>): PlaceholderValues {
  const text = message.text ?? '';
  const spoken = message.channel === 'sms' && message.delivery === 'voice';
  const email = message.channel === 'email' ? message : null;
  return { to: message.to, text: spoken ? spokenTwice(text) : text, code: codeIn(text), from, locale, delivery: message.channel === 'sms' ? message.delivery : 'text', subject: email?.subject ?? '', html: email?.html ?? '' };
}

function authentication({ settings, credentials }: ProviderConfig, body: string, now: number): [string, string][] {
  if (credentials.signingSecret !== undefined) return signatureHeaders(credentials.signingSecret, { id: `msg_${randomUUID().replaceAll('-', '')}`, now, body });
  if (credentials.token !== undefined) return [['authorization', `Bearer ${credentials.token}`]];
  if (credentials.headerValue !== undefined) return [[settings.headerName ?? '', credentials.headerValue]];
  if (settings.user !== undefined) return [['authorization', basicAuth(settings.user, credentials.password ?? '')]];
  return [];
}

function filled(message: Message, config: ProviderConfig): FilledRequest {
  const template = templateOf(config.settings);
  const problem = checkRequest(template);
  if (problem !== null) throw wrong(problem);
  return fillRequest(template, valuesOf(message, config.settings));
}

/** The JSON of an answer in which these paths could lead somewhere. Throws for anything else, such as the page of a proxy. Null: no path asks for it. */
function answered(answer: HttpAnswer, paths: readonly (string | undefined)[]): unknown {
  const asked = paths.filter((path) => path !== undefined);
  if (asked.length === 0) return null;
  try {
    const value: unknown = JSON.parse(answer.body);
    const fits = asked.every((path) => (typeof readJsonPath(path)?.[0] === 'number' ? Array.isArray(value) : isJsonObject(value)));
    if (fits) return value;
  } catch {
    // Not JSON at all.
  }
  throw unreadable(answer, 'the service');
}

/** As `answered`, where nothing depends on it. */
function answeredPerhaps(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.body);
  } catch {
    return null;
  }
}

function isSuccessful({ status }: HttpAnswer, ranges: string): boolean {
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().split('-');
    return status >= Number(from) && status <= Number(to);
  });
}

/** A refusal in the service's own words, where the administrator said where they stand. */
function refusal(answer: HttpAnswer, { errorPath }: Record<string, string>, now: number): ProviderFailure {
  if (isUnreadableRefusal(answer)) return unreadable(answer, 'the service');
  const kind = answer.status < 400 ? 'rejected' : kindOfStatus(answer.status);
  const own = errorPath === undefined ? null : textAt(answeredPerhaps(answer), errorPath);
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

const methodOf = (name: string): HttpRequest['method'] => (['GET', 'PUT', 'PATCH'] as const).find((each) => each === name) ?? 'POST';

async function ask(request: Omit<HttpRequest, 'headers'> & { headers: [string, string][] }, config: ProviderConfig, http: ProviderHttp): Promise<HttpAnswer> {
  const added = authentication(config, request.body ?? '', http.now());
  const derivedSecrets = added.filter(([name]) => name === 'webhook-signature').map(([, value]) => value);
  return http.request({ ...request, headers: Object.fromEntries([...request.headers, ...added].map(([name, value]) => [name.toLowerCase(), value])), derivedSecrets });
}

async function send(message: Message, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  const { settings } = config;
  const request = filled(message, config);
  const answer = await ask({ method: methodOf(request.method), url: request.url, headers: request.headers, ...(request.body !== null && { body: request.body }) }, config, http);
  const { successPath, successValue, messageIdPath, successStatuses = '200-299' } = settings;
  if (!isSuccessful(answer, successStatuses)) throw refusal(answer, settings, http.now());
  const found = answered(answer, [successPath, messageIdPath]);
  if (successPath !== undefined && textAt(found, successPath) !== successValue) throw refusal(answer, settings, http.now());
  const messageId = messageIdPath === undefined ? null : textAt(found, messageIdPath);
  return { outcome: 'accepted', messageId, error: null, warnings: messageIdPath !== undefined && messageId === null ? [`There is no message id at ${messageIdPath} in the answer.`] : [] };
}

function outcomeOf(word: string, { deliveredValues = 'delivered', failedValues = 'failed, undelivered, rejected' }: Record<string, string>): Outcome {
  const among = (list: string) => list.split(',').some((each) => each.trim().toLowerCase() === word.toLowerCase());
  return among(deliveredValues) ? 'delivered' : among(failedValues) ? 'undelivered' : 'unknown';
}

/** Signs that ids are made of; nothing that could lead elsewhere in an address. */
const messageIdShape = /^(?!\.+$)[A-Za-z0-9][\w.:@+=|~-]{0,199}$/;

async function lookUp(messageId: string, config: ProviderConfig, http: ProviderHttp): Promise<StatusOutcome> {
  const { statusUrl, statusPath = '' } = config.settings;
  if (statusUrl === undefined) throw ownFailure('unsupported', 'none', 'This integration has no status address.', '', 'Enter one to follow its messages.');
  if (!messageIdShape.test(messageId)) throw ownFailure('invalid-input', 'none', 'Message id: this is not an id that can stand in an address.', '', 'Copy the id from the service’s answer.');
  const url = statusUrl.replace(/\{\{\s*id\s*\}\}/g, escapes.url(messageId));
  const problem = checkRequestUrl(url);
  if (problem !== null) throw wrong(`Status address: ${problem}`);
  const answer = await ask({ method: 'GET', url, headers: [] }, config, http);
  if (answer.status >= 400) throw refusal(answer, config.settings, http.now());
  const word = textAt(answered(answer, [statusPath]), statusPath);
  if (word === null) throw ownFailure('bad-response', 'unclear', `There is no status at ${statusPath} in the answer.`, 'The path does not lead to a text.', 'Look at the response and correct the path.');
  const outcome = outcomeOf(word, config.settings);
  const error = outcome !== 'undelivered' ? null : refusal(answer, config.settings, http.now()).error;
  return { outcome, messageId, error: error && { ...error, message: word, meaning: `The service reports “${word}”.` }, warnings: outcome === 'unknown' ? [`${label} reports the status “${word}”.`] : [] };
}

export const connect: Connect = (config, { http }): Adapter => ({
  send: (message) => send(message, config, http),
  status: (messageId) => lookUp(messageId, config, http),
});
