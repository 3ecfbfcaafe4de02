import { z } from 'zod';
import { eventOf, usualChoices } from '../core/actions/event';
import { runAction } from '../core/actions/run-action';
import { type Finding, findingsIn } from '../shared/actions/findings';
import { actionEventSchema, actionHandlers, type ActionReport, allowListSchema, cannedAnswerSchema, maxCodeBytes, secretsSchema } from '../shared/model/action';
import type { Channel } from '../shared/model/message';
import type { TestSendReport } from '../shared/model/report';
import type { Answer, CommandContext } from './command';
import { exitStatusOf } from './exit-status';
import { type Input, InputFileError, networkSchema, readFileAs } from './input-file';
import { networkOf } from './network-of';
import { refusedReport } from './prepare';
import { reportInWords } from './words';

/** Bytes are counted when it runs; a character has one at least. */
const codeSchema = z.string().min(1).max(maxCodeBytes);

/** The file of `action run`. */
const actionFileSchema = z.strictObject({
  code: codeSchema,
  /** As the platform would build it, without its secrets; a text with a code where it is not given. */
  event: actionEventSchema.optional(),
  secrets: secretsSchema.default({}),
  /** dry: nothing leaves this computer. */
  mode: z.enum(['dry', 'live']).default('dry'),
  /** Of a dry run: what the services say. The first that fits is taken; HTTP 200 and {} where none does. */
  answers: z.array(cannedAnswerSchema).max(100).default([]),
  /** Of a live run: where the code may ask. */
  allow: allowListSchema.prefault({}),
  /** The way out of this computer; straight where it is not given. */
  network: networkSchema.optional(),
});
type ActionFile = z.output<typeof actionFileSchema>;

interface Context extends CommandContext {
  stdin: Input;
}

const sample = () => eventOf({ channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' }, usualChoices);

/** Only an e-mail has a subject. */
const channelOf = ({ notification }: z.output<typeof actionEventSchema>): Channel => ('subject' in notification || 'html' in notification ? 'email' : 'sms');

/** One finding for people. */
export function findingLine({ severity, line, column, message }: Finding): string {
  return `${severity === 'error' ? 'Error' : 'Warning'}      line ${line}:${column} ${message}`;
}

function inWords(report: ActionReport, findings: readonly Finding[]): string {
  const { action } = report;
  const lines = [
    ...findings.map(findingLine),
    ...action.exchanges.map(({ request, response, error }) => `Request      ${request.method} ${request.url} -> ${response === null ? (error ?? 'no answer') : `HTTP ${response.status}`}`),
    ...action.console.map(({ level, text }) => `Console      ${level}: ${JSON.stringify(text)}`),
  ];
  return `${reportInWords(report)}${lines.map((line) => `${line}\n`).join('')}`;
}

async function run(file: ActionFile, { signal, clock, startSandbox }: CommandContext): Promise<Answer> {
  const { code, secrets, mode, answers, allow, event = actionEventSchema.parse(sample()) } = file;
  if (Buffer.byteLength(code) > maxCodeBytes) throw new InputFileError('code is longer than 100 kB.');
  const channel = channelOf(event);
  const findings = findingsIn(code, { channel, secretNames: Object.keys(secrets), voice: event.notification.delivery_method === 'voice' });
  const report = await runAction({ code, handler: actionHandlers[channel], event, secrets, allowed: allow, answers: mode === 'dry' ? answers : null }, { startSandbox, clock, signal, network: networkOf(file) });
  return { value: { ...report, findings }, words: inWords(report, findings), status: exitStatusOf(report.error?.kind ?? null) };
}

/** `action run`: runs the code of the file once and answers what it did, with what looks wrong in it. */
export async function actionRun(path: string, context: Context): Promise<Answer> {
  try {
    return await run(await readFileAs(actionFileSchema, path, context.stdin, context.signal), context);
  } catch (error) {
    if (!(error instanceof InputFileError)) throw error;
    const report: TestSendReport = refusedReport(error, 'failed');
    return { value: report, words: reportInWords(report), status: exitStatusOf(error.kind) };
  }
}
