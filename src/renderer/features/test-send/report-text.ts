import type { TestSendReport } from '../../../shared/model/report';
import type { TestSend } from '../../../shared/model/test-send';
import { outcomeText } from './outcome-text';
import { timeline } from './timeline';
import { actionLines } from '../../report/action-text';
import { bodyLines, field, headerLines, section } from '../../report/report-lines';
import { timingsText } from '../../report/timing-bars';

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
    field('Timings', timingsText(report.timings)),
    ...section('What happened', test.captured ? null : timeline(test, provider).map(({ when, title, detail }) => `${when} ${title}${detail === '' ? '' : ` (${detail})`}`)),
    ...(report.action === undefined ? wireLines(report) : actionLines(report.action)),
    '',
    `Dispatchbox ${version}. Secrets are masked.`,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

function wireLines({ request, response }: TestSendReport): string[] {
  return [
    ...section('Request', request && [`${request.method} ${request.url}`, ...headerLines(request.headers), ...bodyLines(request.body)]),
    ...section('Response', response && [`HTTP ${response.status}`, ...headerLines(response.headers), ...bodyLines(response.body)]),
  ];
}
