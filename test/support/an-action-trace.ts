import type { ActionExchange, ActionTrace } from '../../src/shared/model/action';

/** A request of an action that nobody has answered. */
export function anExchange(over: Partial<ActionExchange> = {}): ActionExchange {
  return { request: { method: 'POST', url: 'https://sms.example/send', headers: { 'content-type': 'application/json' }, body: '{"to":"+1"}' }, response: null, error: null, timings: null, dry: false, ...over };
}

/** An action that returned after no request. */
export function anActionTrace(over: Partial<ActionTrace> = {}): ActionTrace {
  return { end: 'returned', line: null, exchanges: [], console: [], cpuMs: 11.6, totalMs: 40, memoryBytes: 16_777_216, ...over };
}
