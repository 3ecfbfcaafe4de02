import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startPath } from '../support/start-path';
import { type Finding, judged } from './finding';

const out = resolve(import.meta.dirname, '..');
const kilobyte = 1_024;

/** A file and whatever it imports at once: what has to be there before its first line runs. */
const startFiles = (entry: string) => [...startPath(entry).keys()];
const sum = (files: string[], sizeOf: (file: string) => number) => files.reduce((total, file) => total + sizeOf(file), 0) / kilobyte;
const size = (file: string) => statSync(file).size;
const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;

function rendererEntry(): string {
  const page = join(out, 'renderer/index.html');
  const entry = /<script type="module"[^>]* src="([^"]+)"/.exec(readFileSync(page, 'utf8'))?.[1];
  if (entry === undefined) throw new Error('The built page has no script.');
  return resolve(page, '..', entry);
}

/** Its name carries a hash. */
function coreEntry(): string {
  const chunks = join(out, 'main/chunks');
  const name = readdirSync(chunks).find((each) => each.startsWith('open-core'));
  if (name === undefined) throw new Error('The built main process has no chunk open-core.');
  return join(chunks, name);
}

const inFiles = (files: string[]) => `${files.length} ${files.length === 1 ? 'file' : 'files'}`;

export function bundleSizes(): Finding[] {
  const renderer = startFiles(rendererEntry());
  const main = startFiles(join(out, 'main/index.js'));
  const core = startFiles(coreEntry());
  return [
    judged({ what: 'preload', value: sum([join(out, 'preload/index.cjs')], size), atMost: 3, unit: 'KB' }),
    judged({ what: 'first JavaScript of the window, gzip', value: sum(renderer, gzipped), atMost: 220, unit: 'KB', detail: `${renderer.length} files` }),
    judged({ what: 'files of the main process until its window is made', value: sum(main, size), atMost: 300, unit: 'KB', detail: inFiles(main) }),
    judged({ what: 'files of core, read while the window starts', value: sum(core, size), atMost: 400, unit: 'KB', detail: inFiles(core) }),
  ];
}
