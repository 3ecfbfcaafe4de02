import { runCheck } from '../core/providers/run';
import type { CommandRun } from './command';
import { exitStatusOf } from './exit-status';
import { networkOf } from './network-of';
import { fileWarnings, providerOf, refusedCheck } from './prepare';
import { checkInWords } from './words';

/** `check`: are the credentials right? */
export const check: CommandRun = {
  async run(input, context) {
    const entry = providerOf(input);
    const report = await runCheck(entry, input, { ...context, network: networkOf(input) });
    report.warnings.unshift(...fileWarnings(entry, input));
    return { value: report, words: checkInWords(report, entry.descriptor.label), status: report.ok ? 0 : exitStatusOf(report.error?.kind ?? 'provider-error') };
  },
  refuse(error) {
    const report = refusedCheck(error);
    return { value: report, words: checkInWords(report, ''), status: exitStatusOf(error.kind) };
  },
};
