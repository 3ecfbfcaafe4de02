import type { TestSend } from '../../../shared/model/test-send';
import { outcomeText } from './outcome-text';
import { timeline } from './timeline';
import { milliseconds, timingBars } from './timing-bars';

/** Characters of a body in the copied text: enough to see what is wrong, short enough for a ticket. */
const bodyLimit = 4_000;

/** The report as plain text for a ticket. Holds what the report holds: secrets were masked before it existed. */
export function reportText(test: TestSend, provider: string, version: string): string {
  const { report, message } = test;
  const text = outcomeText(test, provider);
  const lines = [
    `Test of ${test.integrationName}`,
    '',
    field('Provider', provider),
    field('Message', `${message.channel === 'email' ? 'e-mail' : message.delivery} to ${message.to}`),
    message.channel === 'email' && message.subject !== '' ? field('Subject', message.subject) : null,
    message.providerTemplate ? field('Template at the provider', message.providerTemplate.id) : null,
    field('Sent', `${test.startedAt} by ${test.by}`),
    test.testMode ? field('Test mode', 'nothing was delivered') : null,
    field('Outcome', report.outcome),
    report.messageId === null ? null : field('Message id', report.messageId),
    '',
    text.headline,
    text.meaning || null,
    text.fix ? field('What to do', text.fix) : null,
    text.quote ? field(`${provider} says`, text.quote) : null,
    text.link ? field('See', text.link.url) : null,
    ...report.warnings.map((warning) => field('Warning', warning)),
    '',
    field('Timings', [...timingBars(report.timings).map((bar) => `${bar.label} ${milliseconds(bar.to - bar.from)}`), `all ${milliseconds(report.timings.totalMs)}`].join(', ')),
    ...section('What happened', test.captured ? null : timeline(test, provider).map(({ when, title, detail }) => `${when} ${title}${detail === '' ? '' : ` (${detail})`}`)),
    ...section('Request', report.request && [`${report.request.method} ${report.request.url}`, ...headers(report.request.headers), ...body(report.request.body)]),
    ...section('Response', report.response && [`HTTP ${report.response.status}`, ...headers(report.response.headers), ...body(report.response.body)]),
    '',
    `Dispatchbox ${version}. Secrets are masked.`,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

const field = (name: string, value: string): string => `${name}: ${value}`;
const section = (title: string, content: string[] | null): string[] => (content === null ? [] : ['', `--- ${title} ---`, ...content]);
const headers = (values: Record<string, string>): string[] => Object.entries(values).map(([name, value]) => field(name, value));

function body(text: string | null): string[] {
  if (!text) return [];
  return ['', text.length > bodyLimit ? `${text.slice(0, bodyLimit)}\n… ${text.length - bodyLimit} more characters` : text];
}
