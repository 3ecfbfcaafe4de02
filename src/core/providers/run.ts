import type { ActionReport, CannedAnswer } from '../../shared/model/action';
import type { Message } from '../../shared/model/message';
import type { ProviderDescriptor } from '../../shared/model/provider';
import type { CheckReport, ProviderError, TestSendReport } from '../../shared/model/report';
import { usedValues } from '../../shared/validate/fields';
import type { KeptCache } from '../actions/action-cache';
import type { AskForHost } from '../actions/action-fetch';
import type { StartSandbox } from '../actions/run-action';
import type { Clock } from '../ports';
import { createActionSession } from './actions';
import type { Recording } from './http';
import { checkConfig, checkMessage } from './input-check';
import { directNetwork, type Network } from './network';
import type { Adapter, CheckOutcome, ProviderConfig, ProviderEntry, SendOptions, SendOutcome, Tools } from './provider';
import { ownFailure, ProviderFailure } from './provider-failure';
import type { Redactor } from './redact';

/** Milliseconds for one operation, from the first look-up to the last byte. */
const defaultDeadlineMs = 30_000;
/** Characters at most of what comes from an answer, which may be anything: code, message and meaning are also noted on the integration. */
const kept = { code: 60, message: 300, other: 1_000 };

export interface RunOptions {
  /** Aborting it ends the operation with kind `cancelled`. */
  signal: AbortSignal;
  clock: Clock;
  deadlineMs?: number;
  /** The way out of this computer; straight where it is not given. */
  network?: Network;
  /** For providers whose code is an administrator's. */
  startSandbox?: StartSandbox;
  /** Lets an administrator decide about a host that such code may not ask. Refused where it is not given. */
  askForHost?: AskForHost;
  /** What such code keeps between its runs. */
  cache?: KeptCache | undefined;
  /** Such code is run dry: this is what the services say. Nothing else may be run with it. */
  answers?: readonly CannedAnswer[];
}

/** Secrets out of every text that a person may read; closed words such as the outcome stay as they are. */
function maskError(error: ProviderError, { text }: Redactor): ProviderError {
  return {
    ...error,
    providerCode: error.providerCode === null ? null : text(error.providerCode).slice(0, kept.code),
    message: text(error.message).slice(0, kept.message),
    meaning: text(error.meaning).slice(0, kept.other),
    fix: text(error.fix).slice(0, kept.other),
    link: error.link === null ? null : text(error.link),
  };
}

/** The ways out of one operation, and what is known of it afterwards. */
interface Session {
  tools: Tools;
  redactor: Redactor;
  recording(): Recording;
  /** What an administrator's code did; null when none ran. */
  action(): ActionReport | null;
  /** True once something may have left. */
  written(): boolean;
  close(): void;
}

/** The ways to a provider are loaded with the first operation: they are not needed for starting. */
async function openSession({ descriptor }: ProviderEntry, config: ProviderConfig, { signal, clock, deadlineMs = defaultDeadlineMs, network = directNetwork, startSandbox, askForHost, cache, answers }: RunOptions): Promise<Session> {
  const [{ createHttpSession }, { createSmtpSession }] = await Promise.all([import('./http'), import('./smtp')]);
  const shared = { label: descriptor.label, signal, deadlineMs, clock, network };
  const http = createHttpSession({ ...shared, apiBaseUrl: config.apiBaseUrl, secrets: Object.values(config.credentials) });
  const smtp = createSmtpSession(shared, http.redactor);
  const action = createActionSession({ startSandbox, askForHost, cache, answers: answers ?? null, signal, clock, network });
  return {
    tools: { http: http.http, smtp: smtp.smtp, actions: action.actions },
    redactor: http.redactor,
    recording: () => action.report() ?? smtp.recording() ?? http.recording(),
    action: () => action.report(),
    written: () => http.written() || smtp.written(),
    close: () => {
      http.close();
      smtp.close();
    },
  };
}

/** Runs one operation of an adapter; whatever it throws becomes a ProviderFailure, since an SDK's own errors may carry credentials. */
async function attempt<T>(entry: ProviderEntry, config: ProviderConfig, session: Session, operation: (adapter: Adapter) => Promise<T> | ProviderFailure): Promise<T | ProviderFailure> {
  try {
    const { connect } = await entry.load();
    return await operation(connect(config, session.tools));
  } catch (error) {
    if (error instanceof ProviderFailure) return error;
    const { label } = entry.descriptor;
    return session.written()
      ? ownFailure('bad-response', 'unclear', `The answer of ${label} could not be understood.`, 'It does not have the form that its documentation describes.', 'Look at the response, and check the API base URL.')
      : ownFailure('provider-error', 'none', `The request to ${label} could not be prepared.`, 'Something in the settings does not fit its library.', 'Check the settings of this integration.');
  }
}

