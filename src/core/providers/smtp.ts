import type { Clock } from '../ports';
import { startDeadline } from './deadline';
import type { Recording, SessionOptions } from './http';
import { isProxyTrouble, proxyFailure } from './proxy-failure';
import { keptBody, recordedBody } from './recorded-body';
import type { Redactor } from './redact';
import type { Envelope, SmtpExchange } from './smtp-exchange';
import type { SmtpServer, SmtpTrouble } from './smtp-socket';

export interface SmtpMail {
  from: { address: string; name: string };
  /** Addresses without names. */
  to: readonly string[];
  replyTo: string | null;
  subject: string;
  /** Empty where there is none. */
  text: string;
  html: string;
}

/** How far a dialogue came that was not broken off. */
export type SmtpLogin = Pick<SmtpExchange, 'greeting' | 'login' | 'refusal'>;
export interface SmtpSent extends SmtpLogin, Pick<SmtpExchange, 'accepted' | 'rejected'> {
  /** As in the message's header. */
  messageId: string;
}

/** The one way to a mail server. */
export interface ProviderSmtp {
  /** Connects, logs in and leaves again. Throws ProviderFailure for everything but an answer of the server. */
  verify(server: SmtpServer): Promise<SmtpLogin>;
  /** Hands one message over, once. Throws as `verify`. */
  send(server: SmtpServer, mail: SmtpMail): Promise<SmtpSent>;
}

export interface SmtpSession {
  smtp: ProviderSmtp;
  /** Null while no server was asked. */
  recording(): Recording | null;
  /** True once a message may have left. */
  written(): boolean;
  /** Frees the deadline's timer. */
  close(): void;
}

/** Of the time for everything, how much a silent server gets before it is asked whether it expects TLS at once. */
const patienceShare = 2 / 3;

/** A message as it goes over the line. Reads no file and no address, whatever stands in it. */
async function compose({ from, to, replyTo, subject, text, html }: SmtpMail, clock: Clock): Promise<Envelope & { messageId: string }> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const node = new MailComposer({
    from,
    to: to.map((address) => ({ name: '', address })),
    subject,
    date: new Date(clock.now()),
    ...(replyTo !== null && { replyTo: { name: '', address: replyTo } }),
    ...(text !== '' && { text }),
    ...(html !== '' && { html }),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from: sender, to: recipients } = node.getEnvelope();
  const messageId = node.messageId();
  return { from: sender === false ? '' : sender, to: recipients, content: await node.build(), messageId };
}

const urlOf = ({ host, port, security }: SmtpServer) => `${security === 'tls' ? 'smtps' : 'smtp'}://${host.includes(':') ? `[${host}]` : host}:${port}`;

function recordingOf({ marks, dialogue }: SmtpExchange, server: SmtpServer, redactor: Redactor, startedAt: string): Recording {
  const { client, server: answers } = dialogue.said();
  return {
    request: { method: 'SMTP', url: redactor.url(urlOf(server)), headers: {}, body: client === '' ? null : recordedBody(redactor, client) },
    response: answers === '' ? null : { status: dialogue.lastReply()?.code ?? 0, headers: {}, body: recordedBody(redactor, answers), truncated: answers.length > keptBody },
    timings: { startedAt, ...marks },
  };
}

/** Opens the SMTP side of one operation: a deadline over everything, a recording without the login. nodemailer is loaded with the first dialogue. */
export function createSmtpSession({ signal, deadlineMs, clock, network }: SessionOptions, redactor: Redactor): SmtpSession {
  const startedAt = new Date(clock.now()).toISOString();
  const deadline = startDeadline(signal, deadlineMs);
  let recording: Recording | null = null;
  let written = false;

  const talk = async (server: SmtpServer, envelope: Envelope | null): Promise<SmtpExchange> => {
    // With the first dialogue, not at start: few integrations are mail servers.
    const [{ smtpExchange }, { smtpFailure }] = await Promise.all([import('./smtp-exchange'), import('./smtp-failure')]);
    const failure = (trouble: SmtpTrouble, greeted: boolean) => {
      const context = { stoppedBy: deadline.stoppedBy(), deadlineMs };
      return isProxyTrouble(trouble) ? proxyFailure(trouble, { ...context, host: server.host, proxy: network.proxy?.url ?? '' }) : smtpFailure(trouble, { ...context, server, written, greeted });
    };
    if (deadline.signal.aborted) throw failure({ kind: 'stopped', code: null }, false);
    const done = await smtpExchange({ server, envelope, patience: deadlineMs * patienceShare, learn: redactor.learn, network, signal: deadline.signal });
    recording = recordingOf(done, server, redactor, startedAt);
    written ||= done.dialogue.written();
    if (done.trouble !== null) throw failure(done.trouble, done.marks.firstByteMs !== null);
    return done;
  };

  return {
    smtp: {
      verify: (server) => talk(server, null),
      send: async (server, mail) => {
        const { messageId, ...envelope } = await compose(mail, clock);
        return { ...(await talk(server, envelope)), messageId };
      },
    },
    recording: () => recording,
    written: () => written,
    close: () => {
      deadline.close();
    },
  };
}
