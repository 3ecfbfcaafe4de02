import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { InputFileError } from './input-file';
import { createLines } from './lines';

const never = new AbortController().signal;

async function linesOf(...chunks: (string | Buffer)[]): Promise<string[]> {
  const next = createLines(Readable.from(chunks), never);
  const lines: string[] = [];
  for (let line = await next(); line !== null; line = await next()) lines.push(line);
  return lines;
}

describe('the lines of standard input', () => {
  it('come one by one, however the input is cut', async () => {
    const bytes = Buffer.from('schön\r\nzweite\n\nletzte');
    expect(await linesOf(...[...bytes].map((byte) => Buffer.from([byte])))).toEqual(['schön', 'zweite', '', 'letzte']);
    expect(await linesOf('one\ntwo\n')).toEqual(['one', 'two']);
    expect(await linesOf()).toEqual([]);
  });

  it('are there before the input ends', async () => {
    const input = new Readable({ read: () => undefined });
    const next = createLines(input, never);
    input.push('first\nsec');
    expect(await next()).toBe('first');
    const second = next();
    input.push('ond\n');
    expect(await second).toBe('second');
  });

  it('are no longer waited for than a person wants, and no longer than a passphrase', async () => {
    const person = new AbortController();
    const next = createLines(new Readable({ read: () => undefined }), person.signal)();
    person.abort();
    await expect(next).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(linesOf('x'.repeat(10_001))).rejects.toThrow(InputFileError);
  });
});
