import { spawn } from 'node:child_process';
import { httpsAddress } from '../../src/node/https-address';

/** The program that hands an address to the person's browser, without a shell in between. */
export function linkCommand(platform: NodeJS.Platform, address: string): [command: string, args: string[]] {
  if (platform === 'darwin') return ['open', [address]];
  if (platform === 'win32') return ['rundll32.exe', ['url.dll,FileProtocolHandler', address]];
  return ['xdg-open', [address]];
}

/** Opens a checked https address outside of the app. */
export function openLink(url: string, logLine: (line: string) => void): void {
  const address = httpsAddress(url);
  if (address === null) {
    logLine('Refused to open an address that is not https.');
    return;
  }
  const child = spawn(...linkCommand(process.platform, address), { stdio: 'ignore', detached: true });
  child.once('error', () => logLine('The system could not open a link in the browser.'));
  child.unref();
}
