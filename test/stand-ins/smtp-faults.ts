import type net from 'node:net';
import type { ErrorKind, Outcome } from '../../src/shared/result';
import { saying, type SmtpFault } from './smtp';

/** How it must end. */
export interface SmtpExpected {
  kind: ErrorKind;
  outcome: Outcome;
  /** What the fix or the meaning must name. */
  about?: string;
}

/** Sends without end, until the other side has enough or 20 MB are through. */
function flood(socket: net.Socket, chunk: string): void {
  let left = 20_971_520 / chunk.length;
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(chunk)) {
        socket.once('drain', more);
        return;
      }
    }
  };
  more();
}

/** A line of a reply now and then, of which none is the last. */
function drip(socket: net.Socket, line: string): void {
  const timer = setInterval(() => socket.write(line), 20);
  socket.on('close', () => {
    clearInterval(timer);
  });
}

const acting = (at: SmtpFault['at'], act: (socket: net.Socket) => void): SmtpFault => ({ at, act });
const nothing = () => undefined;
const cut = (socket: net.Socket) => socket.end();
const reset = (socket: net.Socket) => socket.destroy();

const failed = (kind: ErrorKind, about?: string): SmtpExpected => ({ kind, outcome: 'failed', ...(about !== undefined && { about }) });
const unclear = (kind: ErrorKind): SmtpExpected => ({ kind, outcome: 'unknown' });

/** What goes wrong until the login is through: the same for a check. */
export const faultsBeforeLogin: Record<string, { fault: SmtpFault; expected: SmtpExpected }> = {
  'no banner': { fault: acting('connected', nothing), expected: failed('timeout', '465') },
  'a banner that says 421': { fault: saying('connected', '421 4.3.2 Too busy, come back later'), expected: failed('temporary') },
  'a banner that says 421 and a closed connection': {
    fault: acting('connected', (socket) => socket.end('421 4.3.2 Shutting down\r\n')),
    expected: failed('temporary'),
  },
  'a banner that says 554': { fault: saying('connected', '554 5.7.1 No service for your address'), expected: failed('forbidden') },
  'a connection closed without a banner': { fault: acting('connected', cut), expected: failed('network') },
  'a connection reset without a banner': { fault: acting('connected', reset), expected: failed('network') },
  'a web server': { fault: saying('connected', 'HTTP/1.1 400 Bad Request', 'Content-Type: text/html', '', '<html></html>'), expected: failed('bad-response') },
  'an IMAP server': { fault: saying('connected', '* OK IMAP4rev1 ready'), expected: failed('bad-response') },
  'a banner without an end': { fault: acting('connected', (socket) => { flood(socket, 'a'.repeat(65_536)); }), expected: failed('bad-response') },
  'a banner of endless lines': { fault: acting('connected', (socket) => { flood(socket, `220-${'a'.repeat(1_000)}\r\n`); }), expected: failed('bad-response') },
  'a slow banner': { fault: acting('connected', (socket) => { drip(socket, '220-wait\r\n'); }), expected: failed('timeout') },
  'silence after EHLO': { fault: acting('EHLO', nothing), expected: failed('timeout') },
  '421 to EHLO': { fault: saying('EHLO', '421 4.7.0 Too many connections'), expected: failed('rate-limited') },
  'a page in answer to EHLO': { fault: saying('EHLO', '<html>', '</html>'), expected: failed('bad-response') },
  'STARTTLS offered and refused': { fault: saying('STARTTLS', '502 5.5.1 Not implemented'), expected: failed('tls', '465') },
  '454 to STARTTLS': { fault: saying('STARTTLS', '454 4.7.0 TLS not available due to temporary reason'), expected: failed('temporary') },
  'no TLS after STARTTLS': {
    // Later, since what comes with the yes itself is thrown away unread.
    fault: acting('STARTTLS', (socket) => { socket.write('220 Go ahead\r\n', () => setTimeout(() => socket.write('250 this is no TLS\r\n'), 30)); }),
    expected: failed('tls'),
  },
  'a connection closed after STARTTLS': { fault: acting('STARTTLS', (socket) => socket.end('220 Go ahead\r\n')), expected: failed('network') },
  'silence after STARTTLS': { fault: saying('STARTTLS', '220 Go ahead'), expected: failed('timeout') },
  'no known way to log in': { fault: saying('secured', '250-mail.halden.example', '250 AUTH XOAUTH2 NTLM'), expected: failed('unsupported', 'PLAIN') },
  '535 to the login': { fault: saying('AUTH', '535 5.7.8 Authentication credentials invalid'), expected: failed('auth-failed') },
  '534 to the login': { fault: saying('AUTH', '534-5.7.9 Application-specific password required.', '534 5.7.9 Learn more'), expected: failed('auth-failed', 'app password') },
  'a way of logging in that is switched off': { fault: saying('AUTH', '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant'), expected: failed('forbidden') },
  '454 to the login': { fault: saying('AUTH', '454 4.7.0 Temporary authentication failure'), expected: failed('temporary') },
  '421 to the login': { fault: saying('AUTH', '421 4.7.0 Try again later'), expected: failed('temporary') },
  '504 to the login': { fault: saying('AUTH', '504 5.5.4 Unrecognized authentication type'), expected: failed('unsupported') },
  'a yes to the login that is none': { fault: saying('AUTH', 'yes'), expected: failed('bad-response') },
  'silence after the login': { fault: acting('AUTH', nothing), expected: failed('timeout') },
  'a connection reset during the login': { fault: acting('AUTH', reset), expected: failed('network') },
};

