import type net from 'node:net';
import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Marks } from './exchange';
import type { Network } from './network';
import type { Redactor } from './redact';
import { createDialogue, type Dialogue, readReply, type SmtpReply } from './smtp-dialogue';
import { answersTls, codeOf, firstBytes, openSocket, SmtpBroken, type SmtpServer, type SmtpTrouble, stopped, tlsTrouble, trustOf } from './smtp-socket';

/** What the server answered with no to. message: to the message itself, after its last line. */
export type SmtpStep = 'greeting' | 'hello' | 'starttls' | 'login' | 'sender' | 'recipient' | 'data' | 'message';

export interface SmtpRefusal {
  step: SmtpStep;
  reply: SmtpReply;
  /** The address that was refused, where it is one of several. */
  recipient: string | null;
}

/** A message as it goes over the line. */
export interface Envelope {
  from: string;
  to: string[];
  content: Buffer;
}

export interface SmtpExchange {
  marks: Marks;
  dialogue: Dialogue;
  /** The server's own name, from its greeting. */
  greeting: string | null;
  /** proved: the server took user and password · not offered: it knows no login · not given: there is none to try. */
  login: 'proved' | 'not offered' | 'not given';
  /** Recipients that the server took, and those that it did not. */
  accepted: string[];
  rejected: SmtpRefusal[];
  refusal: SmtpRefusal | null;
  trouble: SmtpTrouble | null;
}

/** In the order of preference, which is nodemailer's. */
const mechanisms = ['PLAIN', 'LOGIN', 'CRAM-MD5'];
/** Bytes of one reply. Real ones have less than one kilobyte. */
const maxReply = 65_536;
/** Milliseconds. Never reached: the caller's signal ends everything before. */
const unlimited = 3_600_000;
/** Milliseconds that the server has for closing its side after QUIT. */
const farewell = 1_000;

/** nodemailer's name of what was going on. */
function stepOf(command: string | null, code: string | null): SmtpStep {
  if (command?.startsWith('AUTH') === true) return 'login';
  switch (command) {
    case 'STARTTLS':
      return 'starttls';
    case 'MAIL FROM':
      return 'sender';
    case 'RCPT TO':
      return 'recipient';
    case 'DATA':
      return code === 'EMESSAGE' ? 'message' : 'data';
    case 'EHLO':
    case 'HELO':
      return 'hello';
    default:
      return 'greeting';
  }
}

function textOf(error: unknown, name: string): string | null {
  const value: unknown = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : null;
  return typeof value === 'string' ? value : null;
}

/** Reads nodemailer's error by named fields: a refusal of the server, or trouble on the way. */
function endOf(error: unknown, dialogue: Dialogue, security: SmtpServer['security']): SmtpRefusal | SmtpTrouble {
  if (error instanceof SmtpBroken) return error.trouble;
  const code = codeOf(error);
  const originalCode = codeOf(error, 'originalCode');
  const response = textOf(error, 'response');
  if (response !== null) {
    const reply = readReply(response);
    const step = stepOf(textOf(error, 'command'), code);
    if (reply === null || reply.code < 400) return { kind: 'garbled', code: null };
    const withoutTls = security === 'starttls' && reply.code >= 500 && (step === 'starttls' || step === 'hello');
    return withoutTls ? { kind: 'no-starttls', code: String(reply.code) } : { step, reply, recipient: textOf(error, 'recipient') };
  }
  if (dialogue.upgrading()) return tlsTrouble(originalCode, security);
  if (code === 'EPROTOCOL') return { kind: 'too-large', code: null };
  return { kind: code === 'ESOCKET' ? 'reset' : 'closed', code: originalCode };
}

/** nodemailer's connection, put into promises. */
function steps(connection: SMTPConnection, signal: AbortSignal) {
  const broken = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject);
    connection.once('end', () => {
      reject(new SmtpBroken({ kind: 'closed', code: null }));
    });
    const stop = () => {
      reject(stopped());
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  // It may break when nobody waits for anything any more.
  broken.catch(() => undefined);
  return <T>(act: (done: (error?: unknown, value?: T) => void) => void) =>
    Promise.race([
      broken,
      new Promise<T | undefined>((resolve, reject) => {
        act((error, value) => {
          if (error === null || error === undefined) resolve(value);
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- nodemailer's own, read by named fields
          else reject(error);
        });
      }),
    ]);
}

/** Logs in where there is a login and a way. */
async function logIn({ login }: SmtpServer, connection: SMTPConnection, offered: readonly string[] | undefined, step: ReturnType<typeof steps>): Promise<SmtpExchange['login']> {
  if (login === null) return 'not given';
  if (offered === undefined) return 'not offered';
  const method = mechanisms.find((mechanism) => offered.includes(mechanism));
  if (method === undefined) throw new SmtpBroken({ kind: 'no-mechanism', code: offered.join(', ') });
  await step((done) => {
    connection.login({ method, credentials: { user: login.user, pass: login.password } }, done);
  });
  return 'proved';
}

