import type { TestSend } from '../../../shared/model/integration';
import { isCall } from './is-call';
import { seconds } from './outcome-text';

export interface Step {
  title: string;
  detail: string;
  /** The exact time for the first step, the time since then for the others. */
  when: string;
  tone: 'ok' | 'warn' | 'bad' | 'none';
}

/** What happened, in order, as far as it is known. */
export function timeline(test: TestSend, provider: string): Step[] {
  const { report } = test;
  const start = clockTime(report.timings.startedAt);
  if (test.captured) return [{ title: `Captured by ${test.integrationName}`, detail: 'Put into the Inbox', when: start, tone: 'ok' }];
  const after = `+${seconds(report.timings.totalMs)}`;
  const { request, response, error } = report;
  const cancelled = error?.kind === 'cancelled';

  if (response === null && report.outcome === 'failed') {
    const title = cancelled ? 'Cancelled' : 'Not sent';
    const detail = cancelled ? 'Before anything was sent' : 'Nothing left this computer';
    if (request === null) return [{ title, detail, when: start, tone: cancelled ? 'none' : 'bad' }];
    return [
      { title: `Connecting to ${provider}`, detail: hostOf(request.url), when: start, tone: 'none' },
      { title, detail, when: after, tone: cancelled ? 'none' : 'bad' },
    ];
  }

  const steps: Step[] = [];
  if (request !== null) steps.push({ title: `Sent to ${provider}`, detail: `${request.method} ${shortPath(request.url)}`, when: start, tone: 'ok' });
  const status = response === null ? 'No answer' : `HTTP ${response.status}`;
  switch (report.outcome) {
    case 'failed':
      steps.push({ title: `Refused by ${provider}`, detail: [status, error?.providerCode && `code ${error.providerCode}`].filter(Boolean).join(', '), when: after, tone: 'bad' });
      break;
    case 'unknown':
      steps.push({ title: cancelled ? 'Cancelled here' : 'No clear answer', detail: status, when: after, tone: 'warn' });
      break;
    case 'accepted':
    case 'queued':
    case 'sent':
    case 'delivered':
    case 'undelivered':
      steps.push({ title: `Accepted by ${provider}`, detail: [status, report.messageId && `id ${shortId(report.messageId)}`].filter(Boolean).join(', '), when: after, tone: 'ok' });
  }
  switch (report.outcome) {
    case 'queued':
      steps.push({ title: 'Queued', detail: 'Waiting for its turn', when: after, tone: 'ok' });
      break;
    case 'sent':
      if (isCall(test.message)) steps.push({ title: 'Calling', detail: 'The call has not ended yet', when: after, tone: 'ok' });
      else steps.push({ title: 'Sent', detail: test.message.channel === 'email' ? 'Handed to the mail server' : 'Handed to the carrier', when: after, tone: 'ok' });
      break;
    case 'delivered':
      steps.push({ title: isCall(test.message) ? 'Answered' : 'Delivered', detail: '', when: after, tone: 'ok' });
      break;
    case 'undelivered':
      steps.push({ title: 'Undelivered', detail: error?.providerCode ? `Code ${error.providerCode}` : '', when: after, tone: 'bad' });
      break;
    case 'accepted':
    case 'failed':
    case 'unknown':
  }
  return steps;
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
