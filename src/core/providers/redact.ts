/** Of fixed length, so that it says nothing about what it hides. */
export const mask = '••••••••';

/** Shorter values occur in ordinary text by chance: masking them would blacken the report and hide nothing. */
const shortestSecret = 4;
/** Characters of base64 that must agree before it is taken for a secret's. */
const shortestBase64 = 5;

/** Characters of a secret's beginning that give it away where a text ends in the middle of it. */
const shortestBeginning = 8;

/** Compared in lower case without separators. */
const secretNames = new Set([
  'accesskey', 'accesstoken', 'apikey', 'apikeysecret', 'apisecret', 'apitoken', 'auth', 'authorization', 'authtoken', 'bearer', 'clientsecret', 'cookie',
  'credential', 'credentials', 'passphrase', 'passwd', 'password', 'privatekey', 'proxyauthorization', 'pwd', 'refreshtoken', 'secret', 'secretkey', 'session',
  'sessionid', 'setcookie', 'sig', 'signature', 'signingkey', 'token', 'xapikey', 'xauthtoken', 'xaccesstoken', 'xtwiliosignature',
]); // prettier-ignore

function isSecretName(name: string): boolean {
  return secretNames.has(name.toLowerCase().replace(/[-_.\s]/g, ''));
}

const htmlEscapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const asJson = (value: string) => JSON.stringify(value).slice(1, -1);
const asPercent = (value: string) => encodeURIComponent(value.toWellFormed());
const asPercentStrict = (value: string) => asPercent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
/** As browsers and SDKs encode forms: https://url.spec.whatwg.org/#application/x-www-form-urlencoded */
const asForm = (value: string) => asPercentStrict(value).replaceAll('%20', '+').replaceAll('%2A', '*').replaceAll('~', '%7E');
const lowerPercent = (value: string) => value.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());

