import { describe, expect, it } from 'vitest';
import { aProviderError } from '../../../test/support/a-test-send';
import { anActionTrace } from '../../../test/support/an-action-trace';
import type { ActionEnd } from '../../shared/model/action';
import { actionOutcome } from './action-outcome';

const said = (end: ActionEnd, message: string, line: number | null = null, outcome: 'failed' | 'unknown' = 'failed') => actionOutcome(anActionTrace({ end, line }), outcome, aProviderError({ kind: 'action-error', message, meaning: 'What it means.', fix: 'What to do.' }));

describe('the end of custom code in words', () => {
  it.each([
    ['dropped', 'blocked country', null, 'warn', 'The code dropped the message.', 'blocked country'],
    ['dropped', 'The code dropped the message.', null, 'warn', 'The code dropped the message.', ''],
    ['retry', 'HTTP 503', null, 'warn', 'The code asks to try again.', 'HTTP 503'],
    ['nothing-sent', 'The code returned without sending anything.', null, 'bad', 'The code returned without sending anything.', ''],
    ['threw', 'TypeError: not a function', 7, 'bad', 'The code threw in line 7: TypeError: not a function', ''],
    ['threw', 'Error: gone', null, 'bad', 'The code threw: Error: gone', ''],
    ['syntax', 'unexpected token', 2, 'bad', 'The code cannot be read in line 2: unexpected token', ''],
    ['no-handler', 'exports.x is missing.', null, 'bad', 'exports.x is missing.', ''],
    ['cpu', 'The code was stopped: it computed for too long.', null, 'bad', 'The code was stopped: it computed for too long.', ''],
    ['wall', 'The code was stopped after 20 s.', null, 'bad', 'The code was stopped after 20 s.', ''],
    ['memory', 'The code was stopped: it used more than 32 MB.', null, 'bad', 'The code was stopped: it used more than 32 MB.', ''],
    ['stuck', 'The code waits for something that never happens.', null, 'bad', 'The code waits for something that never happens.', ''],
  ] as const)('tells %s apart', (end, message, line, tone, headline, quote) => {
    expect(said(end, message, line)).toEqual({ tone, headline, quote, meaning: 'What it means.', fix: 'What to do.', link: null });
  });

  it('warns where the message may have been sent', () => {
    expect(said('threw', 'Error: x', 1, 'unknown').tone).toBe('warn');
  });
});
