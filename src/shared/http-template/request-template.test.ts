import { describe, expect, it } from 'vitest';
import { unknownPlaceholders } from './placeholders';
import { checkRequestBody, checkRequestUrl, exampleValues, fillRequest, readHeaders } from './request-template';

const hostile = { ...exampleValues, text: 'a"b\\c\r\nX-Evil: 1&d=e ü', to: '+1/../?x=#y' };
const template = { method: 'POST', url: 'https://sms.example/v1/{{to}}/send?q={{text}}', headers: 'X-To: {{to}}\nX-Text: {{text}}', bodyType: 'json' as const, body: '{"to":"{{ to }}","text":"{{text}}","keep":"{{name}}"}' };

describe('a request of a custom HTTP provider', () => {
  it('is filled in with each value escaped for where it stands', () => {
    const filled = fillRequest(template, hostile);
    expect(new URL(filled.url).pathname).toBe('/v1/%2B1%2F..%2F%3Fx%3D%23y/send');
    expect(new URL(filled.url).searchParams.get('q')).toBe(hostile.text);
    expect(JSON.parse(filled.body ?? '')).toEqual({ to: hostile.to, text: hostile.text, keep: '{{name}}' });
    expect(filled.headers).toEqual([
      ['X-To', hostile.to],
      ['X-Text', 'a"b\\c X-Evil: 1&d=e ü'],
      ['content-type', 'application/json'],
    ]);
  });

  it('has a form of one pair a line, values with any sign in them', () => {
    const { body } = fillRequest({ ...template, bodyType: 'form', body: 'To={{to}}\n\nBody={{text}}\nfixed=a=b' }, hostile);
    expect([...new URLSearchParams(body ?? '')]).toEqual([['To', hostile.to], ['Body', hostile.text], ['fixed', 'a=b']]);
  });

  it('fills nothing in twice', () => {
    expect(fillRequest({ ...template, body: '{"a":"{{text}}"}' }, { ...exampleValues, text: '{{code}}' }).body).toBe('{"a":"{{code}}"}');
  });

  it.each([
    ['https://sms.example/{{to}}', null],
    ['http://127.0.0.1:8080/send', null],
    ['http://sms.example/', 'Use https'],
    ['https://{{to}}.example/', 'No placeholder'],
    ['https://sms.example:{{code}}/', 'No placeholder'],
    ['{{to}}://sms.example/', 'begins with https'],
    ['https://user:pass@sms.example/', 'Leave out the user name'],
    ['https://sms.example/#x', 'from the # on'],
    ['sms.example', 'begins with https'],
    ['https://', 'host is missing'],
    ['https://sms.example/a b', 'no spaces'],
    ['ftp://sms.example/', 'begins with https'],
  ])('takes or refuses the address %s', (url, part) => {
    if (part === null) expect(checkRequestUrl(url)).toBeNull();
    else expect(checkRequestUrl(url)).toContain(part);
  });

  it.each([
    ['json', '{"a":"{{to}}"}', null],
    ['json', '{"a":{{to}}}', 'inside quotes'],
    ['json', '', 'inside quotes'],
    ['form', 'a={{to}}', null],
    ['form', 'a', 'a pair'],
    ['none', '', null],
    ['none', 'x', 'leave the body empty'],
  ] as const)('takes or refuses the %s body %j', (bodyType, body, part) => {
    if (part === null) expect(checkRequestBody(bodyType, body)).toBeNull();
    else expect(checkRequestBody(bodyType, body)).toContain(part);
  });

  it.each([
    ['X-A: 1\n\n  X-B:2 ', [['X-A', '1'], ['X-B', '2']]],
    ['no colon', 'this one is not'],
    [': empty', 'this one is not'],
    ['Bad Name: 1', 'this one is not'],
    ['Host: evil.example', 'set by Dispatchbox'],
    ['Authorization: Bearer x', 'Use Authentication'],
  ])('takes or refuses the headers %j', (text, expected) => {
    if (typeof expected === 'string') expect(readHeaders(text)).toContain(expected);
    else expect(readHeaders(text)).toEqual(expected);
  });

  it('names placeholders that nothing is filled in for', () => {
    expect(unknownPlaceholders('{{to}} {{cod}} {{ cod }}')).toEqual(['cod']);
  });
});
