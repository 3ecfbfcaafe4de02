import { givenUp, type Input, InputFileError } from './input-file';

/** Characters; a passphrase is far below. */
const longestLine = 10_000;

/** Answers one line of standard input after the other, without waiting for its end; null when there is none. Each call throws InputFileError. */
export type NextLine = () => Promise<string | null>;

export function createLines(stdin: Input, signal: AbortSignal): NextLine {
  const chunks = stdin[Symbol.asyncIterator]();
  const decoder = new TextDecoder();
  const stopped = givenUp(signal);
  // Between two lines nobody waits for it.
  stopped.catch(() => undefined);
  let text = '';
  let ended = false;
  return async () => {
    while (!ended && !text.includes('\n')) {
      const next = await Promise.race([chunks.next(), stopped]);
      ended = next.done === true;
      text += next.done === true ? decoder.decode() : decoder.decode(Buffer.from(next.value), { stream: true });
      if (text.length > longestLine) throw new InputFileError('A line of standard input is too long for a passphrase.');
    }
    if (text === '') return null;
    const [line = '', ...rest] = text.split('\n');
    text = rest.join('\n');
    return line.replace(/\r$/, '');
  };
}
