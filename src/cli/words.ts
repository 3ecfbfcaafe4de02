import type { CheckReport, ProviderError, TestSendReport } from '../shared/model/report';
import type { Outcome } from '../shared/result';

const outcomes: Record<Outcome, string> = {
  accepted: 'Accepted.',
  queued: 'Accepted and queued.',
  sent: 'Sent. There is no receipt yet.',
  delivered: 'Delivered.',
  undelivered: 'Not delivered.',
  failed: 'Failed.',
  unknown: 'No clear answer.',
};

function errorLines({ kind, providerCode, message, meaning, fix, link, retryAfterSeconds }: ProviderError): string[] {
  return [
    `Error        ${providerCode === null ? kind : `${providerCode} (${kind})`}`,
    `             ${message}`,
    ...(meaning === '' || meaning === message ? [] : [`Meaning      ${meaning}`]),
    ...(fix === '' ? [] : [`What to do   ${fix}`]),
    ...(retryAfterSeconds === null ? [] : [`Try again    in ${retryAfterSeconds} s`]),
    ...(link === null ? [] : [`More         ${link}`]),
  ];
}

const warningLines = (warnings: readonly string[]) => warnings.map((warning) => `Note         ${warning}`);
const took = (ms: number) => `Took         ${ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`}`;
const inLines = (lines: string[]) => `${lines.join('\n')}\n`;

/** A send or look-up for people. */
export function reportInWords({ outcome, messageId, error, timings, warnings }: TestSendReport): string {
  return inLines([
    error?.kind === 'cancelled' ? 'Cancelled.' : outcomes[outcome],
    ...(messageId === null ? [] : [`Message id   ${messageId}`]),
    ...(error === null ? [] : errorLines(error)),
    ...warningLines(warnings),
    took(timings.totalMs),
  ]);
}

/** A check for people. */
export function checkInWords({ ok, error, account, warnings, timings }: CheckReport, label: string): string {
  const width = Math.max(12, ...(account ?? []).map((fact) => fact.label.length));
  return inLines([
    ok ? `${label} accepts these credentials.` : 'The credentials were not accepted.',
    ...(account ?? []).map((fact) => `${fact.label.padEnd(width)} ${fact.value}`),
    ...(error === null ? [] : errorLines(error)),
    ...warningLines(warnings),
    took(timings.totalMs),
  ]);
}
