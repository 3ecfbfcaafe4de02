import { describe, expect, it } from 'vitest';
import { buildRequest, buildStatusRequest } from './build-request';
import { previewRequest } from './preview';
import { exampleValues } from './request-template';

const none = () => [];
const built = (settings: Record<string, string>, values: Partial<typeof exampleValues> = {}) => {
  const request = buildRequest({ url: 'https://a.example/', ...settings }, { ...exampleValues, ...values }, none);
  if (typeof request === 'string') throw new Error(request);
  return request;
};
const hostile = ['it\'s "5" <b>\\ & = ? # % + / ; | ^ ` { } [ ]', '\u0000\r\n\tX-Evil: 1', '😀 \ud800 ü €', '..\\..', '%2e%2e%2f', '{{code}}', '://evil.example@'];

describe('the address', () => {
  it.each(hostile)('is written as it goes over the wire, whatever %j says', (text) => {
    const { url } = built({ url: 'HTTPS://A.example:443/a b/straße/{{text}}?q={{text}}&x=ü\'"<>|'.replace('a b', 'a%20b') }, { text });
    const read = new URL(url);
    expect(read.href).toBe(url);
    expect(read.host).toBe('a.example');
    expect(decodeURIComponent(read.pathname)).toBe(`/a b/straße/${text.toWellFormed()}`);
    expect(read.searchParams.get('q')).toBe(text.toWellFormed());
  });

  it.each(['.', '..'])('is refused when a placeholder is filled in with %s alone', (text) => {
    const refusal = 'would lead to another address';
    expect(buildRequest({ url: 'https://a.example/v1/{{text}}/send' }, { ...exampleValues, text }, none)).toContain(refusal);
    expect(buildRequest({ url: 'https://a.example/v1/{{text}}{{code}}' }, { ...exampleValues, text, code: '' }, none)).toContain(refusal);
    expect(buildRequest({ url: 'https://a.example/v1/%2E{{code}}' }, { ...exampleValues, code: text.slice(1) }, none)).toContain(refusal);
    expect(built({ url: 'https://a.example/v1/x?q={{text}}' }, { text }).url).toBe(`https://a.example/v1/x?q=${text}`);
  });

  it.each([
    ['https://{{to}}', 'No placeholder'],
    ['https://a.example:{{code}}', 'No placeholder'],
    ['https://a.example{{to}}/', 'No placeholder'],
    ['https://user:{{code}}@a.example/', 'No placeholder'],
    ['{{text}}', 'begins with https'],
    ['http://a.example/', 'Use https'],
    ['http://127.0.0.1.evil.example/', 'Use https'],
    ['http://2130706433/', 'Use https'],
    ['http://[::ffff:127.0.0.1]/', 'Use https'],
    ['https://a.example\\@evil.example/', 'Leave out the user name'],
    ['https://a.example/\\evil.example/', 'no spaces'],
    ['https://a.example/?a b', 'no spaces'],
    ['https://a.example/v1/../admin', 'Leave out . and ..'],
    ['https://a.example/%2E%2e', 'Leave out . and ..'],
    ['javascript:alert(1)', 'begins with https'],
    ['file:///etc/passwd', 'begins with https'],
    ['https://a.example/{{phone}}', 'no placeholder {{phone}}'],
  ])('is refused: %s', (url, part) => {
    expect(buildRequest({ url }, exampleValues, none)).toContain(part);
  });
});

describe('the headers', () => {
  it('take no line break from a value, and none that a header cannot carry', () => {
    expect(built({ headers: 'X-Text: <{{text}}>' }, { text: 'a\r\nX-Evil: 1\0\u2028ü' }).headers).toContainEqual(['x-text', '<a X-Evil: 1 ü>']);
    expect(buildRequest({ url: 'https://a.example', headers: 'X-Text: {{text}}' }, { ...exampleValues, text: 'costs 5 €' }, none)).toBe('The header X-Text cannot carry “€”: headers have Latin letters alone. Put it into the body or the address.');
  });

  it.each(['Host: a', 'content-length: 0', 'Transfer-Encoding: chunked', 'Upgrade: h2c', 'Content-Type: text/xml', 'Cookie: a', 'X-A: 1\nx-a: 2', 'X-{{to}}: 1', 'X-A: €'])('may not be %j', (headers) => {
    expect(typeof buildRequest({ url: 'https://a.example', headers }, exampleValues, none)).toBe('string');
  });

  it('never replace the authentication', () => {
    const request = buildRequest({ url: 'https://a.example', headers: 'X-Key: typed' }, exampleValues, () => [['X-KEY', 'sealed']]);
    expect(typeof request === 'string' ? request : request.headers).toEqual([['x-key', 'sealed'], ['content-type', 'application/json']]);
    expect(buildRequest({ url: 'https://a.example', headerName: 'Host' }, exampleValues, none)).toContain('set by Dispatchbox');
  });
});

describe('the body', () => {
  it.each(hostile)('is JSON and a form whatever %j says', (text) => {
    expect(JSON.parse(built({ body: '{"{{text}}":["{{text}}","x{{text}}"]}' }, { text }).body ?? '')).toEqual({ [text]: [text, `x${text}`] });
    expect([...new URLSearchParams(built({ bodyType: 'form', body: 'text=<{{text}}>&to=x' }, { text }).body ?? '')]).toEqual([['text', `<${text.toWellFormed()}>&to=x`]]);
  });

  it.each(['{"code":{{code}}}', '{"a":"x",{{text}}:1}', '[{{code}}]', '{{code}}'])('has placeholders inside quotes alone: %s', (body) => {
    expect(buildRequest({ url: 'https://a.example', body }, exampleValues, none)).toContain('inside quotes');
  });

  it('is left out of a GET request for which none is typed', () => {
    expect(built({ method: 'GET' })).toMatchObject({ body: null, headers: [] });
    expect(built({ method: 'GET', body: '{}' }).body).toBe('{}');
  });
});

describe('the preview', () => {
  it('marks what is filled in, also inside a form and an address', () => {
    const mark = (value: string) => `«${value}»`;
    expect(previewRequest({ url: 'https://a.example/{{to}}', bodyType: 'form', body: 'text=a {{text}}', headers: 'X-A: {{from}}!' }, 'none', { ...exampleValues, text: 'b c' }, mark)).toEqual({
      method: 'POST',
      url: 'https://a.example/«%2B14155550132»',
      headers: [['x-a', '«ACME»!'], ['content-type', 'application/x-www-form-urlencoded']],
      body: 'text=a+«b+c»',
    });
  });
});

describe('the status address', () => {
  it('has the id escaped, and nothing else filled in', () => {
    expect(buildStatusRequest({ statusUrl: 'https://a.example/m/{{ id }}?x=ü' }, 'a/b', () => [['A', '1']])).toEqual({ method: 'GET', url: 'https://a.example/m/a%2Fb?x=%C3%BC', headers: [['a', '1']], body: null });
  });

  it.each([
    ['https://{{id}}.example/', 'No placeholder'],
    ['https://a.example/{{to}}', 'no placeholder {{to}}'],
    ['http://a.example/{{id}}', 'Use https'],
  ])('is refused: %s', (statusUrl, part) => {
    expect(buildStatusRequest({ statusUrl }, 'x', none)).toContain(part);
  });
});
