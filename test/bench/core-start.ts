import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CoreStart } from './core-start-child';
import { checked, type Finding, judged, milliseconds } from './finding';
import { median } from './measuring';
import { storeVault } from './stored-vault';

const integrations = 1_000;
const starts = 9;
const run = promisify(execFile);

/** Importing and creating core and opening its vault, each time in a fresh process. Judged by the time on the processor, which another process does not lengthen. */
export async function coreStart(folder: string): Promise<Finding[]> {
  const dataFolder = join(folder, 'core-start');
  await mkdir(dataFolder);
  await storeVault(dataFolder, integrations, { kind: 'keychain' });
  const seen: CoreStart[] = [];
  for (let start = 0; start < starts; start += 1) {
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'core-start-child.js'), dataFolder]);
    const answer = JSON.parse(stdout) as CoreStart;
    if (answer.integrations !== integrations) throw new Error(`The vault opened with ${answer.integrations} integrations instead of ${integrations}.`);
    seen.push(answer);
  }
  const part = (of: (start: CoreStart) => number) => median(seen.map(of));
  const sdkFiles = Math.max(...seen.map((start) => start.sdkFiles));
  return [
    judged({
      what: `importing and creating core, ${integrations.toLocaleString('en')} integrations stored`,
      value: part(({ importMs, createMs, openMs }) => importMs + createMs + openMs),
      atMost: 60,
      unit: 'ms',
      detail: `import and create ${milliseconds(part(({ importMs, createMs }) => importMs + createMs))}, open the vault ${milliseconds(part(({ openMs }) => openMs))}; by the clock ${milliseconds(part(({ elapsedMs }) => elapsedMs))}`,
    }),
    checked('SDKs loaded by then', sdkFiles === 0 ? 'none' : `${sdkFiles} files`, 'none', sdkFiles === 0),
  ];
}
