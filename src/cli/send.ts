import { runSend } from '../core/providers/run';
import type { CommandRun } from './command';
import { exitStatusOf } from './exit-status';
import { InputFileError } from './input-file';
import { networkOf } from './network-of';
import { fileWarnings, providerOf, refusedReport } from './prepare';
import { reportInWords } from './words';

/** `send`: one message, once. */
export const send: CommandRun = {
  async run(input, context) {
    const entry = providerOf(input);
    if (input.message === undefined) throw new InputFileError('message is missing: it says what is sent to whom.');
    const report = await runSend(entry, input, input.message, { ...context, network: networkOf(input), testMode: input.testMode });
    report.warnings.unshift(...fileWarnings(entry, input));
    return { value: report, words: reportInWords(report), status: exitStatusOf(report.error?.kind ?? null) };
  },
  refuse(error) {
    const report = refusedReport(error, 'failed');
    return { value: report, words: reportInWords(report), status: exitStatusOf(error.kind) };
  },
};
