import type { CheckReport } from '../../../shared/model/report';
import { refusesCredentials } from '../../ui/status-words';

/** What a check came to, in words. `fact` is printed bold. */
export interface CheckWords {
  tone: 'ok' | 'warn' | 'bad';
  fact: string;
  text: string;
  /** What to do, where there is something to do. */
  fix: string;
  link: { label: string; url: string } | null;
}

/** `provider` is the label of the provider that was asked. */
export function checkWords(report: CheckReport, provider: string): CheckWords {
  const { error } = report;
  if (report.ok) {
    const fact = report.testMode ? `${provider} accepts this test-mode key.` : `${provider} accepts these credentials.`;
    return { tone: report.testMode ? 'warn' : 'ok', fact, text: report.testMode ? 'Nothing sent with it is delivered.' : '', fix: '', link: null };
  }
  if (error === null) return { tone: 'warn', fact: `${provider} gave no clear answer.`, text: stillRight, fix: '', link: null };
  const link = error.link === null ? null : { label: `About ${error.providerCode ?? 'this error'}`, url: error.link };
  if (refusesCredentials(error.kind)) {
    const code = error.providerCode === null ? '' : ` (${error.providerCode})`;
    return { tone: 'bad', fact: `${provider} refuses these credentials${code}.`, text: error.meaning, fix: error.fix, link };
  }
  const unreached = error.kind === 'timeout' || error.kind === 'network' || error.kind === 'tls';
  return { tone: 'warn', fact: unreached ? `${provider} could not be reached.` : `${provider} gave no clear answer.`, text: `${error.meaning} ${stillRight}`.trim(), fix: error.fix, link };
}

const stillRight = 'The credentials may still be right.';

/** "0.6 s" */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
