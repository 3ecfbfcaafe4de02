import { type FileHandle, open } from 'node:fs/promises';
import type { PlacedLine } from '../core/ports';

/** Bytes that are read at once. */
const pieceSize = 1024 * 1024;
export const lineBreak = 0x0a;

/** The lines of a file from this byte on, in pieces; none when there is no file. A last line may lack its line break. */
export async function* placedLines(path: string, from = 0): AsyncGenerator<PlacedLine[]> {
  const file = await openIfThere(path);
  if (!file) return;
  try {
    let parts: Buffer[] = [];
    let begin = from;
    let at = from;
    for (;;) {
      const piece = await readPiece(file, at);
      if (piece.length === 0) break;
      const lines: PlacedLine[] = [];
      let start = 0;
      for (let end = piece.indexOf(lineBreak); end !== -1; end = piece.indexOf(lineBreak, start)) {
        lines.push({ at: begin, line: textOf(parts, piece.subarray(start, end)) });
        parts = [];
        start = end + 1;
        begin = at + start;
      }
      if (start < piece.length) parts.push(piece.subarray(start));
      at += piece.length;
      yield lines;
    }
    if (parts.length > 0) yield [{ at: begin, line: textOf(parts) }];
  } finally {
    await file.close();
  }
}

/** Bytes of a file from `at` on, a piece at a time. */
export async function* filePieces(path: string, at: number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    for (let next = at; ; ) {
      const piece = await readPiece(file, next);
      if (piece.length === 0) return;
      next += piece.length;
      yield piece;
    }
  } finally {
    await file.close();
  }
}

async function readPiece(file: FileHandle, at: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(pieceSize), 0, pieceSize, at);
  return buffer.subarray(0, bytesRead);
}

function textOf(parts: Buffer[], last?: Buffer): string {
  return Buffer.concat(last ? [...parts, last] : parts).toString('utf8');
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
