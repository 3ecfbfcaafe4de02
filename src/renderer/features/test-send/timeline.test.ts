import { describe, expect, it } from 'vitest';
import { aProviderError, aTestSend } from '../../../../test/support/a-test-send';
import { anActionTrace } from '../../../../test/support/an-action-trace';
import type { ActionTrace } from '../../../shared/model/action';
import type { Outcome } from '../../../shared/result';
import type { TestEvent } from '../../../shared/model/test-send';
import { shortId, timeline, waitingStep } from './timeline';

const titles = (...args: Parameters<typeof timeline>): string[] => timeline(...args).map((step) => step.title);

describe('what happened', () => {
  it('tells a queued text from sending to queueing', () => {
    const steps = timeline(aTestSend(), 'Twilio');
    expect(steps.map(({ title, detail, tone }) => [title, detail, tone])).toEqual([
      ['Sent to Twilio', 'POST Messages.json', 'ok'],
      ['Accepted by Twilio', 'HTTP 201, id SM3f60••a6c2', 'ok'],
      ['Queued', 'Waiting for its turn', 'ok'],
    ]);
    expect(steps[0]?.when).toMatch(/^\d\d:41:07\.212$/);
    expect(steps[1]?.when).toBe('+0.41 s');
  });

  it('tells a call that rings from one that was answered', () => {
    const call = (outcome: 'sent' | 'delivered') => aTestSend({ message: { channel: 'sms', delivery: 'voice', to: '+491713920041', text: 'Hello' } }, { outcome });
    expect(titles(call('sent'), 'Twilio').at(-1)).toBe('Calling');
    expect(titles(call('delivered'), 'Twilio').at(-1)).toBe('Answered');
  });

  it('ends a refusal with the status and the code', () => {
    const refused = aTestSend({}, { outcome: 'failed', messageId: null, error: aProviderError(), response: { status: 400, headers: {}, body: '', truncated: false } });
    expect(timeline(refused, 'Twilio').at(-1)).toEqual({ title: 'Refused by Twilio', detail: 'HTTP 400, code 21211', when: '+0.41 s', tone: 'bad' });
  });

  it('tells of custom code whom it asked and how it ended', () => {
    const of = (end: ActionTrace['end'], outcome: Outcome) => titles(aTestSend({}, { outcome, messageId: null, error: outcome === 'failed' ? aProviderError() : null, action: anActionTrace({ end }) }), 'Custom code');
    expect(of('returned', 'accepted')).toEqual(['Sent to api.twilio.com', 'The code returned']);
    expect([of('dropped', 'failed').at(-1), of('retry', 'failed').at(-1), of('threw', 'failed').at(-1)]).toEqual(['The code dropped the message', 'The code asks to try again', 'The code failed']);
  });

  it('does not claim that something was sent when the connection failed', () => {
    const unsent = aTestSend({}, { outcome: 'failed', response: null, error: aProviderError({ kind: 'network', providerCode: null }) });
    expect(titles(unsent, 'Twilio')).toEqual(['Connecting to Twilio', 'Not sent']);
    expect(titles(aTestSend({}, { ...unsent.report, request: null }), 'Twilio')).toEqual(['Not sent']);
  });

  it('keeps open what an answer that never came may have done', () => {
    const unclear = aTestSend({}, { outcome: 'unknown', response: null, error: aProviderError({ kind: 'timeout' }) });
    expect(timeline(unclear, 'Twilio').at(-1)).toMatchObject({ title: 'No clear answer', detail: 'No answer', tone: 'warn' });
  });

  it('shows a captured message as one step', () => {
    const captured = aTestSend({ captured: true, integrationName: 'Built-in SMS' }, { outcome: 'accepted', request: null, response: null, messageId: null });
    expect(titles(captured, 'Built-in')).toEqual(['Captured by Built-in SMS']);
  });

  it('shows the whole path of a short address', () => {
    const mail = aTestSend({}, { request: { method: 'POST', url: 'https://api.sendgrid.com/v3/mail/send', headers: {}, body: null } });
    expect(timeline(mail, 'SendGrid')[0]?.detail).toBe('POST /v3/mail/send');
  });
});

