import type { BodyType } from './request-template';

/** What a pasted cURL command comes to: fields of the form. Credentials stand apart, so that they are sealed. */
export interface ImportedCurl {
  settings: { method: string; url: string; headers: string; bodyType: BodyType; body: string; authentication: 'none' | 'basic' | 'bearer'; user?: string };
  credentials: { password?: string; token?: string };
  /** What was left out or changed, in sentences. */
  notes: string[];
}

/** Options that take a value and change nothing that matters here. */
const ignoredWithValue = new Set(['-o', '--output', '-m', '--max-time', '--connect-timeout', '-A', '--user-agent', '--retry', '-w', '--write-out', '-D', '--dump-header']);
const ignored = new Set(['-s', '--silent', '-S', '--show-error', '-i', '--include', '-v', '--verbose', '--compressed', '-L', '--location', '-f', '--fail', '-g', '--globoff', '-N', '--no-buffer', '--http1.1', '--http2']);
const bodyOptions = new Set(['-d', '--data', '--data-raw', '--data-ascii', '--data-urlencode', '--data-binary', '--json', '-F', '--form', '--form-string']);

/** Splits a command line as a POSIX shell would, without running or expanding anything; a sentence when it cannot. */
function wordsOf(command: string): string[] | string {
  const words: string[] = [];
  let word: string | null = null;
  let quote: "'" | '"' | "$'" | null = null;
  const text = command.replace(/\\\r?\n/g, ' ').trim();
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? '';
    const next = text[index + 1] ?? '';
    if (quote === "'" && letter !== "'") word = (word ?? '') + letter;
    else if (quote !== null && letter === (quote === '"' ? '"' : "'")) quote = null;
    else if (letter === '\\' && quote === "$'") {
      word = (word ?? '') + ({ n: '\n', r: '\r', t: '\t' }[next] ?? next);
      index += 1;
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
    } else if (quote !== "$'" && letter === '$' && /[A-Za-z_{(]/.test(next)) return 'The command uses a variable of the shell. Put the value itself in its place.';
    else if (quote !== "$'" && letter === '`') return 'The command runs another command. Put the value itself in its place.';
    else if (quote === null && /\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (quote === null && '|;&<>'.includes(letter)) return 'Paste one curl command alone, without pipes and redirections.';
    else word = (word ?? '') + letter;
  }
  if (quote !== null) return 'A quotation mark is not closed.';
  if (word !== null) words.push(word);
  return words;
}

/** `-XPOST` and `--request=POST` as two words; a bundle such as `-sS` as single options. */
function separated(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const long = /^(--[a-z-]+)=(.*)$/s.exec(word);
    if (long) return [long[1] ?? '', long[2] ?? ''];
    const short = /^(-[XHduFoAmKT])(.+)$/s.exec(word);
    if (short) return [short[1] ?? '', short[2] ?? ''];
    return /^-[sSivLfgN]{2,}$/.test(word) ? [...word.slice(1)].map((letter) => `-${letter}`) : [word];
  });
}

