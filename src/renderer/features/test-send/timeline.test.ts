import { describe, expect, it } from 'vitest';
import { aProviderError, aTestSend } from '../../../../test/support/a-test-send';
import { shortId, timeline } from './timeline';

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

it('shortens long ids only', () => {
  expect(shortId('9Kd2Q7w')).toBe('9Kd2Q7w');
  expect(shortId('SM81e0c5d2796f4ab38e1d5a07c2b904bf')).toBe('SM81e0••04bf');
});