const isAscii = (address: string) => !/[\u0080-\uffff]/.test(address);

interface Request {
  server: SmtpServer;
  /** Null: only logs in. */
  envelope: Envelope | null;
  /** Milliseconds that a silent server has before it is asked whether it expects TLS from the first byte. */
  patience: number;
  learn: Redactor['learn'];
  network: Network;
  signal: AbortSignal;
}

/** One connection, one login, at most one message. Never rejects, never repeats. Over nodemailer, on a socket that is opened here. */
export async function smtpExchange({ server, envelope, patience, learn, network, signal }: Request): Promise<SmtpExchange> {
  const started = performance.now();
  const elapsed = () => Math.round((performance.now() - started) * 10) / 10;
  const marks: Marks = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 };
  const dialogue = createDialogue(server.login, learn);
  const result: SmtpExchange = { marks, dialogue, greeting: null, login: 'not given', accepted: [], rejected: [], refusal: null, trouble: null };
  let socket: net.Socket | null = null;
  let connection: SMTPConnection | null = null;

  const record = ({ tnx }: { tnx?: string }, line: string) => {
    if (tnx === 'client') {
      if (dialogue.upgrading()) marks.tlsMs = elapsed();
      dialogue.client(line);
    } else if (tnx === 'server') {
      dialogue.server(line);
      result.greeting ??= dialogue.lastReply()?.text.split(' ')[0] ?? null;
    }
  };

  const talk = async () => {
    socket = await openSocket({ server, network, marks, elapsed, signal });
    const first = await firstBytes(socket, server.security === 'tls' ? unlimited : patience, signal);
    if (first === null) {
      if (await answersTls(socket, server, network, signal)) throw new SmtpBroken({ kind: 'tls-at-once', code: null });
      throw signal.aborted ? stopped() : new SmtpBroken({ kind: 'closed', code: null });
    }
    marks.firstByteMs = elapsed();
    // The first byte of a TLS record (RFC 8446, 5.1): an alert, for having waited too long.
    if (first[0] === 0x15) throw new SmtpBroken({ kind: 'tls-at-once', code: null });

    const { default: Connection } = await import('nodemailer/lib/smtp-connection');
    const silent = () => undefined;
    const secured = server.security === 'tls';
    const open = (connection = new Connection({
      host: server.host,
      port: server.port,
      connection: socket,
      secure: secured,
      secured,
      requireTLS: server.security === 'starttls',
      ignoreTLS: server.security === 'none',
      tls: trustOf(server, network),
      transactionLog: true,
      logger: { trace: silent, debug: record, info: silent, warn: silent, error: silent, fatal: silent },
      connectionTimeout: unlimited,
      greetingTimeout: unlimited,
      socketTimeout: unlimited,
      socketCloseTimeout: farewell,
      maxResponseSize: maxReply,
    }));
    const step = steps(open, signal);
    await step((done) => {
      open.connect(done);
    });
    result.login = await logIn(server, open, dialogue.offers().get('AUTH'), step);
    if (envelope === null) return;
    const { from, to, content } = envelope;
    const foreign = [from, ...to].find((address) => !isAscii(address));
    if (foreign !== undefined && !dialogue.offers().has('SMTPUTF8')) throw new SmtpBroken({ kind: 'no-utf8', code: foreign });
    // A stream, since the first read of it is the moment from which the message may arrive.
    const message = Readable.from(
      (function* () {
        dialogue.message(content.toString('utf8'));
        yield content;
      })(),
      { objectMode: false },
    );
    const sent = await step<SMTPConnection.SentMessageInfo>((done) => {
      open.send({ from, to }, message, done);
    });
    result.accepted = sent?.accepted ?? [];
    result.rejected = (sent?.rejectedErrors ?? []).map((error) => endOf(error, dialogue, server.security)).filter((end) => 'step' in end);
  };

  try {
    await talk();
  } catch (error) {
    const end = endOf(error, dialogue, server.security);
    if ('step' in end) result.refusal = end;
    else result.trouble = end;
  }
  // TypeScript does not see that `talk` has set them.
  const left = { socket, connection } as { socket: net.Socket | null; connection: SMTPConnection | null };
  left.socket?.on('error', () => undefined);
  if (left.connection === null || result.trouble !== null) left.socket?.destroy();
  else left.connection.quit();
  left.connection?.close();
  marks.totalMs = elapsed();
  return result;
}
