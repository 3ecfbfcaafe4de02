import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron's own security checklist, https://www.electronjs.org/docs/latest/tutorial/security, and what is set for each of its points.
 * @type {{ number: number, item: string, setting: string }[]}
 */
export const checklist = [
  { number: 1, item: 'Load only secure content', setting: 'only `app://` is loaded; every request for anything else is cancelled' },
  { number: 2, item: 'No Node in the page', setting: '`nodeIntegration`, `nodeIntegrationInWorker` and `nodeIntegrationInSubFrames` are off' },
  { number: 3, item: 'Context isolation', setting: '`contextIsolation` is on' },
  { number: 4, item: 'Sandbox', setting: '`app.enableSandbox()` and `sandbox: true`; the preload is one file that loads nothing but Electron' },
  { number: 5, item: 'Permission requests', setting: 'requests, checks, devices and screens are refused; writing text to the clipboard is allowed' },
  { number: 6, item: '`webSecurity` stays on', setting: '`webSecurity: true`' },
  { number: 7, item: 'Content security policy', setting: 'a header with a nonce for each page, no `unsafe-inline`, no `eval`' },
  { number: 8, item: 'No insecure content', setting: '`allowRunningInsecureContent` is off' },
  { number: 9, item: 'No experimental features', setting: '`experimentalFeatures` is not set' },
  { number: 10, item: 'No Blink features', setting: '`enableBlinkFeatures` is not set' },
  { number: 11, item: 'No pop-ups from `<webview>`', setting: '`webviewTag` is off' },
  { number: 12, item: 'Options of a `<webview>`', setting: 'none is ever attached' },
  { number: 13, item: 'Navigation', setting: 'the window stays on its one page, a frame holds previews, redirects included' },
  { number: 14, item: 'New windows', setting: 'none is ever opened' },
  { number: 15, item: '`shell.openExternal`', setting: 'one function: https, exact hosts that a provider’s description names, no login and no port' },
  { number: 16, item: 'A current Electron', setting: 'one exact version of a line that still gets fixes' },
  { number: 17, item: 'Sender of each message', setting: 'one wrapper around every call: the window’s own top frame, compared by protocol and host' },
  { number: 18, item: 'No `file://`', setting: 'an own scheme that serves files of the page and nothing else' },
  { number: 19, item: 'Fuses', setting: 'all nine are decided; one that Electron adds fails the build' },
  { number: 20, item: 'No Electron in the page', setting: 'the preload exposes the calls of the contract and `on`' },
];

const testFile = /\.(test|spec)\.tsx?$/;
/** A title that names the points it proves: `[electron 2, 20] the page has …`. */
const taggedTitle = /(['"`])\[electron ([\d, ]+)\] ((?:\\.|(?!\1).)*)\1/g;

/**
 * The titles of all tests that name a point, by point.
 * @param {string} root of the repository
 * @returns {Map<number, { title: string, file: string }[]>}
 */
export function proofs(root) {
  const found = new Map();
  const files = ['src', 'test'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`));
  for (const file of files.filter((name) => testFile.test(name)).sort()) {
    for (const [, , numbers = '', title = ''] of readFileSync(join(root, file), 'utf8').matchAll(taggedTitle)) {
      const readable = title.replace(/%[a-z]|\$\w+/g, '…').replaceAll('|', '\\|');
      for (const number of numbers.split(',').map(Number)) found.set(number, [...(found.get(number) ?? []), { title: readable, file }]);
    }
  }
  return found;
}

const begin = '<!-- Written by `npm run doc:security` out of the titles of the tests. -->';
const end = '<!-- End of what is written. -->';

/**
 * docs/security.md with its table as it has to be. Throws when it has no place for one.
 * @param {string} text
 * @param {string} root
 */
export function withChecklist(text, root) {
  const found = proofs(root);
  const rows = checklist.map(({ number, item, setting }) => {
    const byFile = Map.groupBy(found.get(number) ?? [], ({ file }) => file);
    const proof = [...byFile].map(([file, tests]) => `\`${file}\`: ${tests.map(({ title }) => title).join('; ')}`).join('<br>');
    return `| ${number} | ${item} | ${setting} | ${proof} |`;
  });
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 || stop < start) throw new Error('docs/security.md has no place for the checklist.');
  return `${text.slice(0, start)}${begin}\n| | point | setting | proof |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n${text.slice(stop)}`;
}
