import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A gnome-keyring of the test's own, unlocked, on a message bus of its own. */
export interface Keyring {
  /** Environment in which a process finds it. */
  env: { HOME: string; DBUS_SESSION_BUS_ADDRESS: string };
  stop(): Promise<void>;
}

/** The session ends with its standard input, and the keyring with the session. */
const session = `printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; echo "$DBUS_SESSION_BUS_ADDRESS"; cat >/dev/null`;

/** What this computer lacks for `startKeyring`; null: nothing. */
export function missingForKeyring(): string | null {
  const program = ['dbus-run-session', 'gnome-keyring-daemon'].find((name) => !isOnPath(name));
  if (program !== undefined) return `${program} is not installed`;
  try {
    createRequire(import.meta.url)('keytar');
    return null;
  } catch {
    return 'keytar is not installed or was not built';
  }
}

export async function startKeyring(): Promise<Keyring> {
  const home = mkdtempSync(join(tmpdir(), 'dispatchbox-keyring-'));
  const running = spawn('dbus-run-session', ['--', 'sh', '-c', session], { env: { ...process.env, HOME: home }, stdio: ['pipe', 'pipe', 'ignore'] });
  const gone = new Promise<void>((resolve) => {
    running.once('exit', () => {
      resolve();
    });
  });
  const address = await new Promise<string>((resolve, reject) => {
    running.stdout.once('data', (line: Buffer) => {
      resolve(line.toString('utf8').trim());
    });
    running.once('error', reject);
    running.once('exit', () => {
      reject(new Error('The keyring did not start'));
    });
  });
  return {
    env: { HOME: home, DBUS_SESSION_BUS_ADDRESS: address },
    stop: async () => {
      running.stdin.end();
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
