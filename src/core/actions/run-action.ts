import { type ActionEnd, type ActionExchange, type ActionReport, type ActionTrace, type CannedAnswer, dryRunWarning } from '../../shared/model/action';
import type { ProviderError, Timings } from '../../shared/model/report';
import type { Outcome } from '../../shared/result';
import type { Clock } from '../ports';
import { directNetwork, type Network } from '../providers/network';
import { createRedactor } from '../providers/redact';
import type { KeptCache } from './action-cache';
import { type AskForHost, createActionFetch, type LookUpAll } from './action-fetch';
import type { AllowList } from './fetch-policy';
import { defaultLimits, type SandboxHost, type SandboxLimits, type SandboxOutcome, type SandboxProgram } from './sandbox/protocol';

/** Runs a program in a thread of its own; ends it when the signal aborts. Never rejects: null when it was stopped. */
export type StartSandbox = (program: SandboxProgram, host: SandboxHost, signal: AbortSignal) => Promise<SandboxOutcome | null>;

export interface ActionRun {
  code: string;
  handler: string;
  /** Without its secrets. */
  event: Readonly<Record<string, unknown>>;
  secrets: Readonly<Record<string, string>>;
  allowed: AllowList;
  /** Of a dry run; null: live. */
  answers: readonly CannedAnswer[] | null;
}

export interface ActionTools {
  startSandbox: StartSandbox;
  clock: Clock;
  signal: AbortSignal;
  network?: Network;
  limits?: SandboxLimits;
  /** In place of the system's. */
  lookUp?: LookUpAll;
  /** Asks the person about a host that is not in the list, while both clocks stand. */
  askForHost?: AskForHost | undefined;
  /** What earlier runs left; not there for runs that begin without and leave nothing. */
  cache?: KeptCache | undefined;
}

/** In the name of a host capital letters become small ones. Characters from which on a secret is masked like that too: shorter ones are ordinary words, which would be masked everywhere. */
const shortestLowered = 8;

/** Runs the code of a custom provider once, dry or live, and reports what it did, without its secrets. Never rejects and never repeats. */
export async function runAction(run: ActionRun, { startSandbox, clock, signal, network = directNetwork, limits = defaultLimits, lookUp, askForHost, cache }: ActionTools): Promise<ActionReport> {
  const redactor = createRedactor(Object.values(run.secrets).flatMap((secret) => (secret.length < shortestLowered ? [secret] : [secret, secret.toLowerCase()])));
  const ended = new AbortController();
  const { fetch, exchanges, written, allowedOnce } = createActionFetch({ allowed: run.allowed, answers: run.answers, network, signal: AbortSignal.any([signal, ended.signal]), clock, redactor, lookUp, askForHost });
  const lines: ActionTrace['console'] = [];
  const line = (level: string, text: string, place: number | null) => {
    lines.push({ level, text: redactor.text(text), ...(place !== null && { line: place }) });
  };

  const startedAt = new Date(clock.now()).toISOString();
  const began = performance.now();
  const program: SandboxProgram = { code: run.code, handler: run.handler, event: { ...run.event, secrets: run.secrets }, cache: cache?.records ?? [], limits };
  const outcome = await startSandbox(program, { fetch, line }, signal);
  ended.abort();
  if (outcome !== null) cache?.keep(outcome.cache);
  const totalMs = Math.round((performance.now() - began) * 10) / 10;

  const end = outcome === null ? 'cancelled' : endOf(outcome, exchanges.some(({ response }) => response !== null));
  const last = exchanges.at(-1) ?? null;
  const timings: Timings = last?.timings ?? { startedAt, dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs };
  const error = explained(end, outcome, run, { written: written(), refusedHost: last !== null && last.response === null && !last.dry ? (last.unlisted ?? null) : null });
  return {
    outcome: outcomeOf(end, written()),
    messageId: null,
    error: error && { ...error, message: redactor.text(error.message).slice(0, 300), meaning: redactor.text(error.meaning) },
    timings: { ...timings, startedAt, totalMs },
    request: last?.request ?? null,
    response: last?.response ?? null,
    warnings: [...warningsOf(end, run, last), ...allowedOnce().map((host) => redactor.text(`${host} was allowed for this run alone.`))],
    action: { end, line: lineOf(outcome), exchanges, console: lines, cpuMs: outcome?.cpuMs ?? 0, totalMs, memoryBytes: outcome?.memoryBytes ?? 0 },
  };
}

function warningsOf(end: ActionEnd, { answers }: ActionRun, last: ActionExchange | null): string[] {
  const status = last?.response?.status ?? 0;
  return [
    ...(answers === null ? [] : [dryRunWarning]),
    ...(end === 'returned' && status >= 400 ? [`The last answer was HTTP ${status}, but the code returned: the platform counts the message as sent.`] : []),
  ];
}

