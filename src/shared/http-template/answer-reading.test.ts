import { describe, expect, it } from 'vitest';
import { readAnswer } from './answer-reading';

const body = JSON.stringify({ state: 'ok', messages: [{ id: 7 }], error: { message: 'no credit' } });

describe('an answer', () => {
  it.each([
    [200, {}, true, 'HTTP 200 counts as success (200-299).'],
    [404, {}, false, 'HTTP 404 is not among the statuses that count as success (200-299).'],
    [204, { successStatuses: '200, 202-203' }, false, 'HTTP 204 is not among'],
    [202, { successStatuses: '200, 202-203' }, true, 'HTTP 202 counts'],
    [200, { successPath: 'state', successValue: 'ok' }, true, 'and state is “ok”.'],
    [200, { successPath: 'state', successValue: 'sent' }, false, 'state is “ok” and not “sent”.'],
    [200, { successPath: 'status', successValue: 'ok' }, false, 'there is nothing at status'],
  ])('of HTTP %i with %j is taken: %s', (status, settings, taken, why) => {
    const reading = readAnswer({ status, body }, settings);
    expect(reading.taken).toBe(taken);
    expect(reading.why).toContain(why);
  });

  it('has id and error where the paths lead', () => {
    expect(readAnswer({ status: 200, body }, { messageIdPath: 'messages[0].id', errorPath: 'error.message' })).toMatchObject({ messageId: '7', error: 'no credit' });
    expect(readAnswer({ status: 200, body: 'OK' }, { messageIdPath: 'id', errorPath: 'error' })).toMatchObject({ taken: true, messageId: null, error: null });
  });
});
