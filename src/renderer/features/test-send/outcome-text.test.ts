import { describe, expect, it } from 'vitest';
import { aProviderError, aTestSend } from '../../../../test/support/a-test-send';
import { type ErrorKind, errorKinds, type Outcome, outcomes } from '../../../shared/result';
import { inOneLine, outcomeText } from './outcome-text';

const answered = { status: 400, headers: {}, body: '{}', truncated: false };
const failed = (kind: ErrorKind, over = {}) =>
  aTestSend({}, { outcome: 'failed', messageId: null, response: answered, error: aProviderError({ kind, ...over }) });

describe('the outcome in words', () => {
  it('has a headline for every outcome without an error', () => {
    const headlines = outcomes.map((outcome) => outcomeText(aTestSend({}, { outcome }), 'Twilio').headline);
    expect(headlines).toEqual(['Accepted.', 'Accepted.', 'Sent.', 'Delivered.', 'Not delivered.', 'Failed.', 'No clear answer after 0.41 s. The message may have been sent.']);
  });

  it('speaks of a call as of a call', () => {
    const call = aTestSend({ message: { channel: 'sms', delivery: 'voice', to: '+491713920041', text: 'Hello' } });
    const said = outcomes.map((outcome) => inOneLine(outcomeText({ ...call, report: { ...call.report, outcome } }, 'Twilio')));
    expect(said.slice(0, 4)).toEqual([
      'Accepted. Twilio has the call. Whether somebody answers shows later.',
      'Accepted. Twilio has queued the call. Whether somebody answers shows later.',
      'Calling. Twilio has placed the call. It has not ended yet.',
      'Answered. Somebody took the call, or a voicemail did.',
    ]);
  });

  it('has a headline of its own for every kind of failure', () => {
    const headlines = errorKinds.map((kind) => outcomeText(failed(kind), 'Twilio').headline);
    expect(new Set(headlines).size).toBe(errorKinds.length);
    for (const headline of headlines) expect(headline).not.toMatch(/undefined|null|!|please/i);
  });

  it('says of a captured message that nothing left this computer', () => {
    expect(outcomeText(aTestSend({ captured: true }, { outcome: 'accepted' }), 'Built-in')).toMatchObject({ tone: 'ok', headline: 'Captured. Nothing left this computer.' });
  });

  it("names a refusal with the provider's code, meaning, next step and page", () => {
    expect(outcomeText(failed('invalid-recipient'), 'Twilio')).toEqual({
      tone: 'bad',
      headline: 'Refused: 21211, the recipient was not accepted',
      meaning: 'Twilio does not take the recipient for a phone number.',
      fix: 'Check the number and its country code.',
      link: { url: 'https://www.twilio.com/docs/api/errors/21211', label: 'Twilio’s page on 21211' },
      quote: "The 'To' number +12025550147 is not a valid phone number.",
    });
  });

  it('tells what was never sent from what was refused, in our own words and without saying it twice', () => {
    const error = aProviderError({ kind: 'network', providerCode: null, message: 'Twilio could not be reached: the connection was refused.', meaning: 'No connection to api.twilio.com came about. Nothing was sent.' });
    expect(outcomeText(aTestSend({}, { outcome: 'failed', response: null, error }), 'Twilio')).toMatchObject({
      tone: 'bad',
      headline: 'Failed: Twilio could not be reached. Nothing was sent.',
      meaning: 'Twilio could not be reached: the connection was refused. No connection to api.twilio.com came about.',
      quote: '',
    });
  });

  it('warns before a second send when the first may have gone out', () => {
    const error = aProviderError({ kind: 'timeout', providerCode: null, message: 'Twilio gave no complete answer within 30 s.', meaning: 'The host is slow. The message may have been sent.', fix: '' });
    const unclear = aTestSend({}, { outcome: 'unknown', response: null, error, timings: { ...aTestSend().report.timings, totalMs: 30_000 } });
    expect(outcomeText(unclear, 'Twilio')).toMatchObject({
      tone: 'warn',
      headline: 'No clear answer after 30 s. The message may have been sent.',
      meaning: 'Twilio gave no complete answer within 30 s. The host is slow.',
      fix: 'Look at Twilio’s log before sending again.',
    });
  });

  it('keeps the code of a provider that failed by itself', () => {
    const error = aProviderError({ kind: 'provider-error', providerCode: '20500', message: 'Internal Server Error' });
    expect(outcomeText(aTestSend({}, { outcome: 'unknown', error }), 'Twilio')).toMatchObject({ headline: 'No clear answer after 0.41 s (20500). The message may have been sent.', quote: 'Internal Server Error' });
  });

  it('tells a cancelled send that never left from one that may have', () => {
    const cancelled = (outcome: 'failed' | 'unknown') => outcomeText(aTestSend({}, { outcome, response: null, error: aProviderError({ kind: 'cancelled' }) }), 'Twilio').headline;
    expect(cancelled('failed')).toBe('Cancelled. Nothing was sent.');
    expect(cancelled('unknown')).toBe('Cancelled here. The provider may still deliver it.');
  });

  it('says how long a provider asks to wait', () => {
    expect(outcomeText(failed('rate-limited', { retryAfterSeconds: 30, fix: 'Send less often.' }), 'Twilio').fix).toBe('Send less often. Twilio asks to wait 30 s.');
  });

  it('tells a late refusal of the carrier from one of the provider', () => {
    const late = aTestSend({}, { outcome: 'undelivered', error: aProviderError({ kind: 'invalid-sender', providerCode: '30034' }) });
    expect(outcomeText(late, 'Twilio').headline).toBe('Not delivered: 30034, the sender was not accepted');
  });
});

