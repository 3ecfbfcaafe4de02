import { existsSync, readFileSync } from 'node:fs';
import type { LogFile } from '../core/ports';
import { appendLines, ensureFolder, replaceFile } from './durable-files';
import { vaultPaths } from './vault-folder';
import { writing } from './write-failure';

/** A log in the data folder: the lines, the head beside them, and what could not be opened. */
export function createLogFile(folder: string, name: string): LogFile {
  const paths = vaultPaths(folder);
  const lines = paths.log(name);
  const head = paths.logHead(name);
  const write = (work: () => void) => {
    writing(() => {
      ensureFolder(folder);
      work();
    });
  };
  return {
    readLines: () => (existsSync(lines) ? withoutLastBreak(readFileSync(lines, 'utf8')) : []),
    append: (line) => {
      write(() => {
        appendLines(lines, [line]);
      });
    },
    keepAside: (broken) => {
      write(() => {
        appendLines(paths.logAside(name), broken);
      });
    },
    rewrite: (all) => {
      write(() => {
        replaceFile(lines, all.map((line) => `${line}\n`).join(''));
      });
    },
    readHead: () => (existsSync(head) ? readFileSync(head, 'utf8') : null),
    writeHead: (text) => {
      write(() => {
        replaceFile(head, text);
      });
    },
  };
}

function withoutLastBreak(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
