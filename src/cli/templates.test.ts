import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { templateSamples } from '../../test/support/template-samples';
import { templateVariants } from '../shared/model/template';
import { main } from './main';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dispatchbox-cli-'));
  return () => rm(folder, { recursive: true });
});

async function run(words: string[], stdin: unknown = '', signal = new AbortController().signal) {
  let out = '';
  let err = '';
  const text = typeof stdin === 'string' ? stdin : JSON.stringify(stdin);
  const status = await main(words, { signal, clock: Date, startSandbox: () => Promise.resolve(null), openCore: () => Promise.reject(new Error('This needs no vault.')), stdin: Readable.from([text]), out: (part) => void (out += part), err: (part) => void (err += part) });
  return { status, out, err };
}
const runJson = async (words: string[], stdin: unknown) => {
  const ran = await run([...words, '--json'], stdin);
  return { ...ran, value: JSON.parse(ran.out) as Record<string, unknown> };
};
const check = (stdin: unknown) => runJson(['templates', 'check', '--file', '-'], stdin);
const findingsIn = ({ value }: { value: Record<string, unknown> }) => value.findings as { code: string; severity: string; usageType: string | null; message: string; line?: number; column?: number }[];

const sms = templateSamples['sms-content'];
const htmlOf = (html: string) => JSON.stringify([{ usageType: 'SignIn', contentType: 'text/html', subject: 'Code', content: `<p>{{code}}</p>${html}` }]);
const mail = [{ usageType: 'SignIn', contentType: 'text/html', subject: 'Hi {{user.name}}', content: '<p>{{user.name}} {{code}}</p>' }];

