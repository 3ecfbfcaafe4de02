import { expect, it } from 'vitest';
import { requestText, responseText } from './exchange-text';

it('writes a form one value a line, decoded', () => {
  expect(requestText({ method: 'POST', url: 'https://api.twilio.com/x', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'To=%2B1202&Body=a+%26+b' })).toBe(
    'POST https://api.twilio.com/x\ncontent-type: application/x-www-form-urlencoded\n\nTo=+1202\nBody=a & b',
  );
});

it('lays out JSON and says when the rest is missing', () => {
  expect(responseText({ status: 201, headers: {}, body: '{"sid":"SM1"}', truncated: false })).toBe('HTTP 201\n\n{\n  "sid": "SM1"\n}');
  expect(responseText({ status: 200, headers: {}, body: '<html>', truncated: true })).toBe('HTTP 200\n\n<html>\n\n… the rest of the answer is not kept');
});
