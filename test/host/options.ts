import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface HostOptions {
  /** The vault, its copy and its logs lie in it. */
  dataFolder: string;
  /** Chromium to open the window with; null: the one-time address is printed instead. */
  chromium: string | null;
  /** Links are written into this file, one a line, instead of being opened. For tests. */
  linkLog: string | null;
}

/** Where the operating system keeps data of applications, as Electron has it. */
function applicationData(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform === 'win32') return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  return env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

/** `--data <folder>` or DISPATCHBOX_DATA, `--no-window`; DISPATCHBOX_CHROMIUM names the program. Throws on anything else. */
export function readOptions(argv: string[], env: NodeJS.ProcessEnv, platform: NodeJS.Platform): HostOptions {
  let dataFolder = env.DISPATCHBOX_DATA ?? join(applicationData(env, platform), 'Dispatchbox', 'vault');
  let window = true;
  const words = argv.values();
  for (const word of words) {
    if (word === '--no-window') window = false;
    else if (word === '--data') dataFolder = words.next().value ?? '';
    else throw new Error(`There is no option ${word}.`);
  }
  if (dataFolder === '') throw new Error('--data needs a folder.');
  return { dataFolder: resolve(dataFolder), chromium: window ? (env.DISPATCHBOX_CHROMIUM ?? null) : null, linkLog: env.DISPATCHBOX_LINK_LOG ?? null };
}
