import { describe, expect, it } from 'vitest';
import { anExchange, anActionTrace } from '../../../test/support/an-action-trace';
import { actionLines, exchangeFacts, exchangeResult, usageText } from './action-text';

const answered = { status: 200, headers: {}, body: 'ok', truncated: false };
const timings = { startedAt: '2026-11-20T09:41:07.212Z', dnsMs: 18, connectMs: 70, tlsMs: 166, firstByteMs: 408, totalMs: 411 };

describe('what the code of a custom provider did, in words', () => {
  it('tells what became of each request, and how long that took', () => {
    expect([exchangeResult(anExchange({ response: answered })), exchangeResult(anExchange({ error: 'The host was not found.' }))]).toEqual(['HTTP 200', 'No answer']);
    expect(exchangeFacts(anExchange({ timings }))).toBe('DNS 18 ms, Connect 52 ms, TLS 96 ms, First byte 242 ms, Read 3 ms, all 411 ms');
    expect(exchangeFacts(anExchange({ dry: true }))).toBe('Answered here: nothing left this computer.');
    expect(exchangeFacts(anExchange({ dry: true, unlisted: 'sms.example' }))).toBe('Answered here: nothing left this computer. sms.example is not among the allowed hosts.');
    expect(exchangeFacts(anExchange({ error: 'The host is not in the list.' }))).toBe('Not asked.');
  });

  it('says what it used', () => {
    expect(usageText(anActionTrace({ cpuMs: 11.6, totalMs: 1_432, memoryBytes: 16_777_216 }))).toBe('1432 ms, 12 ms of it computing, 16 MB');
  });

  it('lists everything for a ticket', () => {
    const exchanges = [anExchange({ response: answered, timings }), anExchange({ request: { method: 'GET', url: 'https://b.example/', headers: {}, body: null }, error: 'The host was not found.' })];
    expect(actionLines(anActionTrace({ exchanges, console: [{ level: 'log', text: 'one', line: 3 }, { level: 'warn', text: 'two' }] })).join('\n')).toBe(`
--- Request 1 of 2 ---
POST https://sms.example/send
content-type: application/json

{"to":"+1"}

--- Response 1 of 2 ---
HTTP 200

ok

DNS 18 ms, Connect 52 ms, TLS 96 ms, First byte 242 ms, Read 3 ms, all 411 ms

--- Request 2 of 2 ---
GET https://b.example/

--- Response 2 of 2 ---
The host was not found.

Not asked.

--- Console ---
line 3: one
warn: two

--- Time and memory ---
40 ms, 12 ms of it computing, 16 MB`);
  });
});
