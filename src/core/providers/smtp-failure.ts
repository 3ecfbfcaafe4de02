import { certificateReasons, connectReasons } from './network-reasons';
import { cancelledHere, ownFailure, type ProviderFailure } from './provider-failure';
import type { SmtpServer, SmtpTrouble } from './smtp-socket';
import type { ProxyTrouble } from './tunnel';

/** What the words need to know. */
export interface SmtpTroubleContext {
  server: SmtpServer;
  /** The message had begun to leave. */
  written: boolean;
  /** The server had said something. */
  greeted: boolean;
  stoppedBy: 'person' | 'deadline';
  deadlineMs: number;
}

const fixNetwork = 'Check host, port and network, and whether a firewall lets mail out through this port, then try again.';
const fixAnswer = 'Check host and port, and whether a proxy or a firewall answers in the server’s place.';

function late({ server: { host, port, security }, written, greeted, deadlineMs }: SmtpTroubleContext): ProviderFailure {
  const seconds = Math.max(1, Math.round(deadlineMs / 1_000));
  if (written || greeted) {
    return ownFailure('timeout', written ? 'unclear' : 'none', `${host} did not finish within ${seconds} s.`, 'The server is slow or overloaded, or something in between holds the connection.', 'Try again later; look at the server’s state.');
  }
  return ownFailure(
    'timeout',
    'none',
    `${host} said nothing within ${seconds} s on port ${port}.`,
    'A mail server greets first. This one is overloaded, or a firewall lets the connection in and nothing out.',
    security === 'tls' ? fixNetwork : `${fixNetwork} If this port expects TLS from the first byte (usually 465), choose TLS.`,
  );
}

/** Puts a dialogue that broke into words. */
export function smtpFailure({ kind, code }: Exclude<SmtpTrouble, ProxyTrouble>, context: SmtpTroubleContext): ProviderFailure {
  const { server, written, stoppedBy } = context;
  const { host, port } = server;
  const reach = written ? 'unclear' : 'none';
  switch (kind) {
    case 'name':
      return ownFailure('network', reach, `${host} could not be reached: the name was not found.`, 'The name does not exist, or no name server answered.', 'Check the host’s name and the network, then try again.');
    case 'connect':
      return ownFailure('network', reach, `${host} could not be reached: ${connectReasons[code ?? ''] ?? 'the connection failed'}.`, `No connection to port ${port} came about.`, fixNetwork);
    case 'tls':
      return ownFailure(
        'tls',
        reach,
        `${host} could not be reached safely: ${certificateReasons[code ?? ''] ?? 'its certificate could not be verified'}.`,
        `Whoever answered could not prove to be ${host}. Neither user nor password was sent.`,
        'Check the host’s name and this computer’s clock. A server with a certificate of one’s own needs it, or that of its authority, as CA certificate.',
      );
    case 'tls-at-once':
      return ownFailure('tls', reach, `${host} expects TLS from the first byte on port ${port}.`, 'STARTTLS begins without TLS, so both sides waited for each other.', 'Choose TLS as security, or the port for STARTTLS (usually 587).');
    case 'no-tls-at-once':
      return ownFailure('tls', reach, `${host} does not begin with TLS on port ${port}.`, 'It answered in plain text, as servers with STARTTLS do.', 'Choose STARTTLS as security, or the port for TLS (usually 465).');
    case 'no-starttls':
      return ownFailure('tls', reach, `${host} offers no STARTTLS on port ${port}.`, 'Without encryption, user and password would be readable on the way. They were not sent.', 'Try TLS on port 465 or STARTTLS on port 587, or have STARTTLS switched on at the server.');
    case 'reset':
      return ownFailure('network', reach, `The connection to ${host} broke.`, 'The server or something in between cut it.', fixNetwork);
    case 'closed':
      return ownFailure('network', reach, `${host} closed the connection before it had answered.`, 'The server or something in between ended it without a word.', fixNetwork);
    case 'too-large':
      return ownFailure('bad-response', reach, `The answer of ${host} was too large for a mail server’s.`, 'More than 64 KB arrived as one reply; the rest was not read.', fixAnswer);
    case 'garbled':
      return ownFailure('bad-response', reach, `The answer of ${host} could not be understood.`, `What answers on port ${port} does not keep to the mail protocol.`, fixAnswer);
    case 'no-mechanism':
      return ownFailure('unsupported', reach, `${host} offers no way to log in that Dispatchbox knows: ${code ?? ''}.`, 'Dispatchbox logs in with user and password by PLAIN, LOGIN or CRAM-MD5.', 'Have one of these allowed at the server, or use an app password where the service offers one.');
    case 'no-utf8':
      return ownFailure('unsupported', reach, `${host} takes no address such as ${code ?? ''}.`, 'It does not offer SMTPUTF8, which letters beyond ASCII need before the @.', 'Use an address of plain letters.');
    case 'stopped':
      return stoppedBy === 'person' ? cancelledHere(reach) : late(context);
  }
}
