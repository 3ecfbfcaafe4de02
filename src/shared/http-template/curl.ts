import type { FieldValues } from '../model/integration';
import { isLoopback } from '../validate/loopback';
import { authenticationIn, basicLogin, bearerToken, type CurlAuthentication } from './curl-authentication';
import { looksLikeKey } from './request-issues';
import { type BodyType, checkHeaderName, readHeaders } from './request-template';
import { shellWords } from './shell-words';

/** What a pasted cURL command comes to: fields of the form. Credentials stand apart, so that they are sealed. */
export interface ImportedCurl {
  /** Method, address, headers, body, and what is open of the authentication. */
  settings: FieldValues;
  authentication: CurlAuthentication['option'];
  credentials: FieldValues;
  /** What does not come along, and why, in a sentence. */
  ignored: { what: string; why: string }[];
  /** What to know about the rest, in sentences. */
  notes: string[];
}

const methods = ['POST', 'GET', 'PUT', 'PATCH'];
const itself = 'Dispatchbox does that itself.';
const onlyShown = 'It only changes what curl shows.';
const limits = 'Dispatchbox has limits of its own.';
const safely = 'Redirects are never followed: credentials would follow them.';

/** Options with the sentence about each. */
const forEach = (options: readonly string[], sentence: (option: string) => string): [string, string][] => options.map((option) => [option, sentence(option)]);

/** Options that are left out, with the reason. Those of the second list take a value. */
const flags = new Map([
  ...forEach(['-s', '--silent', '-S', '--show-error', '-i', '--include', '-v', '--verbose', '-f', '--fail', '--fail-with-body', '-N', '--no-buffer', '-#', '--progress-bar', '--no-progress-meter'], () => onlyShown),
  ...forEach(['--compressed', '-g', '--globoff', '--http1.1', '--http2', '--tlsv1.2', '--tlsv1.3', '-4', '--ipv4', '-6', '--ipv6'], () => itself),
  ...forEach(['-L', '--location'], () => safely),
]);
const valued = new Map([
  ...forEach(['-o', '--output', '-w', '--write-out', '-D', '--dump-header'], () => onlyShown),
  ...forEach(['-m', '--max-time', '--connect-timeout', '--retry', '--retry-delay', '--retry-max-time'], () => limits),
  ...forEach(['-b', '--cookie', '-c', '--cookie-jar'], () => 'Cookies belong to one session.'),
]);
const bodyOptions = new Set(['-d', '--data', '--data-raw', '--data-ascii', '--data-urlencode', '--data-binary', '--json', '-F', '--form', '--form-string']);
const readsFile = (option: string, instead: string) => `The command reads a file (${option}). Put ${instead} into the command instead.`;
/** Options that are refused, with the sentence that says why. */
const refused = new Map([
  ...forEach(['-K', '--config'], (option) => readsFile(option, 'its options')),
  ...forEach(['-T', '--upload-file'], (option) => readsFile(option, 'the text')),
  ...forEach(['-n', '--netrc', '--netrc-file', '--netrc-optional'], (option) => readsFile(option, 'the login')),
  ...forEach(['-E', '--cert', '--key', '--cacert', '--capath'], (option) => `The command names a certificate (${option}). Certificates of this network are set in Settings, Network.`),
  ...forEach(['-k', '--insecure'], (option) => `The command accepts any certificate (${option}). Dispatchbox does not: leave ${option} out.`),
  ...forEach(['-x', '--proxy', '--socks5', '--preproxy'], () => 'The command names a proxy. Set it in Settings, Network.'),
  ...forEach(['-:', '--next'], (option) => `The command makes several requests (${option}). Paste one of them.`),
  ...forEach(['--digest', '--ntlm', '--negotiate', '--anyauth', '--aws-sigv4'], (option) => `The command signs in by ${option.slice(2)}, which is made anew for each request. Choose another way to sign in.`),
]);

