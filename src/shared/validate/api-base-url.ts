import { readAddress } from './address';
import { isLoopback } from './loopback';

/**
 * Where requests may be sent instead of the provider's own host: https, or http that does not leave this computer.
 * Answers what is wrong in a sentence, or null.
 */
export function checkApiBaseUrl(value: string): string | null {
  const address = readAddress(value);
  if (typeof address === 'string') return address;
  const { scheme, host, path } = address;
  if (/%2e|(^|\/)\.{1,2}(\/|$)/i.test(path)) return 'Write the path out, without dots that lead upwards.';
  if (scheme === 'http' && !isLoopback(host)) {
    return 'Use https. Plain http is only possible to this computer itself (127.0.0.1), since it would show the credentials to the network.';
  }
  return null;
}
