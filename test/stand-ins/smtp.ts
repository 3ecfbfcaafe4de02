import { createHmac, randomBytes } from 'node:crypto';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { selfSignedCertificate } from './self-signed';

/** What the stand-in knows. Made up. */
export const smtpAccount = {
  user: 'identity@halden.example',
  password: 'made-up p/ss+word="&<0a1b2c',
  sender: 'no-reply@halden.example',
} as const;

/** Where a session stands when a fault takes the place of the answer. secured: after STARTTLS, before EHLO is said again. */
export type SmtpMoment = 'connected' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'message' | 'secured';

/** May say or do anything, or nothing at all; the session does not go on by itself. */
export interface SmtpFault {
  at: SmtpMoment;
  act(socket: net.Socket, line: string): void;
}

export const saying =
  (at: SmtpMoment, ...lines: string[]): SmtpFault => ({ at, act: (socket) => socket.write(`${lines.join('\r\n')}\r\n`) });

export interface SmtpMailReceived {
  from: string;
  to: string[];
  content: string;
}

export interface SmtpStandIn {
  host: string;
  port: number;
  /** PEM; also its own authority. */
  certificate: string;
  connections: number;
  /** Every line that arrived, over all connections, without the messages. */
  lines: string[];
  mails: SmtpMailReceived[];
  /** Keywords that EHLO offers, besides STARTTLS. AUTH only after TLS, where there is STARTTLS. */
  offers: string[];
  inject(fault: SmtpFault | null): void;
  close(): Promise<void>;
}

/** One connection to a small mail server. */
class Session {
  private pending = '';
  private deaf = false;
  private loggedIn = false;
  private expecting: ((line: string) => void) | null = null;
  private from: string | null = null;
  private to: string[] = [];
  private content: string[] | null = null;

  constructor(
    private socket: net.Socket,
    private readonly server: SmtpStandIn & { fault: SmtpFault | null; key: string; startTls: boolean },
    private secured: boolean,
  ) {
    this.listen(socket);
    this.at('connected', '', () => {
      this.say('220 mail.halden.example ESMTP ready');
    });
  }

