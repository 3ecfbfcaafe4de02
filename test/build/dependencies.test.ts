import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licences, shippedPackages } from '../../scripts/lib/shipped-packages.mjs';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

interface Manifest {
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const manifest = read('package.json') as Manifest;
const lock = (read('package-lock.json') as { packages: Record<string, { hasInstallScript?: boolean; integrity?: string; link?: boolean; version?: string }> }).packages;
const installed = Object.entries(lock).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** What code may be used under in a closed product without further duties than to name it. */
const permissive = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense', 'OFL-1.1', '(MIT OR CC0-1.0)']);

describe('what is installed', () => {
  it('runs no script while it is installed but those that were decided, and none that is not there any more is decided', () => {
    const withScript = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => nameOf(path));
    expect([...new Set(withScript)].sort()).toEqual(Object.keys(manifest.allowScripts).sort());
  });

  it('is held to its content by a hash, one and all', () => {
    expect(installed.filter(([, { integrity, link }]) => integrity === undefined && link !== true).map(([path]) => path)).toEqual([]);
  });

  it('is named by exact versions', () => {
    const { dependencies, optionalDependencies, devDependencies } = manifest;
    for (const [name, version] of Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })) expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  });
});

describe('what is shipped', () => {
  it('is under licences that let it be shipped', () => {
    const packages = shippedPackages(root);
    expect(packages.length).toBeGreaterThan(50);
    expect(packages.filter(({ licence }) => !permissive.has(licence))).toEqual([]);
  });

  it('is listed for Settings as it is; otherwise run "npm run doc:licences"', () => {
    expect(read('src/renderer/licences.json')).toEqual(licences(root));
  });
});

it('[electron 16] Electron is one exact version, 45 or later, the same in manifest and lock', () => {
  const version = manifest.devDependencies['electron'] ?? '';
  expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(45);
  expect(lock['node_modules/electron']?.version).toBe(version);
});