describe('what became known after the answer', () => {
  const at = (seconds: number) => new Date(Date.parse('2026-11-20T09:41:07.212Z') + 1_000 * seconds).toISOString();
  const outcome = (seconds: number, what: Outcome): TestEvent => ({ at: at(seconds), kind: 'outcome', outcome: what });
  const unlearned = (seconds: number): TestEvent => ({ at: at(seconds), kind: 'look-up-failed', error: aProviderError({ kind: 'network', providerCode: null }) });
  const after = (events: TestEvent[], over: Parameters<typeof aTestSend>[0] = {}, report: Parameters<typeof aTestSend>[1] = {}) =>
    timeline(aTestSend({ ...over, events }, report), 'Twilio')
      .slice(2)
      .map(({ title, when, tone }) => [title, when, tone]);

  it('is a step for each new status, with the time since the request', () => {
    expect(after([outcome(0.411, 'queued'), outcome(2.63, 'sent'), outcome(4, 'sent'), outcome(6.8, 'delivered')], {}, { outcome: 'delivered' })).toEqual([
      ['Queued', '+0.41 s', 'ok'],
      ['Sent', '+2.63 s', 'ok'],
      ['Delivered', '+6.80 s', 'ok'],
    ]);
  });

  it('ends with why the carrier did not deliver it', () => {
    const steps = timeline(aTestSend({ events: [outcome(0.4, 'queued'), outcome(6.8, 'undelivered')] }, { outcome: 'undelivered', error: aProviderError({ providerCode: '30034' }) }), 'Twilio');
    expect(steps.at(-1)).toEqual({ title: 'Undelivered', detail: 'Code 30034', when: '+6.80 s', tone: 'bad' });
  });

  it('tells a message that failed later from one that was refused', () => {
    expect(after([outcome(0.4, 'queued'), outcome(3, 'failed')], {}, { outcome: 'failed', error: aProviderError() })).toEqual([
      ['Queued', '+0.41 s', 'ok'],
      ['Failed', '+3.00 s', 'bad'],
    ]);
  });

  it('says calmly, and once, that nothing was learned', () => {
    const steps = timeline(aTestSend({ events: [outcome(0.4, 'queued'), unlearned(2), unlearned(4), outcome(8, 'sent'), unlearned(16)] }, { outcome: 'sent' }), 'Twilio').slice(3);
    expect(steps).toEqual([
      { title: 'Status not learned, 2 times', detail: 'Twilio could not be reached. This says nothing of the message.', when: '+4.00 s', tone: 'none' },
      { title: 'Sent', detail: 'Handed to the carrier', when: '+8.00 s', tone: 'ok' },
      { title: 'Status not learned', detail: 'Twilio could not be reached. This says nothing of the message.', when: '+16 s', tone: 'none' },
    ]);
  });

  it('closes with the code that was typed back, whatever became known after it', () => {
    const code = { value: '482913', confirmedAt: at(5) };
    expect(after([outcome(0.4, 'queued'), { at: at(5), kind: 'code-confirmed' }, outcome(9, 'delivered')], { code }, { outcome: 'delivered' })).toEqual([
      ['Queued', '+0.41 s', 'ok'],
      ['Delivered', '+9.00 s', 'ok'],
      ['Code confirmed', '+5.00 s', 'ok'],
    ]);
  });

  it('is nothing in test mode', () => {
    const steps = timeline(aTestSend({ testMode: true, events: [outcome(0.4, 'queued')] }, { messageId: null }), 'Textlocal');
    expect(steps.map(({ title, detail }) => [title, detail])).toEqual([
      ['Sent to Textlocal', 'POST Messages.json'],
      ['Accepted by Textlocal', 'HTTP 201, in test mode'],
    ]);
  });

  it('is waited for, second by second', () => {
    expect(waitingStep(aTestSend(), Date.parse(at(3.4)))).toMatchObject({ title: 'Waiting for the carrier', when: '3 s', tone: 'run' });
  });
});

it('shortens long ids only', () => {
  expect(shortId('9Kd2Q7w')).toBe('9Kd2Q7w');
  expect(shortId('SM81e0c5d2796f4ab38e1d5a07c2b904bf')).toBe('SM81e0••04bf');
});
