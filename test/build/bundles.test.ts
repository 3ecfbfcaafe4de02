import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startPath } from '../support/start-path';

const out = resolve(import.meta.dirname, '../../out');

beforeAll(() => {
  for (const folder of ['main', 'preload', 'renderer', 'host', 'cli']) {
    if (!existsSync(join(out, folder))) throw new Error(`out/${folder} is not there: these tests look at what was built, run "npm run build" first.`);
  }
});

const files = (folder: string, ending: string) =>
  readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(out, folder, name));
const read = (path: string) => readFileSync(path, 'utf8');

const sdks = /^(twilio|@sendgrid\/|nodemailer|axios)/;

describe('the page', () => {
  it('contains no Node and no Electron', () => {
    for (const file of files('renderer', '.js')) expect(read(file), file).not.toMatch(/["'`](node:[a-z/]+|electron)["'`]/);
  });

  it('contains no provider’s SDK', () => {
    // The list of licences names them.
    for (const file of files('renderer', '.js').filter((name) => !/licences-[^/\\]*$/.test(name))) expect(read(file), file).not.toMatch(/RestException|sendgrid\/(mail|client)|twilio-node|AxiosError/);
  });

  it('[electron 1] the page loads nothing from elsewhere', () => {
    for (const file of files('renderer', '.html')) expect(read(file), file).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    for (const file of files('renderer', '.css')) expect(read(file), file).not.toMatch(/url\(["']?(?:https?:)?\/\//);
  });

  it('[electron 7] the page has the place for its nonce and no inline code', () => {
    const html = read(join(out, 'renderer/index.html'));
    expect(html).toContain('<meta property="csp-nonce"');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|<style|\son\w+=|\sstyle=/);
  });
});

describe('the preload', () => {
  it('[electron 4] the preload is one CommonJS file of at most 3 KB', () => {
    expect(readdirSync(join(out, 'preload'))).toEqual(['index.cjs']);
    expect(statSync(join(out, 'preload/index.cjs')).size).toBeLessThanOrEqual(3 * 1_024);
  });

  it('[electron 4, 20] the preload loads Electron and nothing else', () => {
    const text = read(join(out, 'preload/index.cjs'));
    expect([...text.matchAll(/require\(\s*[`"']([^`"']+)[`"']\s*\)/g)].map((match) => match[1])).toEqual(['electron']);
    expect(text).not.toMatch(/\bimport\b/);
  });
});

/** Main's second step: read when the window was made. Its name carries a hash. */
const openCore = () => files('main', '.js').find((name) => /open-core[^/\\]*$/.test(name)) ?? 'out/main/open-core';
const startSize = (file: string) => [...startPath(file).keys()].reduce((sum, each) => sum + statSync(each).size, 0);

describe.each([
  ['main', 'main/index.js'],
  ['main with core', openCore],
  ['the browser host', 'host/index.js'],
  ['the CLI', 'cli/index.js'],
])('%s', (_name, where) => {
  const entry = () => (typeof where === 'string' ? join(out, where) : where());

  it('loads no SDK and no keytar while it starts', () => {
    const external = [...startPath(entry()).values()].flat();
    expect(external.filter((name) => sdks.test(name) || name === 'keytar')).toEqual([]);
  });

  it('loads only what Node or Electron bring along while it starts', () => {
    const external = [...startPath(entry()).values()].flat();
    expect(external.filter((name) => !isBuiltin(name) && name !== 'electron')).toEqual([]);
  });
});

it('main makes its window from at most 300 KB, and core from at most 400 KB after it', () => {
  expect(startSize(join(out, 'main/index.js'))).toBeLessThanOrEqual(300 * 1_024);
  expect(startSize(openCore())).toBeLessThanOrEqual(400 * 1_024);
});

it('the start paths of main and of core were found', () => {
  expect([...startPath(join(out, 'main/index.js')).values()].flat()).toContain('electron');
  expect([...startPath(openCore()).values()].flat()).toContain('electron');
  expect([...startPath(openCore()).keys()].length).toBeGreaterThan(1);
});

it('main and core take the modules of Node without reading every export of theirs', () => {
  for (const file of startPath(openCore()).keys()) expect(read(file), file).not.toMatch(/\bfrom\s*["'`]node:/);
  expect(read(openCore())).toMatch(/getBuiltinModule\(\s*["'`]node:fs["'`]\s*\)/);
});

it('core is read from few files', () => {
  expect(startPath(openCore()).size).toBeLessThanOrEqual(6);
});

it('the browser host and the CLI do not load Electron', () => {
  for (const entry of ['host/index.js', 'cli/index.js']) expect([...startPath(join(out, entry)).values()].flat()).not.toContain('electron');
});

it('the keychain child loads keytar only when it is asked', () => {
  for (const file of [join(out, 'main/keychain-child.js'), join(out, 'host/keychain-child.js'), join(out, 'cli/keychain-child.js')]) {
    expect([...startPath(file).values()].flat().filter((name) => !isBuiltin(name))).toEqual([]);
    expect([...startPath(file).keys()].map(read).join('\n')).toMatch(/import\(\s*["'`]keytar["'`]\s*\)/);
  }
});
