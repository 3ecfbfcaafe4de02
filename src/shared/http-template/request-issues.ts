import type { FieldValues } from '../model/integration';
import { placeholderNames, unknownPlaceholders } from './placeholders';
import { checkHeaderName, checkRequestBody, checkRequestUrl, readHeaders } from './request-template';
import { templateOf } from './template-of';

export interface RequestIssue {
  /** Field of the custom HTTP provider. */
  field: 'url' | 'headerName' | 'body' | 'headers' | 'successStatuses' | 'statusUrl';
  /** Only an error keeps the request from leaving. */
  severity: 'error' | 'warning';
  message: string;
}

const keyName = /^(?:x[-_])?(?:api|auth|access|app|secret|private|service)?[-_]?(?:key|token|secret|password|passwd|pwd|signature)$/i;
/** `X-Postmark-Server-Token`, `Ocp-Apim-Subscription-Key`, `X-RapidAPI-Key`. What a key or a token is otherwise called, such as `Idempotency-Key`, is none of these. */
const longKeyName = /[-_](?:[a-z]*api|auth|access|account|app|client|private|secret|security|server|service|subscription)[-_]?(?:key|token)$|^x[-_][\w-]+[-_]token$|[-_](?:secret|password)$/i;

/** A name that services give to keys; what is called so hardly is anything else. */
export const looksLikeKey = (name: string): boolean => keyName.test(name) || longKeyName.test(name);

const unknownIn = (text: string, known: readonly string[]): string | null => {
  const [unknown] = unknownPlaceholders(text, known);
  return unknown === undefined ? null : `There is no placeholder {{${unknown.slice(0, 40)}}}. Known: ${known.join(', ')}.`;
};

/** A key in the query, which is kept like any setting. */
function keyInQuery(url: string): string | null {
  const names = (/\?(.*)$/s.exec(url)?.[1] ?? '').split('&').flatMap((pair) => (pair.includes('={{') ? [] : [pair.replace(/=.*$/s, '')]));
  const name = names.find(looksLikeKey);
  return name === undefined ? null : `${name} looks like a credential, and an address is kept like any setting. Use Authentication if the service takes a header.`;
}

function wrongStatuses(successStatuses: string): string | null {
  const backwards = successStatuses.split(',').find((range) => {
    const [from = '', to = from] = range.trim().split('-');
    return Number(from) > Number(to);
  });
  return backwards === undefined ? null : `${backwards.trim()} holds no status: the smaller one stands first.`;
}

function wrongStatusUrl(statusUrl: string): string | null {
  if (statusUrl === '') return null;
  const unknown = unknownIn(statusUrl, ['id']);
  if (unknown !== null) return unknown;
  const address = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(statusUrl)?.[0] ?? '';
  if (address.includes('{{')) return checkRequestUrl(statusUrl);
  return checkRequestUrl(statusUrl.replace(/\{\{\s*id\s*\}\}/g, 'id'));
}

/** What is wrong with the request that these settings describe, at the field where it is put right. An address that is missing is not looked at. */
export function requestIssues(settings: FieldValues): RequestIssue[] {
  const { url, headers, bodyType, body } = templateOf(settings);
  const { headerName = '', successStatuses = '', statusUrl = '' } = settings;
  const read = readHeaders(headers);
  const keyHeader = typeof read === 'string' ? undefined : read.find(([name]) => looksLikeKey(name))?.[0];
  const errors: Partial<Record<RequestIssue['field'], string | null>> = {
    url: url === '' ? null : (checkRequestUrl(url) ?? unknownIn(url, placeholderNames)),
    headerName: checkHeaderName(headerName),
    body: unknownIn(body, placeholderNames) ?? checkRequestBody(bodyType, body),
    headers: typeof read === 'string' ? read : unknownIn(headers, placeholderNames),
    successStatuses: wrongStatuses(successStatuses),
    statusUrl: wrongStatusUrl(statusUrl),
  };
  const warnings: Partial<Record<RequestIssue['field'], string | null>> = {
    url: keyInQuery(url),
    headers: keyHeader === undefined ? null : `${keyHeader} looks like a credential, and headers are kept like any setting. Use Authentication, Header.`,
    statusUrl: statusUrl === '' || /\{\{\s*id\s*\}\}/.test(statusUrl) ? null : 'There is no {{id}} in it, so every message is asked for by the same address.',
  };
  const listed = (severity: RequestIssue['severity'], found: typeof errors) =>
    (Object.entries(found) as [RequestIssue['field'], string | null][]).flatMap(([field, message]) => (message === null ? [] : [{ field, severity, message }]));
  const wrong = listed('error', errors);
  return [...wrong, ...listed('warning', warnings).filter(({ field }) => !wrong.some((issue) => issue.field === field))];
}
