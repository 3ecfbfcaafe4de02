import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of our own code, tests apart: what its imports name. */
const imported = /(?:(?:\bfrom|\bimport|\bimport\()\s*['"]|\burl\(['"]?)([^'"./)][^'")]*)['")]/g;
/** Needed to install keytar, not to run it (electron-builder.config.mjs leaves them out). */
const installedOnly = new Set(['keytar']);
/** Brings its own LICENSE files into the package. */
const shipsItsOwn = new Set(['electron']);

/** @param {string} specifier */
const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** @param {string} root */
function importedBySource(root) {
  const names = new Set();
  for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(tsx?|css|html)$/.test(name) || /\.test\.tsx?$/.test(name)) continue;
    for (const [, specifier = ''] of readFileSync(join(root, 'src', name), 'utf8').matchAll(imported)) names.add(packageOf(specifier));
  }
  return names;
}

/**
 * What the lock says of every package that our code imports and of all that those need, tree-shaken away or not.
 * @param {string} root of the repository
 * @returns {{ name: string, version: string, licence: string, path: string }[]}
 */
export function shippedPackages(root) {
  /** @type {Record<string, { version?: string, license?: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }>} */
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const { dependencies, optionalDependencies } = lock[''] ?? {};
  const found = new Map();
  /** As Node looks for it: beside the package that needs it, then further up. */
  const visit = (/** @type {string} */ name, /** @type {string} */ from) => {
    for (let folder = from; ; folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : '') {
      const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
      const entry = lock[path];
      if (entry !== undefined) {
        if (found.has(path)) return;
        found.set(path, { name, version: entry.version ?? '', licence: entry.license ?? '', path });
        if (!installedOnly.has(name)) for (const needed of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) visit(needed, path);
        return;
      }
      if (folder === '') return;
    }
  };
  for (const name of [...importedBySource(root), ...Object.keys({ ...dependencies, ...optionalDependencies })]) if (!shipsItsOwn.has(name)) visit(name, '');
  return [...found.values()].sort((one, other) => (`${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1));
}

/** @param {string} folder */
function licenceText(folder) {
  if (!existsSync(folder)) return null;
  const file = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort()[0];
  return file === undefined ? null : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

/**
 * The licences as the About section shows them: each text once, each package with the number of its text; null where a package brings none.
 * @param {string} root of the repository
 * @returns {{ packages: { name: string, version: string, licence: string, text: number | null }[], texts: string[] }}
 */
export function licences(root) {
  /** @type {string[]} */
  const texts = [];
  const packages = shippedPackages(root).map(({ name, version, licence, path }) => {
    const text = licenceText(join(root, path));
    if (text !== null && !texts.includes(text)) texts.push(text);
    return { name, version, licence, text: text === null ? null : texts.indexOf(text) };
  });
  return { packages, texts };
}
