import { runStatus } from '../core/providers/run';
import type { CommandRun } from './command';
import { exitStatusOf } from './exit-status';
import { InputFileError } from './input-file';
import { networkOf } from './network-of';
import { providerOf, refusedReport } from './prepare';
import { reportInWords } from './words';

/** `status`: what became of a message. A message that failed is an answer like any other. */
export const status: CommandRun = {
  async run(input, context) {
    const entry = providerOf(input);
    if (input.messageId === undefined) throw new InputFileError('messageId is missing: it says which message to look up.');
    const recipient = input.message?.to;
    const report = await runStatus(entry, input, input.messageId, { ...context, network: networkOf(input), ...(recipient === undefined ? {} : { recipient }) });
    const answered = report.error === null || report.outcome !== 'unknown';
    return { value: report, words: reportInWords(report), status: answered ? 0 : exitStatusOf(report.error?.kind ?? null) };
  },
  refuse(error) {
    const report = refusedReport(error, 'unknown');
    return { value: report, words: reportInWords(report), status: exitStatusOf(error.kind) };
  },
};
