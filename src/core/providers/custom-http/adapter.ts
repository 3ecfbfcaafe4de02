/** Any HTTP API, by one request that the administrator describes. No SDK: there is nothing to have one for. */
import { randomUUID } from 'node:crypto';
import type { Message } from '../../../shared/model/message';
import type { Outcome } from '../../../shared/result';
import { type AnswerReading, isAmong, jsonIn, readAnswer, usualStatuses } from '../../../shared/http-template/answer-reading';
import { buildRequest, buildStatusRequest } from '../../../shared/http-template/build-request';
import { readJsonPath, textAt } from '../../../shared/http-template/json-path';
import { messageValues } from '../../../shared/http-template/message-values';
import { usedPlaceholders } from '../../../shared/http-template/placeholders';
import type { FilledRequest } from '../../../shared/http-template/request-template';
import { templateOf } from '../../../shared/http-template/template-of';
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

function authentication({ settings, credentials }: ProviderConfig, now: number, body: string): [string, string][] {
  if (credentials.signingSecret !== undefined) return signatureHeaders(credentials.signingSecret, { id: `msg_${randomUUID().replaceAll('-', '')}`, now, body });
  if (credentials.token !== undefined) return [['authorization', `Bearer ${credentials.token}`]];
  if (credentials.headerValue !== undefined) return [[settings.headerName ?? '', credentials.headerValue]];
  if (settings.user !== undefined) return [['authorization', basicAuth(settings.user, credentials.password ?? '')]];
  return [];
}

/** The JSON of an answer in which these paths could lead somewhere. Throws for anything else, such as the page of a proxy. Null: no path asks for it. */
function answered(answer: HttpAnswer, paths: readonly (string | undefined)[]): unknown {
  const asked = paths.filter((path) => path !== undefined);
  if (asked.length === 0) return null;
  const value = jsonIn(answer.body);
  const fits = asked.every((path) => (typeof readJsonPath(path)?.[0] === 'number' ? Array.isArray(value) : isJsonObject(value)));
  if (fits) return value;
  throw unreadable(answer, 'the service');
}

/** A refusal in the service's own words, where the administrator said where they stand. */
function refusal(answer: HttpAnswer, { why, error }: AnswerReading, { errorPath }: Record<string, string>, now: number): ProviderFailure {
  if (isUnreadableRefusal(answer)) return unreadable(answer, 'the service');
  const kind = answer.status < 400 ? 'rejected' : kindOfStatus(answer.status);
  const noError = error === null && errorPath !== undefined ? `There is no error at ${errorPath} in the answer.` : '';
  return new ProviderFailure(
    {
      kind,
      providerCode: null,
      message: error ?? `HTTP ${answer.status}`,
      meaning: [why, noError].filter((sentence) => sentence !== '').join(' '),
      fix: kind === 'auth-failed' || kind === 'forbidden' ? 'Check the authentication.' : 'Look at the response, and compare the request with the service’s documentation.',
      link: null,
      retryAfterSeconds: kind === 'rate-limited' ? retryAfterSeconds(answer.headers, now) : null,
    },
    answer.status < 400 ? 'refused' : reachOfStatus(answer.status),
  );
}

const methodOf = (name: string): HttpRequest['method'] => (['GET', 'PUT', 'PATCH'] as const).find((each) => each === name) ?? 'POST';

/** Sends what `build` makes with the authentication of this configuration; `asked` begins the sentence that says why nothing can be sent. */
async function ask(build: (authenticate: (body: string) => [string, string][]) => FilledRequest | string, asked: string, config: ProviderConfig, http: ProviderHttp): Promise<HttpAnswer> {
  const request = build((body) => authentication(config, http.now(), body));
  if (typeof request === 'string') throw wrong(`${asked}${request}`);
  const { method, url, headers, body } = request;
  const derivedSecrets = headers.filter(([name]) => name === 'webhook-signature').map(([, value]) => value);
  return http.request({ method: methodOf(method), url, headers: Object.fromEntries(headers), ...(body !== null && { body }), derivedSecrets });
}

/** What is odd about a message that the service took. */
function oddities(message: Message, { settings }: ProviderConfig, { messageId, error }: AnswerReading): string[] {
  const { url, headers, body } = templateOf(settings);
  const values = messageValues(message, settings);
  const codeless = values.code === '' && usedPlaceholders([url, headers, body].join('\n')).includes('code');
  return [
    ...(codeless ? ['There is no code in this text, so {{code}} was filled in with nothing.'] : []),
    ...(settings.messageIdPath !== undefined && messageId === null ? [`There is no message id at ${settings.messageIdPath} in the answer.`] : []),
    ...(error === null ? [] : [`The answer counts as success, but it names an error at ${settings.errorPath ?? ''}: “${error}”.`]),
  ];
}

async function send(message: Message, config: ProviderConfig, http: ProviderHttp): Promise<SendOutcome> {
  const { settings } = config;
  const answer = await ask((authenticate) => buildRequest(settings, messageValues(message, settings), authenticate), '', config, http);
  const reading = readAnswer(answer, settings);
  // A page of a proxy has a status that counts as well.
  if (isAmong(answer.status, settings.successStatuses ?? usualStatuses)) answered(answer, [settings.successPath, settings.messageIdPath]);
  if (!reading.taken) throw refusal(answer, reading, settings, http.now());
  return { outcome: 'accepted', messageId: reading.messageId, error: null, warnings: oddities(message, config, reading) };
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
  const answer = await ask((authenticate) => buildStatusRequest(config.settings, messageId, authenticate), 'Status address: ', config, http);
  const reading = readAnswer(answer, config.settings);
  if (answer.status >= 400) throw refusal(answer, { ...reading, why: `The service answered with HTTP ${answer.status}.` }, config.settings, http.now());
  const word = textAt(answered(answer, [statusPath]), statusPath);
  if (word === null) throw ownFailure('bad-response', 'unclear', `There is no status at ${statusPath} in the answer.`, 'The path does not lead to a text.', 'Look at the response and correct the path.');
  const outcome = outcomeOf(word, config.settings);
  const error = outcome !== 'undelivered' ? null : refusal(answer, reading, config.settings, http.now()).error;
  return { outcome, messageId, error: error && { ...error, message: word, meaning: `The service reports “${word}”.` }, warnings: outcome === 'unknown' ? [`${label} reports the status “${word}”.`] : [] };
}

export const connect: Connect = (config, { http }): Adapter => ({
  send: (message) => send(message, config, http),
  status: (messageId) => lookUp(messageId, config, http),
});
