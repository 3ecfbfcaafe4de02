import type { ErrorKind, Outcome } from '../../../shared/result';
import type { TestSend } from '../../../shared/model/test-send';
import type { ProviderError } from '../../../shared/model/report';
import { actionOutcome } from '../../report/action-outcome';
import { seconds } from '../../report/durations';
import type { OutcomeText } from '../../report/outcome-note';
import { isCall } from './is-call';

/** What each kind of failure is about, in half a sentence after the provider's code. */
export const about: Record<Exclude<ErrorKind, 'cancelled'>, (provider: string) => string> = {
  'auth-failed': () => 'the credentials were refused',
  forbidden: () => 'the account may not do this',
  suspended: () => 'the account is suspended',
  'invalid-recipient': () => 'the recipient was not accepted',
  'invalid-sender': () => 'the sender was not accepted',
  rejected: () => 'the message was not accepted',
  'rate-limited': () => 'too many requests in a short time',
  quota: () => 'the limit or the credit of the account is used up',
  temporary: (provider) => `${provider} cannot take messages right now`,
  'provider-error': (provider) => `${provider} reports a fault of its own`,
  timeout: (provider) => `${provider} did not answer in time`,
  network: (provider) => `${provider} could not be reached`,
  tls: (provider) => `the connection to ${provider} cannot be trusted`,
  'bad-response': () => 'the answer cannot be understood',
  'invalid-input': () => 'the message cannot be sent like this',
  unsupported: () => 'this integration cannot send such a message',
  'action-dropped': () => 'the code of the provider dropped the message',
  'action-retry': () => 'the code of the provider asks to try again later',
  'action-error': () => 'the code of the provider failed',
};

const nothing = { meaning: '', fix: '', link: null, quote: '' };

/** Kinds that Dispatchbox itself puts into words: no provider has spoken. */
const ours: ReadonlySet<ErrorKind> = new Set(['network', 'tls', 'timeout', 'bad-response', 'invalid-input', 'unsupported', 'cancelled']);

/** The outcome of a test send in words: the same ones in the report, the toast and the copied text. */
export function outcomeText(test: TestSend, provider: string): OutcomeText {
  if (test.captured) return { ...nothing, tone: 'ok', headline: 'Captured. Nothing left this computer.' };
  const { error, outcome, response, action } = test.report;
  if (error === null) return test.testMode && outcome !== 'failed' ? notDelivered(provider) : (followed(test, provider) ?? plainOutcome(test, provider));
  if (error.kind === 'cancelled') {
    return outcome === 'failed'
      ? { ...nothing, tone: 'plain', headline: 'Cancelled. Nothing was sent.' }
      : { ...nothing, tone: 'warn', headline: 'Cancelled here. The provider may still deliver it.', fix: lookFirst(provider) };
  }
  if (action !== undefined) return actionOutcome(action, outcome, error);
  const reason = [error.providerCode, about[error.kind](provider)].filter(Boolean).join(', ');
  if (outcome === 'unknown') return { ...explained(error, provider, maySent), tone: 'warn', headline: unclear(test), fix: fixOf(error, provider) || lookFirst(provider) };
  if (outcome === 'undelivered') return { ...explained(error, provider), tone: 'bad', headline: `Not delivered: ${reason}` };
  if (response === null) return { ...explained(error, provider, notSent), tone: 'bad', headline: `Failed: ${reason}. ${notSent}` };
  return { ...explained(error, provider), tone: 'bad', headline: `Refused: ${reason}` };
}

const notSent = 'Nothing was sent.';
const maySent = 'The message may have been sent.';

/** `said`: the sentence of core's meaning that the headline has already. */
function explained(error: ProviderError, provider: string, said = ''): Omit<OutcomeText, 'tone' | 'headline'> {
  const meaning = error.meaning.replace(said, '').trim();
  const speaks = !ours.has(error.kind);
  return {
    meaning: speaks ? meaning : [error.message, meaning].filter(Boolean).join(' '),
    fix: fixOf(error, provider),
    link: error.link === null ? null : { url: error.link, label: `${possessive(provider)} page on ${error.providerCode ?? 'this'}` },
    quote: speaks && error.message !== error.meaning ? error.message : '',
  };
}

