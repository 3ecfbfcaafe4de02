import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../node_modules/electron');

/** Program of Electron's runtime, or null. The `electron` package itself is never asked: importing it starts a download. */
export function findElectronRuntime() {
  try {
    const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** The package's own downloader. */
export const electronInstaller = join(folder, 'install.js');
