import { describe, expect, it } from 'vitest';
import { leaksIn } from '../../../test/support/leaks';
import { createRedactor, mask } from './redact';

const secret = 'p/ss+w<o&r"d\'=%é-0123456789';
const redactor = createRedactor([secret, 'second-secret']);
const bytes = Buffer.from(secret, 'utf8');

/** A text in which `value` stands, by the name of its form. */
function formsOf(value: string): [form: string, text: string][] {
  const bytes = Buffer.from(value, 'utf8');
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return [
    ['raw', value],
    ['JSON', JSON.stringify(value)],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ x: value }))],
    ['JSON with escaped slashes', JSON.stringify(value).replaceAll('/', '\\/')],
    ['JSON in ASCII', JSON.stringify(value).replace('é', '\\u00e9')],
    ['a URL', encodeURIComponent(value)],
    ['a URL, strictly', encodeURIComponent(value).replaceAll("'", '%27')],
    ['a URL in lower case', encodeURIComponent(value).replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())],
    ['a URL in a URL', encodeURIComponent(encodeURIComponent(value))],
    ['a form', new URLSearchParams({ x: value }).toString()],
    ['HTML', html.replaceAll("'", '&#39;')],
    ['HTML with hexadecimal entities', html.replaceAll("'", '&#x27;')],
    ['hexadecimal', bytes.toString('hex')],
    ['hexadecimal in upper case', bytes.toString('hex').toUpperCase()],
    ['base64', bytes.toString('base64')],
    ['base64url', bytes.toString('base64url')],
    ['a Basic pair', Buffer.from(`user:${value}`).toString('base64')],
    ['a longer Basic pair', Buffer.from(`user1:${value}`).toString('base64')],
    ['base64 with more behind it', Buffer.from(`ab${value}and more`).toString('base64')],
    ['base64 in a URL', encodeURIComponent(bytes.toString('base64'))],
  ];
}

describe('by value', () => {
  it.each(formsOf(secret))('hides it in %s', (_form, text) => {
    const masked = redactor.text(`before ${text} after`);
    expect(masked).toContain(mask);
    expect(masked).toMatch(/^before .* after$/);
    expect(leaksIn(masked, [secret])).toEqual([]);
  });

  it('hides every occurrence of every secret', () => {
    expect(redactor.text('second-secret, second-secret')).toBe(`${mask}, ${mask}`);
  });

  it('hides the longer of two secrets that begin alike', () => {
    expect(createRedactor(['secret', 'secret-longer']).text('secret-longer secret')).toBe(`${mask} ${mask}`);
  });

  it('leaves other text alone, also when there is nothing to hide', () => {
    expect(redactor.text('Your code is 482913')).toBe('Your code is 482913');
    expect(createRedactor([]).text('anything')).toBe('anything');
    expect(createRedactor(['', 'abc']).text('abc def')).toBe('abc def');
  });

  it('treats signs of regular expressions as what they are', () => {
    expect(createRedactor(['a.*b$^(']).text('a.*b$^( axxb')).toBe(`${mask} axxb`);
  });

  it('stays linear in the length of the text', () => {
    const long = 'a'.repeat(1_000_000);
    expect(redactor.body(long)).toBe(long);
    expect(redactor.body(`${long}${bytes.toString('base64')}`)).toBe(mask);
  });
});

