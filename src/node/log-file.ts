import { existsSync, readFileSync } from 'node:fs';
import type { LogFile } from '../core/ports';
import { appendLines, ensureFolder, replaceFile, replaceFileBy } from './durable-files';
import { filePieces, lineBreak, placedLines } from './placed-lines';
import { vaultPaths } from './vault-folder';
import { writing, writingAsync } from './write-failure';

/** A log in the data folder: the lines, the head beside them, and what could not be opened. */
export function createLogFile(folder: string, name: string): LogFile {
  const paths = vaultPaths(folder);
  const lines = paths.log(name);
  const head = paths.logHead(name);
  const write = <T>(work: () => T): T =>
    writing(() => {
      ensureFolder(folder);
      return work();
    });
  return {
    readLines: () => (existsSync(lines) ? linesOf(readFileSync(lines)) : []),
    scan: () => placedLines(lines),
    readLineAt: async (at) => {
      for await (const [first] of placedLines(lines, at)) {
        if (first) return first.line;
      }
      return null;
    },
    append: (line) => write(() => appendLines(lines, [line])),
    keepAside: (broken) => {
      write(() => {
        appendLines(paths.logAside(name), broken);
      });
    },
    rewrite: (all) => {
      write(() => {
        replaceFile(lines, all.map((line) => `${line}\n`));
      });
    },
    rewriteBy: (pieces, assertAllowed) => writingAsync(() => replaceFileBy(lines, bytesOf(pieces), assertAllowed)),
    dropBefore: (at, assertAllowed) => writingAsync(() => replaceFileBy(lines, filePieces(lines, at), assertAllowed)),
    readHead: () => (existsSync(head) ? readFileSync(head, 'utf8') : null),
    writeHead: (text) => {
      write(() => {
        replaceFile(head, [text]);
      });
    },
  };
}

async function* bytesOf(pieces: AsyncIterable<string[]>): AsyncGenerator<Buffer> {
  for await (const lines of pieces) yield Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
}

/** A log may be longer than one string can be. */
function linesOf(bytes: Buffer): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let end = bytes.indexOf(lineBreak); end !== -1; end = bytes.indexOf(lineBreak, start)) {
    lines.push(bytes.toString('utf8', start, end));
    start = end + 1;
  }
  return start < bytes.length ? [...lines, bytes.toString('utf8', start)] : lines;
}