function endOf({ end, decision }: SandboxOutcome, answered: boolean): ActionEnd {
  if (end.kind !== 'returned') return end.kind;
  if (decision !== null) return decision.kind === 'drop' ? 'dropped' : 'retry';
  return answered ? 'returned' : 'nothing-sent';
}

function outcomeOf(end: ActionEnd, written: boolean): Outcome {
  if (end === 'returned') return 'accepted';
  if (end === 'dropped' || end === 'retry') return 'failed';
  return written ? 'unknown' : 'failed';
}

function lineOf(outcome: SandboxOutcome | null): number | null {
  return outcome !== null && 'line' in outcome.end ? outcome.end.line : null;
}

type Explanation = Pick<ProviderError, 'kind' | 'message' | 'meaning' | 'fix'>;

/** Why it was not a plain return, and the next step. Null: it was one. */
function explained(end: ActionEnd, outcome: SandboxOutcome | null, { handler }: ActionRun, { written, refusedHost }: { written: boolean; refusedHost: string | null }): ProviderError | null {
  if (end === 'returned') return null;
  const { kind, message, meaning, fix: usual } = explanation(end, outcome, handler);
  const fix = end === 'threw' && refusedHost !== null ? `Allow ${refusedHost} if the message and its secrets may go there, or ask another host in the code.` : usual;
  const consequence = end === 'dropped' || end === 'retry' ? '' : written ? 'The message may have been sent.' : 'Nothing was sent.';
  return { kind, message, meaning: [meaning, consequence].filter((sentence) => sentence !== '').join(' '), fix, providerCode: null, link: null, retryAfterSeconds: null };
}

function explanation(end: Exclude<ActionEnd, 'returned'>, outcome: SandboxOutcome | null, handler: string): Explanation {
  const at = lineOf(outcome) === null ? '' : ` in line ${lineOf(outcome)}`;
  const found = outcome?.end;
  const reason = outcome?.decision?.reason ?? '';
  switch (end) {
    case 'dropped':
      return { kind: 'action-dropped', message: reason === '' ? 'The code dropped the message.' : reason, meaning: 'The code gave the message up for good with api.notification.drop.', fix: 'Look at the requests and console lines for its reason.' };
    case 'retry':
      return { kind: 'action-retry', message: reason === '' ? 'The code asks to try again.' : reason, meaning: 'The code called api.notification.retry: the platform would run it again, up to 5 times. A test runs it once.', fix: 'Look at the answer of the service, and send again later.' };
    case 'nothing-sent':
      return { kind: 'action-error', message: 'The code returned without sending anything.', meaning: 'It made no request that was answered, and neither dropped nor retried the message. The platform would count it as sent.', fix: 'Check the conditions in the code, and that every request is awaited.' };
    case 'threw':
      return { kind: 'action-error', message: found?.kind === 'threw' ? `${found.name}: ${found.message}` : 'The code threw.', meaning: `The code threw an error${at}. The platform would run it again.`, fix: 'Mend the code, or catch the error and call api.notification.drop.' };
    case 'syntax':
      return { kind: 'action-error', message: found?.kind === 'syntax' ? found.message : 'The code does not parse.', meaning: `The code has a syntax error${at} and was not run.`, fix: 'Mend the line and run it again.' };
    case 'no-handler':
      return { kind: 'action-error', message: `exports.${handler} is missing.`, meaning: found?.kind === 'no-handler' && found.exported.length > 0 ? `The code exports ${found.exported.join(', ')}.` : 'The code exports nothing.', fix: `Name the handler ${handler}.` };
    case 'cpu':
      return { kind: 'timeout', message: 'The code was stopped: it computed for too long.', meaning: 'An action has 2 s of processor time.', fix: 'Look for a loop without an end.' };
    case 'wall':
      return { kind: 'timeout', message: 'The code was stopped after 20 s.', meaning: 'It still waited for something.', fix: 'Give each request a time-out, such as AbortSignal.timeout(5000).' };
    case 'memory':
      return { kind: 'action-error', message: 'The code was stopped: it used more than 32 MB.', meaning: 'An action has 32 MB of memory.', fix: 'Look for something that grows without an end.' };
    case 'stuck':
      return { kind: 'action-error', message: 'The code waits for something that never happens.', meaning: 'A promise is awaited that nothing will settle.', fix: 'Look for a promise whose resolve is never called.' };
    case 'cancelled':
      return { kind: 'cancelled', message: 'Cancelled here.', meaning: '', fix: 'Run it again when you are ready.' };
  }
}
