import classes from './phone.module.css';

interface PhoneProps {
  /** The sender as the phone will show it. */
  from: string;
  text: string;
  /** Characters of the text that are pointed out. */
  marked?: readonly string[];
  /** The same text in pieces, of which those that were filled in are marked. */
  filled?: readonly { text: string; filled: boolean }[];
  /** The text is read aloud in a call. */
  call?: boolean;
}

/** How a text arrives, or what a call says. */
export function Phone({ from, text, marked = [], filled, call = false }: PhoneProps) {
  return (
    <div className={classes.phone} role="group" aria-label="Preview on a phone">
      <div className={classes.screen}>
        <div className={classes.bar} aria-hidden>
          <span>9:41</span>
          <span>5G</span>
        </div>
        <div className={classes.from}>
          <b>{from}</b>
          <span>{call ? 'Phone call' : 'Text message'}</span>
        </div>
        <div className={classes.messages}>
          {text !== '' && (
            <>
              <div className={classes.bubble}>
                {filled === undefined
                  ? runsOf(text, marked).map((run, index) => (run.marked ? <mark key={index}>{run.text}</mark> : run.text))
                  : filled.map((piece, index) => (piece.filled ? <mark key={index} className={classes.filled}>{piece.text}</mark> : piece.text))}
              </div>
              <span className={classes.when}>{call ? 'Read aloud, then once more' : 'Now'}</span>
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The text in pieces, each wholly marked or wholly not. */
function runsOf(text: string, marked: readonly string[]): { text: string; marked: boolean }[] {
  if (marked.length === 0) return [{ text, marked: false }];
  const runs: { text: string; marked: boolean }[] = [];
  for (const character of text) {
    const isMarked = marked.includes(character);
    const last = runs.at(-1);
    if (last?.marked === isMarked) last.text += character;
    else runs.push({ text: character, marked: isMarked });
  }
  return runs;
}