/** Reads a cURL command into the fields of a custom HTTP provider, or answers in a sentence why it cannot. Reads no file and runs nothing. */
export function importCurl(command: string): ImportedCurl | string {
  if (command.length > 100_000) return 'The command is longer than 100,000 characters.';
  const words = wordsOf(command);
  if (typeof words === 'string') return words;
  const [program, ...rest] = separated(words);
  if (program !== 'curl') return 'Paste a command that begins with curl.';

  const notes: string[] = [];
  const headers: [string, string][] = [];
  const data: { option: string; value: string }[] = [];
  let method: string | null = null;
  let url: string | null = null;
  let login: { user: string; password: string } | null = null;
  let token: string | null = null;
  let asQuery = false;
  for (let index = 0; index < rest.length; index += 1) {
    const option = rest[index] ?? '';
    const value = () => {
      index += 1;
      return rest[index] ?? '';
    };
    if (option === '-K' || option === '--config') return 'The command reads a file (-K). Put its options into the command instead.';
    if (option === '-k' || option === '--insecure') return 'The command accepts any certificate (-k). Dispatchbox does not: leave -k out.';
    if (option === '-T' || option === '--upload-file') return 'The command reads a file (-T). Put the text into the command instead.';
    if (option === '-x' || option === '--proxy') return 'The command names a proxy. Set it in Settings, Network.';
    if (option === '-X' || option === '--request') method = value().toUpperCase();
    else if (option === '--url') url = value();
    else if (option === '-H' || option === '--header') {
      const line = value();
      if (line.startsWith('@')) return 'The command reads headers from a file. Put them into the command instead.';
      const [, name = '', content = ''] = /^([^:;]+)[:;]\s*(.*)$/s.exec(line) ?? [];
      if (/[\r\n]/.test(line) || name === '') return 'A header has a line break or no name.';
      headers.push([name.trim(), content.trim()]);
    } else if (option === '-u' || option === '--user') {
      const [, user = '', password = ''] = /^([^:]*):?(.*)$/s.exec(value()) ?? [];
      login = { user, password };
    } else if (option === '--oauth2-bearer') token = value();
    else if (option === '-G' || option === '--get') asQuery = true;
    else if (option === '-I' || option === '--head') method = 'HEAD';
    else if (bodyOptions.has(option)) {
      const content = value();
      const mayReadFile = option !== '--data-raw' && option !== '--form-string';
      if (mayReadFile && (content.startsWith('@') || /^[^=]*=?[@<]/.test(option === '--data-urlencode' || option === '-F' || option === '--form' ? content : ''))) return 'The command reads a file (@). Put its content into the command instead.';
      data.push({ option, value: content });
    } else if (ignoredWithValue.has(option)) value();
    else if (ignored.has(option)) continue;
    else if (option.startsWith('-')) return `The option ${option.slice(0, 30)} is not understood. Leave it out.`;
    else if (url === null) url = option;
    else return 'The command asks more than one address.';
  }
  if (url === null || url === '') return 'The command names no address.';

  const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const bearer = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1] ?? null;
  const basic = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (basic !== undefined && login === null) {
    const [, user = '', password = ''] = /^([^:]*):?(.*)$/s.exec(fromBase64(basic)) ?? [];
    login = { user, password };
  }
  token ??= bearer;
  if (authorization !== undefined && token === null && login === null) notes.push('The Authorization header was left out: choose how to sign in, and enter its value there.');
  if (login !== null || token !== null) notes.push('The login was moved to the credentials.');

  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const isJson = data.some(({ option }) => option === '--json') || /json/i.test(type);
  if (data.length > 0 && !isJson && type !== '' && !/x-www-form-urlencoded|multipart\/form-data/i.test(type)) return `A body of the type ${type.slice(0, 60)} cannot be sent, only JSON and forms.`;
  const pairs = data.flatMap(({ option, value }) => (option === '-F' || option === '--form' || option === '--form-string' || option === '--data-urlencode' ? [decodedPair(value, false)] : value.split('&').map((pair) => decodedPair(pair, true))));
  if (data.some(({ option }) => /^(-F|--form)/.test(option))) notes.push('The form is sent as application/x-www-form-urlencoded.');
  const bodyType: BodyType = data.length === 0 || asQuery ? 'none' : isJson ? 'json' : 'form';
  const body = bodyType === 'none' ? '' : isJson ? data.map(({ value }) => value).join('') : pairs.map(([name, value]) => `${name}=${value}`).join('\n');
  if (asQuery) url += `${url.includes('?') ? '&' : '?'}${pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`;

  const kept = headers.filter(([name]) => !['authorization', 'content-type', 'content-length', 'host', 'accept-encoding', 'cookie', 'connection'].includes(name.toLowerCase()));
  if (headers.some(([name]) => name.toLowerCase() === 'cookie')) notes.push('Cookies were left out.');
  return {
    settings: {
      method: method ?? (data.length > 0 && !asQuery ? 'POST' : 'GET'),
      url: /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`,
      headers: kept.map(([name, value]) => `${name}: ${value}`).join('\n'),
      bodyType,
      body,
      authentication: login !== null ? 'basic' : token !== null ? 'bearer' : 'none',
      ...(login !== null && { user: login.user }),
    },
    credentials: { ...(login !== null && { password: login.password }), ...(login === null && token !== null && { token }) },
    notes,
  };
}

function decodedPair(pair: string, isEncoded: boolean): [name: string, value: string] {
  const equals = pair.indexOf('=');
  const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  if (!isEncoded) return [name, value];
  return [decoded(name), decoded(value)];
}

/** As a form is read; what is not encoded rightly stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** UTF-8 in base64; empty for anything else. */
function fromBase64(text: string): string {
  const bits = [...text.replace(/=+$/, '')].map((letter) => base64.indexOf(letter).toString(2).padStart(6, '0')).join('');
  const bytes = bits.match(/[01]{8}/g) ?? [];
  try {
    return decodeURIComponent(bytes.map((byte) => `%${parseInt(byte, 2).toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return '';
  }
}
