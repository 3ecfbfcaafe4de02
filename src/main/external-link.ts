import type { Shell } from 'electron';
import { httpsAddress } from '../node/https-address';

/** Hands an address to the person's browser. Core has compared its host with those that a descriptor names; this is the last look at what it is. */
export function openExternalLink(url: string, shell: Pick<Shell, 'openExternal'>, logLine: (line: string) => void): void {
  const address = httpsAddress(url);
  if (address === null) {
    logLine('Refused to open an address that is not https.');
    return;
  }
  shell.openExternal(address).catch(() => logLine('The system could not open a link in the browser.'));
}