/** What goes wrong with a message. */
export const faultsOfMessage: Record<string, { fault: SmtpFault; expected: SmtpExpected }> = {
  '530 to the sender': { fault: saying('MAIL', '530 5.7.0 Authentication required'), expected: failed('auth-failed') },
  '553 to the sender': { fault: saying('MAIL', '553 5.7.1 Sender address rejected: not owned by user'), expected: failed('invalid-sender') },
  '501 to the sender': { fault: saying('MAIL', '501 5.1.7 Bad sender address syntax'), expected: failed('invalid-sender') },
  '451 to the sender': { fault: saying('MAIL', '451 4.3.0 Local error'), expected: failed('temporary') },
  '450 to the recipient': { fault: saying('RCPT', '450 4.2.0 Greylisted'), expected: failed('temporary') },
  '452 to the recipient': { fault: saying('RCPT', '452 4.5.3 Too many recipients'), expected: failed('rate-limited') },
  '550 to the recipient': { fault: saying('RCPT', '550 5.1.1 No such user'), expected: failed('invalid-recipient') },
  '554 relay to the recipient': { fault: saying('RCPT', '554 5.7.1 Relay access denied'), expected: failed('forbidden') },
  '554 for this address of ours': { fault: saying('RCPT', '554 5.7.1 Service unavailable; Client host blocked using a blocklist'), expected: failed('forbidden') },
  'the sender refused at the recipient': { fault: saying('RCPT', '450 4.1.8 Domain not found'), expected: failed('invalid-sender') },
  'a full mailbox': { fault: saying('RCPT', '552 5.2.2 Mailbox full'), expected: failed('rejected') },
  'silence after the recipient': { fault: acting('RCPT', nothing), expected: failed('timeout') },
  'a connection reset after the recipient': { fault: acting('RCPT', reset), expected: failed('network') },
  '451 to DATA': { fault: saying('DATA', '451 4.3.0 Queue file write error'), expected: failed('temporary') },
  'a connection closed at DATA': { fault: acting('DATA', cut), expected: failed('network') },
  '552 to the message': { fault: saying('message', '552 5.3.4 Message too big'), expected: failed('rejected') },
  '554 to the message as spam': { fault: saying('message', '554 5.7.1 Looks like spam'), expected: failed('rejected', 'SPF') },
  '550 to the message for its sender': { fault: saying('message', '550 The from address does not match a verified Sender Identity'), expected: failed('invalid-sender') },
  '451 credits to the message': { fault: saying('message', '451 Authentication failed: Maximum credits exceeded'), expected: failed('quota') },
  '421 to the message': { fault: saying('message', '421 4.3.0 Shutting down'), expected: failed('temporary') },
  'a connection closed after the message': { fault: acting('message', cut), expected: unclear('network') },
  'a connection reset after the message': { fault: acting('message', reset), expected: unclear('network') },
  'silence after the message': { fault: acting('message', nothing), expected: unclear('timeout') },
  'a page in answer to the message': { fault: saying('message', '<html>'), expected: unclear('bad-response') },
  'endless lines in answer to the message': { fault: acting('message', (socket) => { flood(socket, `250-${'a'.repeat(1_000)}\r\n`); }), expected: unclear('bad-response') },
  'a slow answer to the message': { fault: acting('message', (socket) => { drip(socket, '250-wait\r\n'); }), expected: unclear('timeout') },
};