const fixOf = (error: ProviderError, provider: string): string =>
  [error.fix, error.retryAfterSeconds === null ? '' : `${provider} asks to wait ${error.retryAfterSeconds} s.`].filter(Boolean).join(' ');

const notDelivered = (provider: string): OutcomeText => ({
  ...nothing,
  tone: 'ok',
  headline: 'Accepted. Nothing was delivered.',
  meaning: `${provider} took the message in test mode: it was checked, not sent.`,
});

const pending: ReadonlySet<Outcome> = new Set(['accepted', 'queued', 'sent']);

/** The outcome of a message whose final status is not known yet; null where it is, or where nobody asks for it. */
function followed(test: TestSend, provider: string): OutcomeText | null {
  const { following, code } = test;
  if (!pending.has(test.report.outcome)) return null;
  if (code !== null && code.confirmedAt !== null) {
    return { ...nothing, tone: 'ok', headline: 'Received.', meaning: `The code that the ${isCall(test.message) ? 'call' : 'message'} carried was typed back.` };
  }
  const reached = reachedUntilNow(test, provider);
  if (following.kind === 'waiting') return { ...nothing, tone: 'info', headline: 'On its way.', meaning: reached };
  if (following.kind === 'none' || following.why === 'final') return null;
  if (following.why === 'stopped') return { ...nothing, tone: 'plain', headline: 'No longer followed.', meaning: `${reached} What became of it since is not known.` };
  return { ...nothing, tone: 'warn', headline: 'No final receipt yet.', meaning: `${reached} This is no failure: on many routes nobody confirms the arrival.` };
}

function reachedUntilNow({ report, message }: TestSend, provider: string): string {
  const call = isCall(message);
  if (report.outcome !== 'sent') return `${provider} has the ${call ? 'call' : 'message'}.`;
  if (call) return `${provider} has placed the call.`;
  return `${provider} has handed the message to the ${message.channel === 'email' ? 'mail server' : 'carrier'}.`;
}

function plainOutcome(test: TestSend, provider: string): OutcomeText {
  const { outcome } = test.report;
  const email = test.message.channel === 'email';
  const call = isCall(test.message);
  const later = call ? 'the call. Whether somebody answers shows later.' : 'the message. Whether it arrives is decided later.';
  switch (outcome) {
    case 'accepted':
      return { ...nothing, tone: 'ok', headline: 'Accepted.', meaning: `${provider} has ${later}` };
    case 'queued':
      return { ...nothing, tone: 'ok', headline: 'Accepted.', meaning: `${provider} has queued ${later}` };
    case 'sent':
      if (call) return { ...nothing, tone: 'ok', headline: 'Calling.', meaning: `${provider} has placed the call. It has not ended yet.` };
      return { ...nothing, tone: 'ok', headline: 'Sent.', meaning: `${provider} has handed the message on. ${email ? 'The mail server' : 'The carrier'} has not confirmed it yet.` };
    case 'delivered':
      if (call) return { ...nothing, tone: 'ok', headline: 'Answered.', meaning: 'Somebody took the call, or a voicemail did.' };
      return { ...nothing, tone: 'ok', headline: 'Delivered.', meaning: email ? "The recipient's mail server took the message." : 'The carrier confirms that it reached the phone.' };
    case 'undelivered':
      return { ...nothing, tone: 'bad', headline: 'Not delivered.', meaning: `${provider} gives no reason.` };
    case 'failed':
      return { ...nothing, tone: 'bad', headline: 'Failed.', meaning: `${provider} gives no reason.` };
    case 'unknown':
      return { ...nothing, tone: 'warn', headline: unclear(test), fix: lookFirst(provider) };
  }
}

function unclear({ report }: TestSend): string {
  const code = report.error?.providerCode;
  return `No clear answer after ${seconds(report.timings.totalMs)}${code ? ` (${code})` : ''}. ${maySent}`;
}
const lookFirst = (provider: string): string => `Look at ${possessive(provider)} log before sending again.`;

export const possessive = (name: string): string => `${name}’s`;

/** Headline and meaning as running text. */
export const inOneLine = ({ headline, meaning }: OutcomeText): string => [headline, meaning].filter(Boolean).join(headline.endsWith('.') ? ' ' : '. ');