/** `-XPOST` and `--request=POST` as two words; a bundle such as `-sSk` as single options. */
function separated(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const [, long, value] = /^(--[a-z][a-z0-9.-]+)=(.*)$/s.exec(word) ?? [];
    if (long !== undefined) return [long, value ?? ''];
    const [, bundled = '', short, joined] = /^-([sSivLfgNkG46#]*)([XHduFoAmKTbewxE])(.+)?$/s.exec(word) ?? [];
    if (short !== undefined) return [...[...bundled].map((letter) => `-${letter}`), `-${short}`, ...(joined === undefined ? [] : [joined])];
    return /^-[sSivLfgNkG46#]{2,}$/.test(word) ? [...word.slice(1)].map((letter) => `-${letter}`) : [word];
  });
}

/** What stands in the command, option by option. */
interface Parts {
  method: string | null;
  url: string | null;
  headers: [name: string, value: string][];
  data: { option: string; value: string }[];
  login: CurlAuthentication | null;
  asQuery: boolean;
  ignored: ImportedCurl['ignored'];
}

/** Sorts the words by what they mean, or says which of them cannot be taken. */
function partsOf(words: readonly string[]): Parts | string {
  const parts: Parts = { method: null, url: null, headers: [], data: [], login: null, asQuery: false, ignored: [] };
  for (let index = 0; index < words.length; index += 1) {
    const option = words[index] ?? '';
    const isLast = index + 1 >= words.length;
    const value = () => {
      index += 1;
      return words[index] ?? '';
    };
    const refusal = refused.get(option);
    const aboutFlag = flags.get(option);
    const aboutValue = valued.get(option);
    if (refusal !== undefined) return refusal;
    if (aboutFlag !== undefined) parts.ignored.push({ what: option, why: aboutFlag });
    else if (option === '-G' || option === '--get') parts.asQuery = true;
    else if (option === '-I' || option === '--head') parts.method = 'HEAD';
    else if (option === '--basic') continue;
    else if (!option.startsWith('-')) {
      if (parts.url !== null) return 'The command asks more than one address. Paste one of them.';
      parts.url = option;
    } else if (isLast) return `The option ${option.slice(0, 30)} has no value.`;
    else if (aboutValue !== undefined) {
      value();
      parts.ignored.push({ what: option, why: aboutValue });
    } else if (option === '-X' || option === '--request') parts.method = value().toUpperCase();
    else if (option === '--url') {
      if (parts.url !== null) return 'The command asks more than one address. Paste one of them.';
      parts.url = value();
    } else if (option === '-H' || option === '--header') {
      const line = value();
      if (line.startsWith('@')) return 'The command reads headers from a file. Put them into the command instead.';
      const [, name = '', content = ''] = /^([^:;]+)[:;]\s*(.*)$/s.exec(line) ?? [];
      if (/[\r\n]/.test(line) || name.trim() === '') return 'A header has a line break or no name.';
      parts.headers.push([name.trim(), content.trim()]);
    } else if (option === '-A' || option === '--user-agent') parts.headers.push(['User-Agent', value()]);
    else if (option === '-e' || option === '--referer') parts.headers.push(['Referer', value()]);
    else if (option === '-u' || option === '--user') parts.login = basicLogin(value(), null);
    else if (option === '--oauth2-bearer') parts.login = bearerToken(value(), null);
    else if (bodyOptions.has(option)) {
      const content = value();
      const mayReadFile = option !== '--data-raw' && option !== '--form-string';
      const named = option === '--data-urlencode' || option === '-F' || option === '--form';
      if (mayReadFile && (content.startsWith('@') || (named && /^[^=]*=?[@<]/.test(content)))) return 'The command reads a file (@). Put its content into the command instead.';
      parts.data.push({ option, value: content });
    } else return `The option ${option.slice(0, 30)} is not understood. Leave it out.`;
  }
  return parts;
}

/** The address as a form has it, and the login that stood in it. */
function addressOf(typed: string): { url: string; login: CurlAuthentication | null; notes: string[] } | string {
  if ([...typed.matchAll(/\{([^{}]*)\}/g)].some(([group]) => group.includes(',')) || /\[\w+-\w+(?::\d+)?\]/.test(typed)) return 'The address stands for several ({…} or […]). Paste one of them.';
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  const withoutFragment = whole.replace(/#.*$/s, '');
  const [, scheme = '', login, rest = ''] = /^([^:]*:\/\/)(?:([^/?]*)@)?(.*)$/s.exec(withoutFragment) ?? [];
  const [host = ''] = /^(?:\[[^\]]*\]|[^:/?]*)/.exec(rest) ?? [];
  const plain = scheme.toLowerCase() === 'http://' && !isLoopback(host.toLowerCase());
  return {
    url: `${plain ? 'https://' : scheme}${rest}`,
    login: login === undefined ? null : basicLogin(decoded(login, false), null),
    notes: [
      ...(whole === typed ? [] : ['The command names no scheme: https is taken.']),
      ...(plain ? ['The command asks by http, which would show the credentials on the way: https is taken.'] : []),
    ],
  };
}

const isForm = (option: string) => option === '-F' || option === '--form' || option === '--form-string';

/** Reads a cURL command into the fields of a custom HTTP provider, or answers in a sentence why it cannot. Reads no file and runs nothing. */
export function importCurl(command: string): ImportedCurl | string {
  const words = shellWords(command);
  if (typeof words === 'string') return words;
  const [program = '', ...rest] = separated(words);
  if (!/^(?:\S*[/\\])?curl(?:\.exe)?$/i.test(program)) return 'Paste a command that begins with curl.';
  const parts = partsOf(rest);
  if (typeof parts === 'string') return parts;
  const { headers, data, asQuery, ignored } = parts;
  if (parts.url === null || parts.url === '') return 'The command names no address.';
  const address = addressOf(parts.url);
  if (typeof address === 'string') return address;

  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const isJson = data.some(({ option }) => option === '--json') || /json/i.test(type) || (type === '' && data.length === 1 && looksLikeJson(data[0]?.value ?? ''));
  if (data.length > 0 && !isJson && type !== '' && !/x-www-form-urlencoded|multipart\/form-data/i.test(type)) return `A body of the type ${type.slice(0, 60)} cannot be sent, only JSON and forms.`;
  const pairs = data.flatMap(({ option, value }) => (isForm(option) || option === '--data-urlencode' ? [decodedPair(value, false)] : value.split('&').map((pair) => decodedPair(pair, true))));
  const bodyType: BodyType = data.length === 0 || asQuery ? 'none' : isJson ? 'json' : 'form';
  if (bodyType === 'form' && pairs.some(([name, value]) => /[\r\n=]/.test(name) || /[\r\n]/.test(value))) return 'A value of the form has a line break, which the form’s lines cannot hold. Send it as JSON.';
  const body = bodyType === 'none' ? '' : isJson ? data.map(({ value }) => value).join('') : pairs.map(([name, value]) => `${name}=${value}`).join('\n');
  const query = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodedValue(value)}`).join('&');
  const url = asQuery && query !== '' ? `${address.url}${address.url.includes('?') ? '&' : '?'}${query}` : address.url;
  const method = parts.method ?? (data.length > 0 && !asQuery ? 'POST' : 'GET');
  if (!methods.includes(method)) return `The method ${method.slice(0, 20)} is not offered. ${methods.join(', ')} are.`;

  const login = parts.login ?? address.login ?? authenticationIn(headers);
  const others = headers.filter(([name]) => name.toLowerCase() !== login.header);
  const kept = others.filter(([name]) => whyLeftOut(name, login) === null);
  const read = readHeaders(kept.map(([name, value]) => `${name}: ${value}`).join('\n'));
  if (typeof read === 'string') return read;
  const left = others.flatMap(([name]) => {
    const why = whyLeftOut(name, login);
    return why === null || why === '' ? [] : [{ what: name, why }];
  });
  return {
    settings: { method, url, headers: read.map(([name, value]) => `${name}: ${value}`).join('\n'), bodyType, body, ...login.settings },
    authentication: login.option,
    credentials: login.credentials,
    ignored: [...ignored, ...left].filter(({ what }, index, all) => all.findIndex((other) => other.what === what) === index),
    notes: [
      ...address.notes,
      ...(data.some(({ option }) => isForm(option)) && bodyType === 'form' ? ['The form is sent as application/x-www-form-urlencoded.'] : []),
    ],
  };
}

/** Why a header does not come along; empty: it is said by another field; null: it does. */
function whyLeftOut(name: string, { option }: CurlAuthentication): string | null {
  const plain = name.toLowerCase();
  if (plain === 'content-type') return '';
  if (plain === 'cookie') return 'Cookies belong to one session.';
  if (option !== 'none' && (plain.endsWith('authorization') || looksLikeKey(name))) return 'It is a second credential, and a request signs in by one.';
  if (plain.endsWith('authorization')) return 'Its value cannot be used a second time. Choose how to sign in, and enter the credentials there.';
  return checkHeaderName(name) === null ? null : itself;
}

const looksLikeJson = (text: string) => /^\s*[[{][\s\S]*[\]}]\s*$/.test(text);

/** Placeholders stay what they are. */
const encodedValue = (value: string) => value.split(/(\{\{[^{}]*\}\})/).map((part, index) => (index % 2 === 0 ? encodeURIComponent(part.toWellFormed()) : part)).join('');

function decodedPair(pair: string, isEncoded: boolean): [name: string, value: string] {
  const equals = pair.indexOf('=');
  const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  return isEncoded ? [decoded(name, true), decoded(value, true)] : [name, value];
}

/** As a form is read; what is not encoded rightly stays as it is. */
function decoded(text: string, plusIsSpace: boolean): string {
  try {
    return decodeURIComponent(plusIsSpace ? text.replaceAll('+', ' ') : text);
  } catch {
    return text;
  }
}