describe('templates check', () => {
  it.each(templateVariants)('reads a file of %s', async (variant) => {
    const path = join(folder, 'templates.json');
    await writeFile(path, `\ufeff${JSON.stringify(templateSamples[variant])}`);
    const { status, out, err } = await run(['templates', 'check', '--file', path, '--json']);
    const value = JSON.parse(out) as { templates: { usageType: string }[] };
    expect([status, err]).toEqual([0, '']);
    expect(value).toMatchObject({ variant, findings: [] });
    expect(Object.keys(value)).toEqual(['variant', 'templates', 'findings']);
    expect(value.templates[0]?.usageType).toBe('SignIn');
  });

  it('prints its findings with code, severity, usage type, message and place', async () => {
    const ran = await check('[\n {"usageType": "ForgotPassword", "content": "Reset it"}\n]');
    expect(ran.status).toBe(1);
    expect(findingsIn(ran)).toContainEqual({ code: 'code-missing', severity: 'error', usageType: 'ForgotPassword', message: '{{code}} is missing. Without it nobody can reset a password.', line: 2, column: 46 });
    expect(findingsIn(ran).filter(({ code }) => code === 'required-type-missing').map(({ usageType }) => usageType)).toEqual(['SignIn', 'Register', 'Generic']);
  });

  it('ends with 0 where there are only warnings', async () => {
    expect((await check([{ usageType: 'SignIn', content: '{{code}} {{cod}}' }])).status).toBe(0);
  });

  it('says the same to people', async () => {
    const { out } = await run(['templates', 'check', '--file', '-'], [{ usageType: 'SignIn', content: 'x' }, ...(sms as object[]).slice(1), { usageType: 'Test', content: '{{code}}' }]);
    expect(out).toBe(
      'SMS text (sms-content): 5 templates, 1 error, 0 warnings.\nError    line 1, SignIn: {{code}} is missing. Without it nobody can sign in.\nNote     line 1, Test: Test is an old usage type. Logto now tests with Generic.\n',
    );
  });

  it.each([
    ['nothing', '', 'json-empty', 'The JSON is empty.'],
    ['broken JSON', '[\n{"usageType" "x"}]', 'json-syntax', 'The JSON has an error in line 2, column 14: A colon is missing after the key.'],
    ['__proto__', '[{"__proto__": {"usageType": "SignIn"}}]', 'json-forbidden-key', 'The JSON has an error in line 1, column 3: The key __proto__ is not allowed.'],
    ['deep nesting', '['.repeat(500_000), 'json-too-deep', 'The JSON has an error in line 1, column 33: It is nested deeper than 32 levels.'],
    ['something else', '{"provider": "twilio"}', 'no-templates', 'There are no templates in it. A list of templates, Mailgun’s map, or an object with “templates” or “deliveries” is needed.'],
    ['5 MB', JSON.stringify([{ usageType: 'SignIn', content: 'x'.repeat(5_000_000) }]), 'invalid-input', 'The input is larger than 4 MB.'],
  ])('%s is refused in the same form, with 2', async (_name, text, code, message) => {
    const ran = await check(text);
    expect([ran.status, ran.err, ran.value.variant, ran.value.templates]).toEqual([2, '', null, []]);
    expect(findingsIn(ran)).toMatchObject([{ code, severity: 'error', usageType: null, message }]);
    const words = await run(['templates', 'check', '--file', '-'], text);
    expect([words.status, words.out + words.err]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each([
    ['a usage type twice', '[{"usageType":"SignIn","content":"{{code}}"},{"usageType":"SignIn","content":"{{code}}"}]', ['duplicate-usage-type']],
    ['a key twice', '[{"usageType":"SignIn","content":"old","content":"{{code}}"}]', ['duplicate-key']],
    ['a placeholder without its end', '[{"usageType":"SignIn","content":"{{code}} {{application.name"}]', ['unterminated-placeholder']],
    ['a script', htmlOf('<script>alert(1)</script>'), ['html-script']],
    ['an event handler', htmlOf('<img src=x onerror=alert(1)>'), ['html-event-handler']],
    ['one in an SVG', htmlOf('<svg/onload=alert(1)>'), ['html-event-handler', 'html-media']],
    ['a link that runs', htmlOf('<a href="&#106;avascript:alert(1)">x</a>'), ['html-script-link']],
    ['a refresh', htmlOf('<meta http-equiv="refresh" content="0;url=https://evil.example">'), ['html-refresh']],
    ['a form', htmlOf('<form action="https://evil.example"><input name=code></form>'), ['html-form']],
    ['a frame', htmlOf('<iframe srcdoc="<script>alert(1)</script>"></iframe>'), ['html-frame']],
    ['a remote image', htmlOf('<img src="https://evil.example/pixel.gif">'), ['html-remote-image']],
    ['a placeholder in a script', htmlOf('<script>var code = "{{code}}"</script>'), ['html-script', 'placeholder-in-code']],
  ])('tells of %s and takes it', async (_name, text, codes) => {
    const ran = await check(text);
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(findingsIn(ran).map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
    expect(ran.value.templates).not.toEqual([]);
  });

  it('names a file that does not exist', async () => {
    const { status, out } = await run(['templates', 'check', '--file', join(folder, 'nothing.json'), '--json']);
    expect([status, out]).toEqual([2, expect.stringContaining('nothing.json does not exist')]);
  });

  it('prints no credentials of a connector’s configuration', async () => {
    const ran = await check({ accountSID: 'AC1', authToken: 'made-up-secret', templates: sms });
    expect(ran.out).not.toContain('made-up-secret');
    expect(findingsIn(ran).map(({ code }) => code)).toEqual(['settings-left-out']);
  });

  it('gives up a standard input that never ends', async () => {
    const person = new AbortController();
    const endless = new Readable({ read: () => undefined });
    const ended = main(['templates', 'check', '--file', '-', '--json'], { signal: person.signal, clock: Date, startSandbox: () => Promise.resolve(null), openCore: () => Promise.reject(new Error('This needs no vault.')), stdin: endless, out: () => undefined, err: () => undefined });
    person.abort();
    expect(await ended).toBe(130);
  });
});

describe('templates convert', () => {
  it('writes the other form and nothing else, and the notes beside it', async () => {
    const { status, out, err } = await run(['templates', 'convert', '--file', '-', '--to', 'sendgrid'], { extra: 1, templates: mail });
    expect([status, err.split('\n')]).toEqual([
      0,
      ['Keys beside the templates are left out: extra.', ...['Register', 'ForgotPassword', 'Generic'].map((usageType) => `${usageType}: There is no template for ${usageType}, which the target needs.`), ''],
    ]);
    expect(JSON.parse(out)).toEqual([{ usageType: 'SignIn', type: 'text/html', subject: 'Hi {{user.name}}', content: '<p>{{user.name}} {{code}}</p>' }]);
  });

  it('prints both as JSON', async () => {
    const { value, status } = await runJson(['templates', 'convert', '--file', '-', '--to', 'sms-template-code'], sms);
    expect([status, value.from, value.variant, value.templates]).toEqual([1, 'sms-content', 'sms-template-code', []]);
    expect((value.notes as { code: string }[])[0]).toEqual({ code: 'template-left-out', usageType: 'SignIn', language: null, message: 'This form names templates at a provider, and it has only a text. Make it there and enter its id.' });
  });

  it.each(templateVariants)('loses nothing of %s on the way to itself', async (variant) => {
    const { out, err } = await run(['templates', 'convert', '--file', '-', '--to', variant], templateSamples[variant]);
    expect([JSON.parse(out), err]).toEqual([templateSamples[variant], '']);
  });

  it('takes a language', async () => {
    const { value } = await runJson(['templates', 'convert', '--file', '-', '--to', 'localized', '--language', 'de'], mail);
    expect(value.templates).toMatchObject([{ languageTag: 'de' }]);
  });

  it('lists the variants where there is none of that name, and prints nothing where the templates would stand', async () => {
    const { status, out, err } = await run(['templates', 'convert', '--file', '-', '--to', 'pager'], sms);
    expect([status, out, err]).toEqual([2, '', expect.stringMatching(/^There is no variant of this name\. Known: sms-content, .*twilio/)]);
    const broken = await runJson(['templates', 'convert', '--file', '-', '--to', 'twilio'], '[');
    expect([broken.status, broken.value]).toEqual([2, { error: { kind: 'invalid-input', message: expect.stringContaining('line 1') as string } }]);
  });
});

describe('templates render', () => {
  const render = (more: string[], stdin: unknown = sms) => run(['templates', 'render', '--file', '-', ...more], stdin);

  it('prints the message with sample values', async () => {
    expect(await render(['--usage-type', 'SignIn'])).toEqual({ status: 0, out: 'Your code is 482913.\n', err: '' });
  });

  it('takes values from a file or from the command line', async () => {
    const path = join(folder, 'values.json');
    await writeFile(path, '{"code": "000000"}');
    for (const values of [path, '{"code": "000000"}']) expect((await render(['--usage-type', 'SignIn', '--values', values])).out).toBe('Your code is 000000.\n');
    // Logto's rule: what the values lack altogether stays.
    expect((await render(['--usage-type', 'SignIn', '--values', '{}'])).out).toBe('Your code is {{code}}.\n');
  });

  it('says which template it fell back to', async () => {
    const { out, err } = await render(['--usage-type', 'BindMfa', '--language', 'de']);
    expect([out, err]).toEqual(['Your code is 482913.\n', 'There is no template for BindMfa in de, so Generic is used.\n']);
  });

  it('escapes by place and says what it left out', async () => {
    const values = JSON.stringify({ code: '1', user: { name: '<script>alert(1)</script>' } });
    const { value } = await runJson(['templates', 'render', '--file', '-', '--usage-type', 'SignIn', '--values', values], mail);
    expect(value).toMatchObject({
      variant: 'email-content-type',
      used: { usageType: 'SignIn', language: null },
      message: { channel: 'email', subject: 'Hi <script>alert(1)</script>', html: '<p>&#60;script&#62;alert(1)&#60;/script&#62; 1</p>' },
      leftOut: [],
    });
    const linked = [{ ...mail[0], content: '<a href="{{link}}">{{code}}</a>' }];
    const ran = await render(['--usage-type', 'SignIn', '--values', '{"code": "1", "link": "javascript:alert(1)"}'], linked);
    expect([ran.out, ran.err]).toEqual(['Subject: Hi {{user.name}}\n\n<a href="">1</a>\n', '{{link}} is left out: a link must not run a script.\n']);
  });

  it('chooses the language', async () => {
    const languages = templateSamples['email-localized'];
    const { value } = await runJson(['templates', 'render', '--file', '-', '--usage-type', 'SignIn', '--language', 'fr'], languages);
    expect([value.used, value.explanation]).toEqual([{ usageType: 'SignIn', language: 'en' }, 'There is no template for SignIn in fr, so SignIn in en is used.']);
  });

  it.each([
    [['--usage-type', 'Signin'], sms, 'Logto knows no usage type Signin. Did you mean SignIn?'],
    [['--usage-type', '__proto__'], sms, 'Logto knows no usage type __proto__.'],
    [['--usage-type', 'SignIn'], [], 'There is neither a template for SignIn nor a Generic one.'],
    [['--usage-type', 'SignIn'], [{ usageType: 'SignIn', templateCode: '1' }], 'This template lies at the provider, so there is no text to print.'],
    [['--usage-type', 'SignIn', '--values', '{'], sms, 'The values cannot be used. The JSON has an error in line 1, column 2: It ends too early.'],
    [['--usage-type', 'SignIn', '--values', '{"__proto__": 1}'], sms, 'The values cannot be used. The JSON has an error in line 1, column 2: The key __proto__ is not allowed.'],
    [['--usage-type', 'SignIn', '--values', 'nothing.json'], sms, 'The file nothing.json does not exist.'],
  ])('%j is refused with 2', async (words, file, message) => {
    expect(await render(words, file)).toEqual({ status: 2, out: '', err: `${message}\n` });
  });

  it('refuses values that are no object', async () => {
    const path = join(folder, 'values.json');
    await writeFile(path, '[1]');
    expect((await render(['--usage-type', 'SignIn', '--values', path])).err).toBe('The values must be one JSON object.\n');
  });
});

describe('the command line of templates', () => {
  it.each([
    [['templates'], 'Say what to do with the templates: check, convert, render.'],
    [['templates', 'fly', '--file', '-'], 'Say what to do with the templates: check, convert, render.'],
    [['templates', 'check'], 'templates check needs --file F, or --file - for standard input.'],
    [['templates', 'check', '--file', '-', 'more'], 'Everything but the command and its options belongs in the file.'],
    [['templates', 'convert', '--file', '-'], 'templates convert needs --to V, a variant or a connector.'],
    [['templates', 'render', '--file', '-'], 'templates render needs --usage-type T.'],
    [['templates', 'check', '--file', '-', '--to', 'x'], 'templates check takes no --to.'],
    [['templates', 'render', '--file', '-', '--usage-type', 'SignIn', '--values', '-'], 'Only one of --file and --values can be standard input.'],
    [['send', '--file', '-', '--values', 'sk-made-up-secret'], 'send takes no --values.'],
  ])('%j ends with 2 and the usage', async (words, message) => {
    const { status, out, err } = await run(words);
    expect([status, out, err]).toEqual([2, '', expect.stringMatching(/dispatchbox <command>/)]);
    expect(err.startsWith(`${message}\n\n`)).toBe(true);
    expect(err).not.toContain('sk-made-up-secret');
  });
});
