// `npm run package`: builds Dispatchbox and packs it for this platform; arguments go to electron-builder.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './lib/build.mjs';

const project = join(import.meta.dirname, '..');
const electronBuilder = join(project, 'node_modules/electron-builder/cli.js');
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|fetch failed|socket hang up|status code [45]\d\d/;

/** Shows what electron-builder says, and keeps it. */
function pack() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [electronBuilder, '--config', 'electron-builder.config.mjs', '--publish', 'never', ...process.argv.slice(2)], { cwd: project, stdio: ['inherit', 'pipe', 'pipe'] });
    let output = '';
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      from.on('data', (text) => {
        output += text;
        to.write(text);
      });
    }
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

if (await build()) {
  const { ok, output } = await pack();
  if (!ok) {
    process.exitCode = 1;
    console.error(
      unreachable.test(output)
        ? 'Dispatchbox was not packaged: Electron’s runtime and the packaging tools come from the network, and they could not be fetched.'
        : 'Dispatchbox was not packaged; electron-builder says why above.',
    );
  }
} else {
  process.exitCode = 1;
}