/** As long as an RSA key of 2,048 bits, and as little like a text. */
const pemKey = (() => {
  const body = Buffer.from(Array.from({ length: 1_218 }, (_, n) => (n * n * 31 + n * 7 + 5) % 251)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${body.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END PRIVATE KEY-----\n`;
})();

describe('a PEM key', () => {
  const { text, body } = createRedactor(['second-secret', pemKey]);
  it.each(formsOf(pemKey))('is hidden in %s, whole and where an answer was cut off in it', (_form, whole) => {
    for (const masked of [text(`before ${whole} after`), body(`before ${whole} after`), body(`second-secret before ${whole}`)]) {
      expect(masked).toContain(mask);
      expect(masked.length).toBeLessThan(60);
      expect(leaksIn(masked, [pemKey])).toEqual([]);
    }
  });

  it.each([
    ['raw', pemKey],
    ['JSON', JSON.stringify(pemKey).slice(1, -1)],
    ['a URL', encodeURIComponent(pemKey)],
    ['base64', Buffer.from(pemKey).toString('base64')],
  ])('is hidden by its beginning in %s', (_form, whole) => {
    for (const length of [8, 20, 28, 40, 64, 200, 1_000, 1_600]) expect([length, body(`before ${whole.slice(0, length)}`)]).toEqual([length, `before ${mask}`]);
  });

  it('leaves what only begins alike, such as another key', () => {
    const other = pemKey.replace(/^[^-].*$/m, 'x'.repeat(64));
    expect(body(`before ${other} after`)).toBe(`before ${other} after`);
  });
});

describe.each([
  ['no run of letters and digits', '-?.~_/+&<"\'-?.é'],
  ['short runs only', 'ab-12/cd+34_ef'],
  ['letters and digits only', 'Zm9vYmFyQmF6UXV4MTIzNDU2'],
  ['the longest run at its end', 'a/b+c?d&e<f"g.0123456789'],
  ['a sign of two units at its beginning', '🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑-key-0123456789'],
])('a secret with %s', (_what, value) => {
  it.each(formsOf(value))('is hidden in %s', (_form, whole) => {
    const masked = createRedactor(['second-secret', value]).text(`before ${whole} after`);
    expect(masked).toContain(mask);
    expect(leaksIn(masked, [value])).toEqual([]);
  });

  it('is hidden by its beginning', () => {
    const { body } = createRedactor([value]);
    for (const form of [value, encodeURIComponent(value)]) expect(body(`before ${form.slice(0, 13)}`)).toBe(`before ${mask}`);
  });
});

describe('where a body was cut off', () => {
  const long = 'made-up/secret+of-some-length';
  const { body } = createRedactor([long]);
  it.each([
    ['raw', long],
    ['JSON with escaped slashes', long.replaceAll('/', '\\/')],
    ['a URL', encodeURIComponent(long)],
    ['base64', Buffer.from(long).toString('base64').replace(/=+$/, '')],
  ])('hides the beginning of a secret in %s, however much of it there is', (_form, text) => {
    for (let length = 8; length <= text.length; length += 1) expect([length, body(`before ${text.slice(0, length)}`)]).toEqual([length, `before ${mask}`]);
  });

  it('leaves what only begins alike', () => {
    expect(body('made-up/secrets')).toBe('made-up/secrets');
    expect(body('made-up')).toBe('made-up');
    expect(createRedactor(['Development1']).text('Development')).toBe('Development');
  });
});

describe('what is learnt later', () => {
  const token = 'made-up-header.made-up-claims.made-up-signature_0-1';

  it('is hidden from then on, in every encoding and beside what was known before', () => {
    const learning = createRedactor(['second-secret']);
    const { text } = learning;
    expect(text(token)).toBe(token);
    learning.learn([token]);
    const echo = `second-secret ${token} ${encodeURIComponent(token)} ${Buffer.from(`x:${token}`).toString('base64')}`;
    expect(leaksIn([text(echo), learning.body(JSON.stringify({ echo })), learning.headers({ 'x-echo': token })], [token, 'second-secret'])).toEqual([]);
  });
});

describe('by name', () => {
  it.each(['Authorization', 'Proxy-Authorization', 'Cookie', 'Set-Cookie', 'X-API-Key', 'x-auth-token', 'X-Twilio-Signature'])('hides the header %s', (name) => {
    expect(redactor.headers({ [name]: 'unknown value' })).toEqual({ [name.toLowerCase()]: mask });
  });

  it('keeps other headers', () => {
    expect(redactor.headers({ Accept: 'application/json', 'X-Echo': 'second-secret' })).toEqual({ accept: 'application/json', 'x-echo': mask });
  });

  it('hides secret fields of JSON, also of JSON that was cut off or stands in JSON', () => {
    expect(redactor.body('{"sid":"AC1","auth_token": "un\\"known","status":"active"}')).toBe(`{"sid":"AC1","auth_token": "${mask}","status":"active"}`);
    expect(redactor.body('{"authToken":"unkno')).toBe(`{"authToken":"${mask}"`);
    expect(redactor.body('{"password":12345}')).toBe(`{"password":"${mask}"}`);
    expect(redactor.body(JSON.stringify({ body: JSON.stringify({ api_key: 'unknown' }) }))).not.toContain('unknown');
  });

  it('hides secret parameters of forms and addresses', () => {
    expect(redactor.body('To=%2B1415&api_secret=unknown&Body=x')).toBe(`To=%2B1415&api_secret=${mask}&Body=x`);
    expect(redactor.url('https://x.example/send?token=unknown&to=1')).toBe(`https://x.example/send?token=${mask}&to=1`);
  });

  it('does not take every name for a secret’s', () => {
    const body = '{"api_key_id":"k1","message":"token expired","num_segments":"1"}';
    expect(redactor.body(body)).toBe(body);
  });
});
