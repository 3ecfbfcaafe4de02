import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

/**
 * A process of its own: imports core, creates it and opens the vault that lies in the given folder. Everything of ours is imported by `import()`,
 * so that nothing is loaded before the clock starts.
 */
export interface CoreStart {
  /** Milliseconds that this process's main thread worked: on a busy machine it also waits for its turn. */
  importMs: number;
  createMs: number;
  openMs: number;
  /** Milliseconds of all three by the clock. */
  elapsedMs: number;
  integrations: number;
  /** Files of the providers' SDKs that this process has loaded. */
  sdkFiles: number;
}

let elapsedMs = 0;

async function work<T>(part: () => T | Promise<T>): Promise<{ value: T; ms: number }> {
  const from = performance.now();
  const before = process.threadCpuUsage();
  const value = await part();
  const { user, system } = process.threadCpuUsage(before);
  elapsedMs += performance.now() - from;
  return { value, ms: (user + system) / 1_000 };
}

const dataFolder = process.argv[2] ?? '';
const imported = await work(() => import('./open-core'));
const { benchPorts, createCore, storedKeys } = imported.value;
// What a keychain would answer is read while the clock stands.
const keys = storedKeys(dataFolder);
const created = await work(() => createCore(benchPorts(dataFolder, keys)));
const core = created.value;
const opened = await work(() => core.call('vault.unlock', {}));

const list = await core.call('integrations.list', {});
const sdk = /node_modules[/\\](twilio|@sendgrid|axios)[/\\]/;
const answer: CoreStart = {
  importMs: imported.ms,
  createMs: created.ms,
  openMs: opened.ms,
  elapsedMs,
  integrations: list.ok ? (list.value as { builtIn: boolean }[]).filter(({ builtIn }) => !builtIn).length : 0,
  // The SDKs are CommonJS: whatever imports them, they stand in this cache.
  sdkFiles: Object.keys(createRequire(import.meta.url).cache).filter((file) => sdk.test(file)).length,
};
console.log(JSON.stringify(answer));
await core.close();
