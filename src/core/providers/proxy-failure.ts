import { certificateReasons, connectReasons } from './network-reasons';
import { cancelledHere, ownFailure, type ProviderFailure } from './provider-failure';
import type { ProxyTrouble } from './tunnel';

/** What the words need to know. */
export interface ProxyTroubleContext {
  /** Address of the proxy; its login stands elsewhere. */
  proxy: string;
  /** Host that was asked for. */
  host: string;
  stoppedBy: 'person' | 'deadline';
  deadlineMs: number;
}

const fixAddress = 'Check the address of the proxy in the network settings and that this computer is in its network, or add the host to those without proxy.';

export function isProxyTrouble(trouble: { kind: string; code: string | null }): trouble is ProxyTrouble {
  return trouble.kind.startsWith('proxy-');
}

function refused(code: string, proxy: string, host: string): ProviderFailure {
  const unreachable = ['502', '503', '504'].includes(code);
  return ownFailure(
    'network',
    'none',
    `The proxy ${proxy} did not let the connection to ${host} through (HTTP ${code}).`,
    unreachable ? `It could not reach ${host} itself, or is overloaded.` : 'Its rules do not allow this host or this port.',
    unreachable ? 'Try again later. If it stays, ask whoever runs the proxy.' : `Ask whoever runs the proxy to allow ${host}, or add it to the hosts without proxy.`,
  );
}

/** Puts a tunnel that did not come about into words. Nothing can have been sent. */
export function proxyFailure({ kind, code }: ProxyTrouble, { proxy: address, host, stoppedBy, deadlineMs }: ProxyTroubleContext): ProviderFailure {
  const proxy = new URL(address).host;
  const unreachable = `The proxy ${proxy} could not be reached`;
  switch (kind) {
    case 'proxy-name':
      return ownFailure('network', 'none', `${unreachable}: its name was not found.`, 'The name does not exist, or no name server answered.', fixAddress);
    case 'proxy-connect':
      return ownFailure('network', 'none', `${unreachable}: ${connectReasons[code ?? ''] ?? 'the connection failed'}.`, `Without it there is no way to ${host}.`, fixAddress);
    case 'proxy-tls':
      return ownFailure(
        'network',
        'none',
        `${unreachable} safely: ${certificateReasons[code ?? ''] ?? 'its certificate could not be verified'}.`,
        'Its address begins with https://, and whoever answered could not prove to be it. The login was not sent.',
        'Use http:// if the proxy speaks no TLS. A certificate of one’s own must be known to this computer, and the system certificates switched on in the network settings.',
      );
    case 'proxy-login':
      return ownFailure('network', 'none', `The proxy ${proxy} refused the login (HTTP 407).`, 'User or password are missing or wrong.', 'Enter user and password of the proxy in the network settings.');
    case 'proxy-scheme':
      return ownFailure(
        'network',
        'none',
        `The proxy ${proxy} asks for a login that Dispatchbox does not know: ${code ?? ''}.`,
        'Dispatchbox logs in with user and password (Basic).',
        'Have Basic allowed at the proxy, or run a local one that logs in to it and enter that.',
      );
    case 'proxy-refused':
      return refused(code ?? '', proxy, host);
    case 'proxy-garbled':
      return ownFailure('network', 'none', `What answers at ${proxy} is no proxy.`, 'It ended the connection or gave no valid HTTP answer to CONNECT.', fixAddress);
    case 'proxy-silent':
      if (stoppedBy === 'person') return cancelledHere('none');
      return ownFailure('timeout', 'none', `The proxy ${proxy} opened no connection to ${host} within ${Math.max(1, Math.round(deadlineMs / 1_000))} s.`, 'The proxy is overloaded, or a firewall holds the connection.', fixAddress);
  }
}