describe('a message that is followed', () => {
  const followed = (over: Parameters<typeof aTestSend>[0], outcome: Outcome = 'sent') => outcomeText(aTestSend(over, { outcome }), 'Twilio');
  const voice = { channel: 'sms', delivery: 'voice', to: '+491713920041', text: 'Hello' } as const;
  const mail = { channel: 'email', to: 'kim@halden.example', subject: 'Hello', text: 'x' } as const;
  const waiting = { kind: 'waiting', nextAt: '2026-11-20T09:41:09.000Z' } as const;

  it('is on its way, as far as it got', () => {
    expect(followed({ following: waiting }, 'queued')).toMatchObject({ tone: 'info', headline: 'On its way.', meaning: 'Twilio has the message.' });
    expect(followed({ following: waiting }).meaning).toBe('Twilio has handed the message to the carrier.');
    expect(followed({ following: waiting, message: mail }).meaning).toBe('Twilio has handed the message to the mail server.');
    expect(followed({ following: waiting, message: voice }, 'accepted').meaning).toBe('Twilio has the call.');
    expect(followed({ following: waiting, message: voice }).meaning).toBe('Twilio has placed the call.');
  });

  it('has no final receipt yet when nobody asks any more, which is no failure', () => {
    expect(followed({ following: { kind: 'ended', why: 'no-receipt' } })).toMatchObject({ tone: 'warn', headline: 'No final receipt yet.', meaning: expect.stringContaining('This is no failure') as string });
  });

  it('is said to be no longer followed when a person stopped it', () => {
    expect(followed({ following: { kind: 'ended', why: 'stopped' } })).toMatchObject({ tone: 'plain', headline: 'No longer followed.' });
  });

  it('is received once its code was typed back, whatever the provider knows of it', () => {
    const code = { value: '482913', confirmedAt: '2026-11-20T09:41:20.000Z' };
    expect(followed({ code, following: waiting })).toMatchObject({ tone: 'ok', headline: 'Received.' });
    expect(followed({ code, following: { kind: 'ended', why: 'final' } }, 'delivered').headline).toBe('Delivered.');
  });

  it('has its final outcome as soon as that is known', () => {
    expect(followed({ following: { kind: 'ended', why: 'final' } }, 'delivered')).toMatchObject({ tone: 'ok', headline: 'Delivered.' });
    expect(followed({ following: { kind: 'ended', why: 'final' } }, 'undelivered')).toMatchObject({ tone: 'bad', headline: 'Not delivered.' });
  });
});

describe('a test mode', () => {
  it('says that nothing was delivered', () => {
    expect(outcomeText(aTestSend({ testMode: true }, { outcome: 'accepted' }), 'SendGrid')).toMatchObject({ tone: 'ok', headline: 'Accepted. Nothing was delivered.' });
  });

  it('is refused like any other message', () => {
    const refused = failed('invalid-sender');
    expect(outcomeText({ ...refused, testMode: true }, 'Twilio').headline).toBe('Refused: 21211, the sender was not accepted');
  });
});

it('joins headline and meaning into running text', () => {
  expect(inOneLine(outcomeText(aTestSend(), 'Twilio'))).toBe('Accepted. Twilio has queued the message. Whether it arrives is decided later.');
  expect(inOneLine(outcomeText(failed('rejected'), 'Twilio'))).toBe('Refused: 21211, the message was not accepted. Twilio does not take the recipient for a phone number.');
});
