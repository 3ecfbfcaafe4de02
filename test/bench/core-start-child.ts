import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

/**
 * A process of its own: imports core, creates it and opens the vault that lies in the given folder. Everything of ours is imported by `import()`,
 * so that nothing is loaded before the clock starts.
 */
export interface CoreStart {
  importMs: number;
  createMs: number;
  openMs: number;
  integrations: number;
  /** Files of the providers' SDKs that this process has loaded. */
  sdkFiles: number;
}

const dataFolder = process.argv[2] ?? '';
const started = performance.now();
const { benchPorts, createCore, storedKeys } = await import('./open-core');
const imported = performance.now();
// What a keychain would answer is read before the clock goes on.
const keys = storedKeys(dataFolder);
const begun = performance.now();
const core = createCore(benchPorts(dataFolder, keys));
const created = performance.now();
await core.call('vault.unlock', {});
const opened = performance.now();

const list = await core.call('integrations.list', {});
const sdk = /node_modules[/\\](twilio|@sendgrid|axios)[/\\]/;
const answer: CoreStart = {
  importMs: imported - started,
  createMs: created - begun,
  openMs: opened - created,
  integrations: list.ok ? (list.value as { builtIn: boolean }[]).filter(({ builtIn }) => !builtIn).length : 0,
  // The SDKs are CommonJS: whatever imports them, they stand in this cache.
  sdkFiles: Object.keys(createRequire(import.meta.url).cache).filter((file) => sdk.test(file)).length,
};
console.log(JSON.stringify(answer));
await core.close();
