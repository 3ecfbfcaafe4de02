import { dryRunWarning } from '../../shared/model/action';
import type { TestSendReport } from '../../shared/model/report';
import { actionOutcome } from '../report/action-outcome';
import { actionLines } from '../report/action-text';
import type { OutcomeText } from '../report/outcome-note';
import { field } from '../report/report-lines';

/** What came of a dry run, in words. */
export function dryRunOutcome({ action, outcome, error }: TestSendReport): OutcomeText {
  const nothing = { fix: '', link: null, quote: '' };
  if (error === null) return { ...nothing, tone: 'ok', headline: 'The code returned.', meaning: 'The platform would count the message as sent. Nothing left this computer.' };
  if (error.kind === 'cancelled') return { ...nothing, tone: 'plain', headline: 'Cancelled.', meaning: 'Nothing left this computer.' };
  if (action !== undefined) return actionOutcome(action, outcome, error);
  return { ...nothing, tone: 'bad', headline: 'The code was not run.', meaning: [error.message, error.meaning].filter(Boolean).join(' '), fix: error.fix };
}

/** Without what the pane says itself. */
export const dryRunWarnings = ({ warnings }: TestSendReport): string[] => warnings.filter((warning) => warning !== dryRunWarning);

/** The report as plain text for a ticket. Secrets were masked before it existed. */
export function dryRunText(report: TestSendReport, name: string, version: string): string {
  const { headline, meaning, fix, quote } = dryRunOutcome(report);
  const lines = [
    `Dry run of ${name}`,
    '',
    field('Run', report.timings.startedAt),
    '',
    headline,
    meaning || null,
    fix ? field('What to do', fix) : null,
    quote ? field('The code says', quote) : null,
    ...report.warnings.map((warning) => field('Warning', warning)),
    ...(report.action === undefined ? [] : actionLines(report.action)),
    '',
    `Dispatchbox ${version}. Secrets are masked.`,
  ];
  return lines.filter((line) => line !== null).join('\n');
}