  private listen(socket: net.Socket): void {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      if (this.socket !== socket || this.deaf) return;
      // A TLS hello (RFC 8446, 5.1) in clear: its random bytes may look like the end of a line, which would be answered.
      if (!this.secured && chunk[0] === 0x16) {
        this.deaf = true;
        return;
      }
      this.pending += chunk.toString('utf8');
      for (let end = this.pending.indexOf('\r\n'); end >= 0; end = this.pending.indexOf('\r\n')) {
        const line = this.pending.slice(0, end);
        this.pending = this.pending.slice(end + 2);
        this.take(line);
      }
    });
  }

  private say(...lines: string[]): void {
    if (!this.socket.destroyed) this.socket.write(`${lines.join('\r\n')}\r\n`);
  }

  private at(moment: SmtpMoment, line: string, otherwise: () => void): void {
    const { fault } = this.server;
    if (fault?.at === moment) fault.act(this.socket, line);
    else otherwise();
  }

  private take(line: string): void {
    if (this.content !== null) {
      if (line === '.') this.finish(this.content);
      else this.content.push(line.replace(/^\./, ''));
      return;
    }
    this.server.lines.push(line);
    const expecting = this.expecting;
    if (expecting !== null) {
      this.expecting = null;
      expecting(line);
      return;
    }
    const verb = line.split(' ')[0]?.toUpperCase() ?? '';
    switch (verb) {
      case 'EHLO':
        this.at(this.secured && this.server.startTls ? 'secured' : 'EHLO', line, () => {
          this.greet();
        });
        break;
      case 'STARTTLS':
        this.at('STARTTLS', line, () => {
          this.upgrade();
        });
        break;
      case 'AUTH':
        this.logIn(line);
        break;
      case 'MAIL':
        this.at('MAIL', line, () => {
          this.takeSender(line);
        });
        break;
      case 'RCPT':
        this.at('RCPT', line, () => {
          this.takeRecipient(line);
        });
        break;
      case 'DATA':
        this.at('DATA', line, () => {
          if (this.to.length === 0) this.say('503 5.5.1 No recipient yet');
          else {
            this.content = [];
            this.say('354 End with a dot on a line of its own');
          }
        });
        break;
      case 'QUIT':
        this.say('221 2.0.0 Bye');
        this.socket.end();
        break;
      default:
        this.say('502 5.5.2 Unknown command');
    }
  }

  private greet(): void {
    const open = !this.server.startTls || this.secured;
    const lines = ['mail.halden.example greets', ...this.server.offers.filter((offer) => open || !offer.startsWith('AUTH')), ...(open ? [] : ['STARTTLS'])];
    this.say(...lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`));
  }

  private upgrade(): void {
    if (!this.server.startTls || this.secured) {
      this.say('502 5.5.1 STARTTLS is not offered');
      return;
    }
    this.say('220 2.0.0 Go ahead');
    this.socket.removeAllListeners('data');
    this.pending = '';
    this.secured = true;
    this.socket = new tls.TLSSocket(this.socket, { isServer: true, key: this.server.key, cert: this.server.certificate });
    this.listen(this.socket);
  }

  private logIn(line: string): void {
    const [, mechanism = '', initial = ''] = line.split(' ');
    const decide = (right: boolean, last: string) => {
      this.at('AUTH', last, () => {
        this.loggedIn = right;
        this.say(right ? '235 2.7.0 Authentication successful' : '535 5.7.8 Username and password not accepted');
      });
    };
    const { user, password } = smtpAccount;
    const plain = (text: string) => {
      decide(Buffer.from(text, 'base64').toString('utf8') === `\0${user}\0${password}`, text);
    };
    switch (mechanism.toUpperCase()) {
      case 'PLAIN':
        plain(initial);
        break;
      case 'LOGIN':
        this.say('334 VXNlcm5hbWU6');
        this.expecting = (name) => {
          this.say('334 UGFzc3dvcmQ6');
          this.expecting = (secret) => {
            decide(Buffer.from(name, 'base64').toString('utf8') === user && Buffer.from(secret, 'base64').toString('utf8') === password, secret);
          };
        };
        break;
      case 'CRAM-MD5': {
        const challenge = `<${randomBytes(8).toString('hex')}@mail.halden.example>`;
        this.say(`334 ${Buffer.from(challenge).toString('base64')}`);
        this.expecting = (answer) => {
          decide(Buffer.from(answer, 'base64').toString('utf8') === `${user} ${createHmac('md5', password).update(challenge).digest('hex')}`, answer);
        };
        break;
      }
      default:
        this.say('504 5.5.4 Unknown mechanism');
    }
  }

  private takeSender(line: string): void {
    const from = /^MAIL FROM:<([^<>]*)>/i.exec(line)?.[1] ?? '';
    if (!this.loggedIn && this.server.offers.some((offer) => offer.startsWith('AUTH'))) this.say('530 5.7.0 Authentication required');
    else if (from !== smtpAccount.sender) this.say(`553 5.7.1 <${from}>: Sender address rejected: not owned by user`);
    else {
      this.from = from;
      this.to = [];
      this.say('250 2.1.0 Sender ok');
    }
  }

  private takeRecipient(line: string): void {
    const to = /^RCPT TO:<([^<>]*)>/i.exec(line)?.[1] ?? '';
    if (this.from === null) this.say('503 5.5.1 MAIL first');
    else if (to.startsWith('nobody@')) this.say(`550 5.1.1 <${to}>: no such user here`);
    else {
      this.to.push(to);
      this.say('250 2.1.5 Recipient ok');
    }
  }

  private finish(content: string[]): void {
    this.content = null;
    this.at('message', '.', () => {
      this.server.mails.push({ from: this.from ?? '', to: this.to, content: content.join('\r\n') });
      this.from = null;
      this.say(`250 2.0.0 Ok: queued as MADEUP${String(this.server.mails.length).padStart(4, '0')}`);
    });
  }
}

/** A mail server on 127.0.0.1. It takes messages from one user and one sender, and only after a login where it offers one. `name`: another that its certificate is for. */
export async function startSmtpStandIn(security: 'starttls' | 'tls' | 'none' = 'starttls', name: string | null = null): Promise<SmtpStandIn> {
  const { key, cert } = selfSignedCertificate(name);
  const sockets = new Set<net.Socket>();
  const started = (port: number, close: () => Promise<void>) => ({
    host: '127.0.0.1',
    port,
    certificate: cert,
    connections: 0,
    lines: [] as string[],
    mails: [] as SmtpMailReceived[],
    offers: ['PIPELINING', '8BITMIME', 'AUTH PLAIN LOGIN'],
    fault: null as SmtpFault | null,
    key,
    startTls: security === 'starttls',
    inject(fault: SmtpFault | null) {
      this.fault = fault;
    },
    close,
  });

  const take = (socket: net.Socket) => {
    state.connections += 1;
    new Session(socket, state, security === 'tls');
  };
  const server = security === 'tls' ? tls.createServer({ key, cert, noDelay: true }, take) : net.createServer({ noDelay: true }, take);
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  if (server instanceof tls.Server) server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const state: ReturnType<typeof started> = started(
    (server.address() as AddressInfo).port,
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  );
  return state;
}
