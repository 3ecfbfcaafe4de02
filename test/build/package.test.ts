import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// A dry run of the packaging with a stand-in for Electron's runtime: the archive and the fuses are real, the program cannot start.
const project = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
let folder: string;
let packed: string;

/** What @electron/fuses looks for in Electron's program: its mark, version 1, nine fuses, all off. */
const fuseWire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('000000000')]);

beforeAll(async () => {
  if (!existsSync(join(project, 'out/main/index.js'))) throw new Error('out/ is not there: this test packs what was built, run "npm run build" first.');
  folder = mkdtempSync(join(tmpdir(), 'dispatchbox-package-'));
  const runtime = join(folder, 'runtime');
  mkdirSync(join(runtime, 'resources'), { recursive: true });
  writeFileSync(join(runtime, 'electron'), fuseWire, { mode: 0o755 });
  for (const name of ['chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html', 'version']) writeFileSync(join(runtime, name), '');
  const builder = join(project, 'node_modules/electron-builder/cli.js');
  await run(process.execPath, [builder, '--linux', 'dir', '--config', 'electron-builder.config.mjs', '--publish', 'never', `-c.electronDist=${runtime}`, `-c.directories.output=${join(folder, 'dist')}`], { cwd: project });
  packed = join(folder, 'dist/linux-unpacked');
  extractAll(archive(), content());
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the archive contains, as files. */
const content = () => join(folder, 'content');
const archive = () => join(packed, 'resources/app.asar');
const names = () => listPackage(archive(), { isPack: false }).map((name) => name.replaceAll('\\', '/'));

describe('the package', () => {
  it('contains main, preload and page, and of our own files nothing else', () => {
    const own = names().filter((name) => !name.startsWith('/node_modules'));
    const folders = new Set(own.map((name) => name.split('/').slice(1, 3).join('/')));
    expect([...folders].sort()).toEqual(['out', 'out/main', 'out/preload', 'out/renderer', 'package.json']);
    expect(own).toEqual(expect.arrayContaining(['/out/main/index.js', '/out/main/keychain-child.js', '/out/preload/index.cjs', '/out/renderer/index.html']));
  });

  it('contains the SDKs, and nothing that is only needed to build or test', () => {
    const packages = new Set(names().filter((name) => name.startsWith('/node_modules/')).map((name) => name.split('/')[2]));
    for (const wanted of ['twilio', '@sendgrid', 'axios']) expect(packages).toContain(wanted);
    for (const unwanted of ['electron', 'react', 'vite', 'prebuild-install', 'node-abi', 'node-addon-api', '@playwright', 'ws', 'conf']) expect(packages).not.toContain(unwanted);
  });

  it('keeps keytar’s compiled file outside of the archive, where it can be loaded', () => {
    // Where npm could not build keytar, the app says that this computer's keychain is not available.
    if (!existsSync(join(project, 'node_modules/keytar/build/Release/keytar.node'))) return;
    const unpacked = readdirSync(join(packed, 'resources/app.asar.unpacked'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.node'));
    expect(unpacked).toEqual([join('node_modules', 'keytar', 'build', 'Release', 'keytar.node')]);
  });

  it('can load every SDK from what it contains', async () => {
    const script = "await import('twilio'); await import('@sendgrid/mail'); await import('@sendgrid/client'); console.log('loaded');";
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: content() });
    expect(stdout.trim()).toBe('loaded');
  }, 30_000);

  it('carries no address or path of the machine that built it', () => {
    const manifest = readFileSync(join(content(), 'package.json'), 'utf8');
    expect(JSON.parse(manifest) as unknown).toMatchObject({ name: 'dispatchbox', main: 'out/main/index.js' });
    expect(manifest).not.toContain(project);
  });
});

it('[electron 19] the package has all nine fuses as decided', async () => {
  const wire = await getCurrentFuseWire(join(packed, 'dispatchbox'));
  const fuses = Object.entries(wire).filter(([key]) => key in FuseV1Options);
  const read = Object.fromEntries(fuses.map(([key, state]): [string, unknown] => [FuseV1Options[Number(key)] ?? key, state]));
  expect(read).toEqual({
    RunAsNode: FuseState.DISABLE,
    EnableCookieEncryption: FuseState.ENABLE,
    EnableNodeOptionsEnvironmentVariable: FuseState.DISABLE,
    EnableNodeCliInspectArguments: FuseState.DISABLE,
    EnableEmbeddedAsarIntegrityValidation: FuseState.ENABLE,
    OnlyLoadAppFromAsar: FuseState.ENABLE,
    LoadBrowserProcessSpecificV8Snapshot: FuseState.DISABLE,
    GrantFileProtocolExtraPrivileges: FuseState.DISABLE,
    WasmTrapHandlers: FuseState.ENABLE,
  });
});
