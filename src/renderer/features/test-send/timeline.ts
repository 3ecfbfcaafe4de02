import type { ActionTrace } from '../../../shared/model/action';
import type { Outcome } from '../../../shared/result';
import type { TestEvent, TestSend } from '../../../shared/model/test-send';
import type { Tone } from '../../ui/status-words';
import { elapsed, soFar } from '../../report/durations';
import { isCall } from './is-call';
import { about } from './outcome-text';

export interface Step {
  title: string;
  detail: string;
  /** The exact time for the first step, the time since then for the others. */
  when: string;
  tone: Tone;
}

/** What happened, in order, as far as it is known. */
export function timeline(test: TestSend, provider: string): Step[] {
  return [...sending(test, provider), ...since(test, provider), ...confirmation(test)];
}

/** What is waited for. `now`: epoch milliseconds. */
export function waitingStep({ message, report }: TestSend, now: number): Step {
  const whom = isCall(message) ? 'the call to end' : message.channel === 'email' ? 'the mail server' : 'the carrier';
  return { title: `Waiting for ${whom}`, detail: '', when: soFar(now - Date.parse(report.timings.startedAt)), tone: 'run' };
}

/** Time since the request began, as the steps after the first are dated. */
const after = ({ report }: TestSend, at: string): string => `+${elapsed(Date.parse(at) - Date.parse(report.timings.startedAt))}`;

/** Up to the provider's answer. */
function sending(test: TestSend, provider: string): Step[] {
  const { report } = test;
  const start = clockTime(report.timings.startedAt);
  if (test.captured) return [{ title: `Captured by ${test.integrationName}`, detail: 'Put into the Inbox', when: start, tone: 'ok' }];
  const answered = `+${elapsed(report.timings.totalMs)}`;
  const { request, response, error, action } = report;
  const cancelled = error?.kind === 'cancelled';
  const outcome = firstOutcome(test);

  if (response === null && outcome === 'failed') {
    const title = cancelled ? 'Cancelled' : 'Not sent';
    const detail = cancelled ? 'Before anything was sent' : 'Nothing left this computer';
    if (request === null) return [{ title, detail, when: start, tone: cancelled ? 'none' : 'bad' }];
    return [
      { title: `Connecting to ${provider}`, detail: hostOf(request.url), when: start, tone: 'none' },
      { title, detail, when: answered, tone: cancelled ? 'none' : 'bad' },
    ];
  }

  const steps: Step[] = [];
  if (request !== null) steps.push({ title: `Sent to ${action === undefined ? provider : hostOf(request.url)}`, detail: `${request.method} ${shortPath(request.url)}`, when: start, tone: 'ok' });
  const status = response === null ? 'No answer' : `HTTP ${response.status}`;
  if (outcome === 'failed') {
    steps.push({ title: action === undefined ? `Refused by ${provider}` : endOf(action), detail: [status, error?.providerCode && `code ${error.providerCode}`].filter(Boolean).join(', '), when: answered, tone: 'bad' });
  } else if (outcome === 'unknown') {
    steps.push({ title: cancelled ? 'Cancelled here' : 'No clear answer', detail: status, when: answered, tone: 'warn' });
  } else {
    const id = report.messageId && `id ${shortId(report.messageId)}`;
    steps.push({ title: action === undefined ? `Accepted by ${provider}` : endOf(action), detail: [status, id, test.testMode && 'in test mode'].filter(Boolean).join(', '), when: answered, tone: 'ok' });
  }
  return steps;
}

/** How the code of a custom provider ended. */
function endOf({ end }: ActionTrace): string {
  if (end === 'returned') return 'The code returned';
  if (end === 'dropped') return 'The code dropped the message';
  return end === 'retry' ? 'The code asks to try again' : 'The code failed';
}

type OutcomeEvent = Extract<TestEvent, { kind: 'outcome' }>;
const isOutcome = (event: TestEvent): event is OutcomeEvent => event.kind === 'outcome';