/** Adds what a failed send means for the message itself. */
function withConsequence({ error, reach }: ProviderFailure, { label }: ProviderDescriptor): ProviderError {
  const join = (...sentences: string[]) => sentences.filter((sentence) => sentence !== '').join(' ');
  if (reach === 'refused') return error;
  if (reach === 'none') return { ...error, meaning: join(error.meaning, 'Nothing was sent.') };
  if (error.kind === 'cancelled') return { ...error, meaning: 'The provider may still deliver it.', fix: `Look at ${label}’s log before sending again.` };
  return { ...error, meaning: join(error.meaning, 'The message may have been sent.'), fix: join(error.fix, `Look at ${label}’s log before sending again.`) };
}

function sendReport(result: SendOutcome, session: Session): TestSendReport {
  const text = (value: string) => session.redactor.text(value).slice(0, kept.other);
  const ran = session.action();
  return {
    outcome: result.outcome,
    messageId: result.messageId === null ? null : text(result.messageId),
    error: result.error && maskError(result.error, session.redactor),
    ...(({ timings, request, response }) => ({ timings, request, response }))(session.recording()),
    warnings: result.warnings.map(text),
    ...(result.simulated && { simulated: true }),
    ...(ran && { action: ran.action }),
  };
}

function unsupported(what: string, { label }: ProviderDescriptor): ProviderFailure {
  return ownFailure('unsupported', 'none', what, '', `Look in the console of ${label}.`);
}

/** A provider that knows no test mode would deliver the message: it is not asked. */
function checkTestMode({ label, testMode }: ProviderDescriptor, wanted: boolean): ProviderFailure | null {
  return wanted && !testMode ? ownFailure('invalid-input', 'none', `${label} knows no test mode: it would deliver the message.`, '', 'Send without test mode, or through another integration.') : null;
}

/**
 * Sends one message through one provider: the only path to a provider for tests and CLI alike.
 * Never throws and never repeats. Configuration and message are checked before the adapter is loaded.
 */
export async function runSend(entry: ProviderEntry, given: ProviderConfig, message: Message, options: RunOptions & Partial<SendOptions>): Promise<TestSendReport> {
  const { descriptor } = entry;
  const testMode = options.testMode ?? false;
  const config = usedValues(descriptor, { ...given, saved: [] });
  const session = await openSession(entry, config, options);
  try {
    const refusal = checkConfig(descriptor, given, true) ?? checkMessage(descriptor, message) ?? checkTestMode(descriptor, testMode);
    const result = refusal ?? (await attempt(entry, config, session, (adapter) => adapter.send(message, { testMode })));
    if (!(result instanceof ProviderFailure)) return sendReport(result, session);
    return sendReport({ outcome: result.reach === 'unclear' ? 'unknown' : 'failed', messageId: null, error: withConsequence(result, descriptor), warnings: [] }, session);
  } finally {
    session.close();
  }
}

/** Asks a provider whether it accepts the credentials. Sends nothing; the sender may still be empty. Never throws. */
export async function runCheck(entry: ProviderEntry, given: ProviderConfig, options: RunOptions): Promise<CheckReport> {
  const config = usedValues(entry.descriptor, { ...given, saved: [] });
  const session = await openSession(entry, config, options);
  try {
    const cannot = () => unsupported(`${entry.descriptor.label} offers no way to check credentials without sending.`, entry.descriptor);
    const refusal = checkConfig(entry.descriptor, given, false);
    const result = refusal ?? (await attempt<CheckOutcome>(entry, config, session, (adapter) => adapter.verify?.() ?? cannot()));
    const { ok, error, account, warnings, testMode } =
      result instanceof ProviderFailure ? { ok: false, error: result.error, account: null, warnings: [], testMode: false } : result;
    const text = (value: string) => session.redactor.text(value).slice(0, kept.other);
    return {
      ok,
      error: error && maskError(error, session.redactor),
      account: account && account.map(({ label, value }) => ({ label, value: text(value) })),
      warnings: warnings.map(text),
      testMode,
      timings: session.recording().timings,
    };
  } finally {
    session.close();
  }
}

/**
 * Looks up what became of a message. `recipient` helps providers whose log cannot be asked by id alone.
 * An error together with outcome `unknown` is one of the look-up; together with another outcome it is why the message failed. Never throws.
 */
export async function runStatus(entry: ProviderEntry, given: ProviderConfig, messageId: string, options: RunOptions & { recipient?: string }): Promise<TestSendReport> {
  const config = usedValues(entry.descriptor, { ...given, saved: [] });
  const session = await openSession(entry, config, options);
  try {
    const cannot = () => unsupported(`${entry.descriptor.label} offers no look-up of a message.`, entry.descriptor);
    const refusal = checkConfig(entry.descriptor, given, false);
    const result = refusal ?? (await attempt<SendOutcome>(entry, config, session, (adapter) => adapter.status?.(messageId, options.recipient ?? null) ?? cannot()));
    return sendReport(result instanceof ProviderFailure ? { outcome: 'unknown', messageId, error: result.error, warnings: [] } : result, session);
  } finally {
    session.close();
  }
}
