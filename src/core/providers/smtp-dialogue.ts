import { createHmac } from 'node:crypto';
import { mask, type Redactor } from './redact';

/** One answer of a mail server, its lines put together: https://www.rfc-editor.org/rfc/rfc5321#section-4.2 */
export interface SmtpReply {
  code: number;
  /** `5.1.1`: https://www.rfc-editor.org/rfc/rfc3463 */
  enhanced: string | null;
  text: string;
}

/** Reads a reply; null for what is none. */
export function readReply(response: string): SmtpReply | null {
  const code = /^([2-5]\d\d)(?:[ -]|$)/.exec(response)?.[1];
  if (code === undefined) return null;
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null;
  const line = (text: string) => {
    const said = text.replace(/^\d{3}[ -]?/, '');
    return enhanced !== null && said.startsWith(enhanced) ? said.slice(enhanced.length).trim() : said.trim();
  };
  return { code: Number(code), enhanced, text: response.split(/\r?\n/).map(line).join(' ').trim() };
}

/** What was said so far, free of the login. */
export interface Dialogue {
  client(line: string): void;
  server(reply: string): void;
  /** The message itself begins to leave. */
  message(text: string): void;
  said(): { client: string; server: string };
  /** The last complete reply, also one that is none. */
  lastReply(): SmtpReply | null;
  /** What the server's last greeting by EHLO offers: keyword in capitals -> its words. */
  offers(): ReadonlyMap<string, string[]>;
  /** The answer to STARTTLS was yes, and nothing was said since. */
  upgrading(): boolean;
  /** The message has at least begun to leave. */
  written(): boolean;
}

/** Characters of either side that are kept while it runs; more than a report keeps, so that nothing is cut before it was searched for secrets. */
const keptWhileRunning = 131_072;

/** Writes a dialogue down as nodemailer reports it, line by line. Everything between AUTH and the answer to it stays out; what is made from the password for it is learnt, since servers may repeat it. */
export function createDialogue(login: { user: string; password: string } | null, learn: Redactor['learn']): Dialogue {
  const sides = { client: '', server: '' };
  let signingIn: string | null = null;
  let lastCommand = '';
  let last: SmtpReply | null = null;
  let offered: ReadonlyMap<string, string[]> = new Map();
  let upgrading = false;
  let written = false;

  const keep = (side: keyof typeof sides, text: string) => {
    if (sides[side].length < keptWhileRunning) sides[side] += `${text}\n`;
  };

  /** CRAM-MD5 sends a keyed hash of the challenge, from which a weak password could be guessed: https://www.rfc-editor.org/rfc/rfc2195 */
  const deriveFrom = (challenge: string) => {
    if (login === null) return;
    const hash = createHmac('md5', login.password).update(Buffer.from(challenge, 'base64').toString('ascii')).digest('hex');
    learn([hash]);
  };

  return {
    client: (line) => {
      upgrading = false;
      const auth = /^AUTH (\S+)(.*)$/i.exec(line);
      if (auth !== null) signingIn = (auth[1] ?? '').toUpperCase();
      if (auth !== null) keep('client', `AUTH ${auth[1]}${auth[2] === '' ? '' : ` ${mask}`}`);
      else keep('client', signingIn === null ? line : mask);
      lastCommand = line.split(' ')[0]?.toUpperCase() ?? '';
    },
    server: (reply) => {
      const challenge = signingIn === null ? null : /^334(?: (.*))?$/.exec(reply);
      if (challenge === null) signingIn = null;
      else if (signingIn === 'CRAM-MD5') deriveFrom(challenge[1] ?? '');
      keep('server', reply);
      last = readReply(reply);
      upgrading = lastCommand === 'STARTTLS' && last?.code === 220;
      if (lastCommand === 'EHLO' && last?.code === 250) {
        const words = reply.split('\n').slice(1).map((line) => line.replace(/^\d{3}[ -]/, '').trim().toUpperCase().split(/[\s=]+/));
        offered = new Map(words.map(([keyword = '', ...rest]) => [keyword, rest]));
      }
    },
    message: (text) => {
      written = true;
      keep('client', `${text.slice(0, keptWhileRunning).replaceAll('\r\n', '\n').replace(/\n$/, '')}\n.`);
    },
    said: () => ({ client: sides.client.trimEnd(), server: sides.server.trimEnd() }),
    lastReply: () => last,
    offers: () => offered,
    upgrading: () => upgrading,
    written: () => written,
  };
}
