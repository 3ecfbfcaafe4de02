// `npm test`: types, lint, build, unit, component, conformance, reliability and end-to-end, in this order, whatever fails on the way.
// The last line is the sum over all parts: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './lib/ensure-chromium.mjs';

const ci = Boolean(process.env.CI);
const reports = await mkdtemp(join(tmpdir(), 'dispatchbox-test-'));
/** @type {{ name: string, passed: number, failed: number, skipped: number }[]} */
const parts = [];

/** Runs a command with our output; answers its exit status. */
const run = (/** @type {string} */ command, /** @type {string[]} */ args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });

const heading = (/** @type {string} */ text) => console.log(`\n── ${text} ──`);

/** A part that is one check: it passes or it fails. */
async function check(/** @type {string} */ name, /** @type {string} */ script) {
  heading(name);
  const ok = (await run('npm', ['run', '--silent', script])) === 0;
  parts.push({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
  return ok;
}

/** A part that cannot run here: a failure in CI, elsewhere said and counted as skipped. */
function couldNotRun(/** @type {string} */ name, /** @type {string} */ why) {
  console.log(`${name} could not run: ${why}`);
  parts.push({ name, passed: 0, failed: ci ? 1 : 0, skipped: ci ? 0 : 1 });
}

async function vitest() {
  heading('unit, component, conformance, reliability');
  const file = join(reports, 'vitest.json');
  const status = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = await readFile(file, 'utf8').then(JSON.parse, () => null);
  if (report === null) {
    parts.push({ name: 'vitest', passed: 0, failed: 1, skipped: 0 });
    return;
  }
  // A file that does not load has no failed test of its own, yet vitest ends with an error.
  const failed = report.numFailedTests + (status !== 0 && report.numFailedTests === 0 ? 1 : 0);
  parts.push({ name: 'vitest', passed: report.numPassedTests, failed, skipped: report.numPendingTests });
}

async function endToEnd() {
  heading('end-to-end');
  const chromium = await ensureChromium();
  console.log(chromium.message);
  if (chromium.path === null) return couldNotRun('end-to-end', 'there is no Chromium.');
  const file = join(reports, 'playwright.json');
  const status = await run('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    DISPATCHBOX_CHROMIUM: chromium.path,
  });
  const stats = await readFile(file, 'utf8').then((text) => JSON.parse(text).stats, () => null);
  if (stats === null) {
    parts.push({ name: 'end-to-end', passed: 0, failed: 1, skipped: 0 });
    return;
  }
  // A flaky test passed only at a second try: that is not a pass.
  const failed = stats.unexpected + stats.flaky + (status !== 0 && stats.unexpected + stats.flaky === 0 ? 1 : 0);
  parts.push({ name: 'end-to-end', passed: stats.expected, failed, skipped: stats.skipped });
}

await check('types', 'check:types');
await check('lint', 'check:lint');
const built = await check('build', 'build');
await vitest();
if (built) await endToEnd();
else couldNotRun('end-to-end', 'the build failed.');
await rm(reports, { recursive: true, force: true });

heading('sum');
for (const part of parts) console.log(`${part.name}: ${part.passed} passed, ${part.failed} failed${part.skipped ? `, ${part.skipped} skipped` : ''}`);
const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => parts.reduce((total, part) => total + part[key], 0);
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
