import { spawn } from 'node:child_process';
import { join } from 'node:path';

const project = join(import.meta.dirname, '../..');
const steps = [
  ['electron-vite/bin/electron-vite.js', 'build'],
  ['vite/bin/vite.js', 'build', '--config', 'vite.node.config.ts'],
];

/** Runs one program of a package with this Node; resolves to what it printed and whether it ended well. */
function run([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(project, 'node_modules', program), ...args], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** Builds everything that `npm run build` builds, quietly; false when it failed, which is then shown. */
export async function build() {
  console.log('Building Dispatchbox…');
  for (const step of steps) {
    const { ok, output } = await run(step);
    if (!ok) {
      console.error(`${output}\nDispatchbox could not be built.`);
      return false;
    }
  }
  return true;
}
