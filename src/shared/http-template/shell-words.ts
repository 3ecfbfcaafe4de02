import { hasControlCharacterInText } from '../validate/characters';

const longest = 100_000;
const escapedSigns: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\u0007', e: '\u001b', 0: '\0' };

/** What `\u00e4`, `\xe4` or `\n` stands for in `$'…'`, and how many signs it takes after the backslash. */
function ansiEscape(rest: string): { text: string; length: number } {
  const [whole, long, short] = /^(?:u([0-9A-Fa-f]{1,4})|x([0-9A-Fa-f]{1,2}))/.exec(rest) ?? [];
  if (whole !== undefined) return { text: String.fromCharCode(parseInt(long ?? short ?? '', 16)), length: whole.length };
  const sign = rest[0] ?? '';
  return { text: escapedSigns[sign] ?? sign, length: 1 };
}

/** What a command of another shell, or of a word processor, looks like; null: nothing of it. */
function foreign(text: string): string | null {
  if (/^(?:Invoke-|iwr\b|irm\b)/i.test(text) || /`\s*\n/.test(text) || /-Headers?\s+@\{/i.test(text)) return 'This is written for PowerShell. Copy it as cURL for bash instead.';
  if (/\^\s*\n|\^"/.test(text)) return 'This is written for the Windows command prompt, with ^. Copy it as cURL for bash instead.';
  if (/(?:^|\s)[“”„‘’]/.test(text)) return 'A word processor changed the quotation marks (“ ”). Put straight ones in their place.';
  if (/\s[–—]\S/.test(text)) return 'A word processor changed a hyphen into a dash (–). Put hyphens in its place.';
  return null;
}

/** Splits a command line as a POSIX shell would, without running or expanding anything; a sentence when it cannot. */
export function shellWords(command: string): string[] | string {
  if (command.length > longest) return `The command is longer than ${longest.toLocaleString('en')} characters. Paste one request.`;
  const text = command.replace(/\r\n?/g, '\n').trim().replace(/^[$%>]\s+/, '');
  if (hasControlCharacterInText(text)) return 'The command has a control character that cannot be seen. Copy it anew, as plain text.';
  const elsewhere = foreign(text);
  if (elsewhere !== null) return elsewhere;
  const words: string[] = [];
  let word: string | null = null;
  let quote: "'" | '"' | "$'" | null = null;
  const joined = text.replace(/\\\n/g, ' ');
  for (let index = 0; index < joined.length; index += 1) {
    const letter = joined[index] ?? '';
    const next = joined[index + 1] ?? '';
    if (quote === "'" && letter !== "'") word = (word ?? '') + letter;
    else if (quote !== null && letter === (quote === '"' ? '"' : "'")) quote = null;
    else if (letter === '\\' && quote === "$'") {
      const escape = ansiEscape(joined.slice(index + 1, index + 6));
      word = (word ?? '') + escape.text;
      index += escape.length;
    } else if (letter === '\\' && (quote === null || '"\\$`'.includes(next))) {
      word = (word ?? '') + next;
      index += 1;
    } else if (quote === null && letter === '$' && next === "'") {
      quote = "$'";
      word ??= '';
      index += 1;
    } else if (quote === null && (letter === "'" || letter === '"')) {
      quote = letter;
      word ??= '';
    } else if (quote !== "$'" && letter === '$' && /[A-Za-z_{(\d@*]/.test(next)) return 'The command uses a variable of the shell. Put the value itself in its place.';
    else if (quote !== "$'" && letter === '`') return 'The command runs another command. Put the value itself in its place.';
    else if (quote === null && /\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (quote === null && '|;&<>'.includes(letter)) return 'Paste one curl command alone, without pipes and redirections. An address with & stands in quotes.';
    else word = (word ?? '') + letter;
  }
  if (quote !== null) return 'A quotation mark is not closed. Copy the whole command.';
  if (word !== null) words.push(word);
  return words;
}