/** What the provider answered to the send itself; the report has the last outcome. */
const firstOutcome = ({ events, report }: TestSend): Outcome => events.find(isOutcome)?.outcome ?? report.outcome;

/** At least the outcome of the send itself. */
function eventsOf({ events, report }: TestSend): readonly TestEvent[] {
  return events.some(isOutcome) ? events : [{ kind: 'outcome', at: report.timings.startedAt, outcome: report.outcome }, ...events];
}

/** From the provider's answer on: each new status, and what could not be learned. */
function since(test: TestSend, provider: string): Step[] {
  if (test.captured || test.testMode) return [];
  const steps: Step[] = [];
  let last: Outcome | null = null;
  const events = eventsOf(test);
  events.forEach((event, index) => {
    if (event.kind === 'outcome') {
      const step = event.outcome === last ? null : statusStep(test, event, last === null);
      last = event.outcome;
      if (step !== null) steps.push(step);
    } else if (event.kind === 'look-up-failed' && events[index + 1]?.kind !== 'look-up-failed') {
      steps.push(failureStep(test, provider, event, countBack(events, index)));
    }
  });
  return steps;
}

/** Look-ups that failed one after the other, up to this one. */
function countBack(events: readonly TestEvent[], index: number): number {
  let count = 0;
  while (events[index - count]?.kind === 'look-up-failed') count += 1;
  return count;
}

function failureStep(test: TestSend, provider: string, { at, error }: Extract<TestEvent, { kind: 'look-up-failed' }>, times: number): Step {
  const reason = error.kind === 'cancelled' ? 'the question was cancelled' : about[error.kind](provider);
  return { title: times === 1 ? 'Status not learned' : `Status not learned, ${times} times`, detail: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. This says nothing of the message.`, when: after(test, at), tone: 'none' };
}

/** null for what is a step of the sending already. */
function statusStep(test: TestSend, { outcome, at }: OutcomeEvent, first: boolean): Step | null {
  const when = first ? `+${elapsed(test.report.timings.totalMs)}` : after(test, at);
  const call = isCall(test.message);
  const code = test.report.error?.providerCode;
  switch (outcome) {
    case 'queued':
      return { title: 'Queued', detail: 'Waiting for its turn', when, tone: 'ok' };
    case 'sent':
      if (call) return { title: 'Calling', detail: 'The call has not ended yet', when, tone: 'ok' };
      return { title: 'Sent', detail: test.message.channel === 'email' ? 'Handed to the mail server' : 'Handed to the carrier', when, tone: 'ok' };
    case 'delivered':
      return { title: call ? 'Answered' : 'Delivered', detail: '', when, tone: 'ok' };
    case 'undelivered':
      return { title: 'Undelivered', detail: code ? `Code ${code}` : '', when, tone: 'bad' };
    case 'failed':
      return first ? null : { title: 'Failed', detail: code ? `Code ${code}` : '', when, tone: 'bad' };
    case 'accepted':
    case 'unknown':
      return null;
  }
}

/** The last step, whatever else became known after it. */
function confirmation(test: TestSend): Step[] {
  if (test.code === null || test.code.confirmedAt === null) return [];
  return [{ title: 'Code confirmed', detail: `${test.code.value} was typed back`, when: after(test, test.code.confirmedAt), tone: 'ok' }];
}

/** Local time with milliseconds: 09:41:07.212. */
function clockTime(iso: string): string {
  const date = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

/** The path where it is short, else its last part: a Twilio path is mostly the account's number. */
function shortPath(url: string): string {
  const path = URL.parse(url)?.pathname ?? url;
  return path.length <= 24 ? path : (path.split('/').at(-1) ?? path);
}

/** Enough of a message id to recognise it by. */
export function shortId(id: string): string {
  return id.length <= 14 ? id : `${id.slice(0, 6)}••${id.slice(-4)}`;
}
