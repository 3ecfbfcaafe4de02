import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, loadConfigFromFile } from 'vite';
import { afterAll } from 'vitest';

const project = join(import.meta.dirname, '../..');

/** Builds the thread in which actions run as the product has it; answers its file, which is there for this test file. From TypeScript each thread would take a second to start. */
export async function builtSandboxWorker(): Promise<string> {
  const { config } = (await loadConfigFromFile({ command: 'build', mode: 'production' }, join(project, 'vite.node.config.ts'))) ?? {};
  if (config?.build?.rolldownOptions === undefined) throw new Error('vite.node.config.ts says nothing of how to build.');
  // Below `out`, so that the packages are found from there.
  const outDir = join(project, 'out/test', String(process.pid));
  afterAll(() => rm(outDir, { recursive: true, force: true }));
  const options = config.build.rolldownOptions;
  await build({ ...config, root: project, configFile: false, logLevel: 'error', build: { ...config.build, outDir, emptyOutDir: true, rolldownOptions: { ...options, input: { 'sandbox-worker': join(project, 'src/node/sandbox-worker.ts') } } } });
  return join(outDir, 'sandbox-worker.js');
}