const asHtml = (value: string) => value.replace(/[&<>"']/g, (sign) => htmlEscapes[sign] ?? sign);

/** Every way in which a text may stand inside another text. */
const textForms: ((value: string) => string)[] = [
  (value) => value,
  asJson,
  (value) => asJson(value).replaceAll('/', '\\/'),
  (value) => asJson(value).replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  asPercent,
  asPercentStrict,
  (value) => lowerPercent(asPercent(value)),
  (value) => lowerPercent(asPercentStrict(value)),
  asForm,
  (value) => lowerPercent(asForm(value)),
  asHtml,
  (value) => asHtml(value).replaceAll('&#39;', '&#x27;'),
  (value) => asHtml(value).replaceAll('&#39;', '&apos;'),
];

/** Texts in texts: what is common around an encoded value, such as JSON in JSON or an address in an address. */
const wrappings = [asJson, asPercent, asForm, asHtml];

/** Most texts look the same in most forms: each is wrapped only once. */
function inAllForms(secrets: readonly string[]): string[] {
  const forms = new Set(secrets.flatMap((secret) => textForms.map((form) => form(secret))));
  return [...forms].flatMap((text) => [text, ...wrappings.map((wrap) => wrap(text))]);
}

/** The characters that base64 shows for the secret wherever it stands in a longer text: three alignments, edges left out. */
function base64Cores(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64').replace(/=+$/, '');
    const start = offset === 0 ? 0 : offset + 1;
    const wholeCharacters = Math.floor(((offset + bytes.length) * 8) / 6);
    const core = encoded.slice(start, wholeCharacters);
    return core.length < shortestBase64 ? [] : [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
const anyOf = (texts: Iterable<string>) => [...new Set(texts)].sort((a, b) => b.length - a.length).map(escapeRegExp).join('|');

const base64Character = /[A-Za-z0-9+/_=-]/;

/** Masks whole runs of base64 around a core: their edges are the rest of the secret, or of a `user:password` pair. Linear in the text's length. */
function maskBase64Runs(value: string, cores: RegExp): string {
  let masked = '';
  let end = 0;
  for (const match of value.matchAll(cores)) {
    if (match.index < end) continue;
    let from = match.index;
    while (from > end && base64Character.test(value[from - 1] ?? '')) from -= 1;
    masked += value.slice(end, from) + mask;
    end = match.index + match[0].length;
    while (end < value.length && base64Character.test(value[end] ?? '')) end += 1;
  }
  return masked + value.slice(end);
}

/** Masks the beginning of one of `forms` with which a text ends: an answer that was cut off in the middle of a secret. */
function maskBeginning(value: string, forms: readonly string[]): string {
  for (const form of forms) {
    const tail = form.length < shortestBeginning ? '' : value.slice(1 - form.length);
    const head = form.slice(0, shortestBeginning);
    for (let at = tail.indexOf(head); at >= 0; at = tail.indexOf(head, at + 1)) {
      if (form.startsWith(tail.slice(at))) return value.slice(0, value.length - tail.length + at) + mask;
    }
  }
  return value;
}

type Masker = (value: string, cutOff: boolean) => string;

/** What hides the given secrets in a text, which may be `cutOff` in the middle of one. Expensive for long secrets, such as PEM keys. */
function maskerOf(values: readonly string[]): Masker {
  if (values.length === 0) return (value) => value;
  const forms = inAllForms(values);
  const beginnings = [...new Set([...forms, ...values.flatMap(base64Cores)])];
  const texts = new RegExp(anyOf(forms), 'g');
  const hex = new RegExp(anyOf(values.map((value) => Buffer.from(value, 'utf8').toString('hex'))), 'gi');
  const coresSource = anyOf(values.flatMap(base64Cores).flatMap((core) => [core, asPercent(core), lowerPercent(asPercent(core))]));
  const cores = coresSource === '' ? null : new RegExp(coresSource, 'g');
  return (value, cutOff) => {
    const masked = value.replace(texts, mask).replace(hex, mask);
    const whole = cores === null ? masked : maskBase64Runs(masked, cores);
    return cutOff ? maskBeginning(whole, beginnings) : whole;
  };
}

/** Letters and digits of a secret that are looked for before anything is built for it. */
const probeLength = { shortest: 6, longest: 32 };
/** Characters of a secret's beginning of which every form, base64 included, has the beginning of the form of the whole. */
const enoughToBegin = 12;

/**
 * A quick look for a secret. `within`: false only where none of its forms stands in the text. Every form of a text keeps runs of ASCII letters and digits as they
 * are, and their base64 has neither plus nor slash that could be written differently: so one such run, its hexadecimal and its base64 stand for the whole.
 * `atEnd`: false only where the text does not end with the beginning of a form.
 */
function scoutOf(secret: string): { within: (value: string) => boolean; atEnd: (value: string) => boolean } {
  const [run = ''] = (secret.match(/[A-Za-z0-9]+/g) ?? []).sort((a, b) => b.length - a.length);
  const probe = run.slice(0, probeLength.longest);
  const hex = new RegExp(Buffer.from(probe).toString('hex'), 'i');
  const probes = [probe, ...base64Cores(probe)];
  const beginning = [...secret].slice(0, enoughToBegin).join('');
  const heads = [...new Set([...inAllForms([beginning]), ...base64Cores(beginning)].map((form) => form.slice(0, shortestBeginning)))].filter((head) => head.length === shortestBeginning);
  return {
    within: probe.length < probeLength.shortest ? () => true : (value) => probes.some((each) => value.includes(each)) || hex.test(value),
    atEnd: (value) => heads.some((head) => value.includes(head)),
  };
}

/** As `maskerOf`, but builds the expensive part only for secrets that a text may hold. Without the others the outcome is the same. */
function lazyMaskerOf(secrets: readonly string[]): Masker {
  const scouted = secrets.filter((secret) => secret.length >= shortestSecret).map((secret) => ({ secret, ...scoutOf(secret) }));
  const built = new Map<string, Masker>();
  return (value, cutOff) => {
    const found = scouted.filter(({ within, atEnd }) => within(value) || (cutOff && atEnd(value))).map(({ secret }) => secret);
    const key = JSON.stringify(found);
    const masker = built.get(key) ?? maskerOf(found);
    built.set(key, masker);
    return masker(value, cutOff);
  };
}

/** `"name":"value"`, also inside a JSON text that stands in a JSON text, also when it was cut off. */
const jsonPair = /"([\w.\s-]{1,60})"(\s*:\s*)(?:"(?:[^"\\]|\\[\s\S])*(?:"|$)|-?[\d.]+|true|false)/g;
const nestedJsonPair = /\\"([\w.\s-]{1,60})\\"(\s*:\s*)\\"[\s\S]*?(?:\\"|$)/g;
const formPair = /(^|[?&;\s])([\w.%[\]-]{1,60})=([^&;\s"'<>]*)/g;

export interface Redactor {
  /** Hides these too from now on: what is made of a credential, such as a signed token. */
  learn: (more: readonly string[]) => void;
  /** Masks known secrets, in whatever encoding they stand. */
  text: (value: string) => string;
  /** As `text`, also where the end of the text cut a secret off, and also what has the name of a secret, such as an `auth_token` that the provider sends along. */
  body: (value: string) => string;
  url: (value: string) => string;
  headers: (values: Readonly<Record<string, string>>) => Record<string, string>;
}

/** Hides secrets by value and by name in everything that is kept or shown. */
export function createRedactor(secrets: readonly string[]): Redactor {
  let known = [...secrets];
  let hide = lazyMaskerOf(known);
  const text = (value: string) => hide(value, false);
  const pairs = (value: string) => value.replace(formPair, (pair, before: string, name: string) => (isSecretName(name) ? `${before}${name}=${mask}` : pair));
  return {
    learn: (more) => {
      known = [...known, ...more];
      hide = lazyMaskerOf(known);
    },
    text,
    url: (value) => pairs(text(value)),
    body: (value) =>
      pairs(
        hide(value, true)
          .replace(jsonPair, (pair, name: string, colon: string) => (isSecretName(name) ? `"${name}"${colon}"${mask}"` : pair))
          .replace(nestedJsonPair, (pair, name: string, colon: string) => (isSecretName(name) ? `\\"${name}\\"${colon}\\"${mask}\\"` : pair)),
      ),
    headers: (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toLowerCase(), isSecretName(name) ? mask : text(value)])),
  };
}
