import { describe, expect, it } from 'vitest';
import { requestIssues } from './request-issues';

const url = 'https://a.example/';

describe('what is wrong with a request', () => {
  it.each([
    [{ url: 'http://a.example' }, 'url', 'error', 'Use https'],
    [{ url, body: '{' }, 'body', 'error', 'not valid JSON'],
    [{ url, body: '{"a":"{{cod}}"}' }, 'body', 'error', 'no placeholder {{cod}}'],
    [{ url, bodyType: 'form', body: '{{to}}=1' }, 'body', 'error', 'goes behind the equals sign'],
    [{ url, headers: 'nonsense' }, 'headers', 'error', 'Each line is a header'],
    [{ url, headers: 'X: {{cod}}' }, 'headers', 'error', 'no placeholder'],
    [{ url, headerName: 'Content-Length' }, 'headerName', 'error', 'set by Dispatchbox'],
    [{ url, successStatuses: '200, 299-201' }, 'successStatuses', 'error', '299-201 holds no status'],
    [{ url, statusUrl: 'https://{{id}}/' }, 'statusUrl', 'error', 'No placeholder'],
    [{ url, statusUrl: 'https://a.example/' }, 'statusUrl', 'warning', 'no {{id}}'],
    [{ url: 'https://a.example/?api_key=x&to={{to}}' }, 'url', 'warning', 'api_key looks like a credential'],
    [{ url, headers: 'X-Postmark-Server-Token: x' }, 'headers', 'warning', 'X-Postmark-Server-Token looks like a credential'],
    [{ url, headers: 'X-Auth-Token: x' }, 'headers', 'warning', 'X-Auth-Token looks like a credential'],
  ])('%j is said at its field', (settings, field, severity, part) => {
    expect(requestIssues(settings as Record<string, string>)).toEqual([{ field, severity, message: expect.stringContaining(part) as string }]);
  });

  it.each([{}, { url }, { url, headers: 'Idempotency-Key: 1\nX-Template-Key: otp' }, { url: 'https://a.example/?token={{code}}', successStatuses: '200, 202-204', statusUrl: 'https://a.example/{{id}}' }])('%j is fine', (settings) => {
    expect(requestIssues(settings)).toEqual([]);
  });

  // A pattern that goes back and forth over these would not end today.
  it.each([`{{${' '.repeat(90_000)}`, '{{'.repeat(45_000), `{{to${' '.repeat(90_000)}`, '='.repeat(90_000), 'a:'.repeat(45_000), '['.repeat(90_000)])('is found also in what nobody types: %.10j', (text) => {
    expect(requestIssues({ url: `${url}?x=${text}`, headers: text, body: text, statusUrl: `${url}${text}`, headerName: text }).some(({ severity }) => severity === 'error')).toBe(true);
  });
});
