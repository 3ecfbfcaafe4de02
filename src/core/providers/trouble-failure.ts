import type { Trouble } from './exchange';
import { certificateReasons, connectReasons } from './network-reasons';
import { cancelledHere, ownFailure, type ProviderFailure } from './provider-failure';
import type { ProxyTrouble } from './tunnel';

const fixNetwork = 'Check the network, the proxy and the API base URL, then try again.';
const fixAnswer = 'Check the API base URL, and whether this network asks for a sign-in or has a proxy in between.';

/** What the words need to know: the provider's name, where the request went, and what stopped it if something did. */
export interface TroubleContext {
  label: string;
  host: string;
  stoppedBy: 'person' | 'deadline';
  deadlineMs: number;
}

function stopped(written: boolean, { label, stoppedBy, deadlineMs }: TroubleContext): ProviderFailure {
  const reach = written ? 'unclear' : 'none';
  if (stoppedBy === 'person') return cancelledHere(reach);
  const seconds = Math.max(1, Math.round(deadlineMs / 1_000));
  return ownFailure(
    'timeout',
    reach,
    `${label} gave no complete answer within ${seconds} s.`,
    'The host is slow or overloaded, or something in between holds the connection.',
    'Check the network and the provider’s status page, then try again.',
  );
}

/** Puts a failed exchange into words. */
export function troubleFailure(trouble: Exclude<Trouble, ProxyTrouble>, written: boolean, context: TroubleContext): ProviderFailure {
  const { label, host } = context;
  const reach = written ? 'unclear' : 'none';
  const unreachable = `${label} could not be reached`;
  switch (trouble.kind) {
    case 'name':
      return ownFailure('network', reach, `${unreachable}: the name ${host} was not found.`, 'The name does not exist, or no name server answered.', fixNetwork);
    case 'connect':
      return ownFailure('network', reach, `${unreachable}: ${connectReasons[trouble.code ?? ''] ?? 'the connection failed'}.`, `No connection to ${host} came about.`, fixNetwork);
    case 'tls':
      return ownFailure(
        'tls',
        reach,
        `${unreachable} safely: ${certificateReasons[trouble.code ?? ''] ?? 'its certificate could not be verified'}.`,
        `Whoever answered at ${host} could not prove to be ${label}.`,
        'Check the API base URL and this computer’s clock. A proxy that inspects traffic must have its certificate known to this computer, and the system certificates switched on in the network settings.',
      );
    case 'reset':
      return ownFailure('network', reach, `The connection to ${label} broke.`, `${host} closed it before it had answered.`, fixNetwork);
    case 'cut':
      return ownFailure('bad-response', reach, `The answer of ${label} was cut off.`, 'It ended before it was complete.', 'Try again later. If it happens again, check the proxy and the API base URL.');
    case 'too-large':
      return ownFailure('bad-response', reach, `The answer was too large to come from ${label}.`, 'More than 1 MB arrived; the rest was not read.', fixAnswer);
    case 'garbled':
      return ownFailure('bad-response', reach, `The answer could not be read.`, `What ${host} sent is not a valid HTTP answer.`, fixAnswer);
    case 'stopped':
      return stopped(written, context);
  }
}
