import { describe, expect, it } from 'vitest';
import type { ActionExchange, ActionTrace } from '../../../shared/model/action';
import { actionRequests, actionResponses, consoleText, usageText } from './action-text';

const exchange = (url: string, over: Partial<ActionExchange> = {}): ActionExchange => ({ request: { method: 'GET', url, headers: {}, body: null }, response: null, error: null, timings: null, dry: false, ...over });
const trace = (over: Partial<ActionTrace> = {}): ActionTrace => ({ end: 'returned', line: null, exchanges: [], console: [], cpuMs: 11.6, totalMs: 1_432, memoryBytes: 16_777_216, ...over });

describe('what the code of a custom provider did, in words', () => {
  it('names every request and what became of it', () => {
    const exchanges = [exchange('https://a.example/', { response: { status: 200, headers: {}, body: 'ok', truncated: false } }), exchange('https://b.example/', { error: 'The host was not found.' })];
    expect(actionRequests(trace({ exchanges }))).toBe('── 1 of 2 ──\nGET https://a.example/\n\n── 2 of 2 ──\nGET https://b.example/');
    expect(actionResponses(trace({ exchanges }))).toBe('── 1 of 2 ──\nHTTP 200\n\nok\n\n── 2 of 2 ──\nThe host was not found.');
    expect(actionRequests(trace({ exchanges: exchanges.slice(0, 1) }))).toBe('GET https://a.example/');
  });

  it('says so when there was nothing', () => {
    expect([actionRequests(trace()), actionResponses(trace()), consoleText(trace())]).toEqual(['The code made no request.', 'The code made no request.', 'The code printed nothing.']);
  });

  it('shows console lines with their level, and what it used', () => {
    expect(consoleText(trace({ console: [{ level: 'log', text: 'one' }, { level: 'warn', text: 'two' }] }))).toBe('one\nwarn: two');
    expect(usageText(trace())).toBe('Ran for 1.4 s, 12 ms of it computing, in 16 MB.');
  });
});
