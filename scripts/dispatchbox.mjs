// Runs the command line from its build, and builds it first when the sources are newer. Nothing of that reaches standard output.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const built = new URL('out/cli/index.js', root);
const sources = ['src/shared', 'src/core', 'src/node', 'src/cli', 'package.json', 'vite.node.config.ts'];

const modified = (/** @type {URL} */ file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @param {string} path */
function newest(path) {
  const entry = new URL(path, root);
  if (!statSync(entry).isDirectory()) return modified(entry);
  const files = readdirSync(entry, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && !file.name.endsWith('.test.ts'));
  return Math.max(0, ...files.map((file) => statSync(`${file.parentPath}/${file.name}`).mtimeMs));
}

function build() {
  const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', root));
  const { status } = spawnSync(process.execPath, [vite, 'build', '--config', 'vite.node.config.ts', '--logLevel', 'error'], {
    cwd: fileURLToPath(root),
    // Standard output belongs to the command's one JSON object.
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) return;
  process.stderr.write('The command line could not be built. Run npm ci, then try again.\n');
  process.exit(1);
}

if (modified(built) < Math.max(...sources.map(newest))) build();
await import(built.href);
