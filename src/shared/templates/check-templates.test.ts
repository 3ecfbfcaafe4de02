import { describe, expect, it } from 'vitest';
import { templateSamples } from '../../../test/support/template-samples';
import type { Json } from '../json/json-node';
import { requiredUsageTypes, templateSchema, templateVariants, usageTypes } from '../model/template';
import { inspectTemplates } from './check-templates';
import { blocksSaving, type FindingCode, findingSeverities, isUnreadable } from './finding';
import { withoutPlace } from './read-templates';

/** A finding that each code is for, in a file with nothing else wrong, and the sentence. */
type Example = [file: Json | string, message: string | RegExp];

const sms = (content: string, usageType = 'Generic', more: Json = {}): Json => [
  ...requiredUsageTypes.filter((type) => type !== usageType).map((type) => ({ usageType: type, content: '{{code}}' })),
  { usageType, content, ...(more as object) },
];
const mail = (change: object): Json => [...requiredUsageTypes.filter((type) => type !== 'SignIn').map((usageType) => ({ usageType, contentType: 'text/html', subject: 's', content: '{{code}}' })), { usageType: 'SignIn', contentType: 'text/html', subject: 's', content: '<p>{{code}}</p>', ...change }];
const html = (markup: string): Json => mail({ content: `<p>{{code}}</p>${markup}` });
const good = JSON.stringify(sms('{{code}}')).slice(1, -1);

const examples: Record<FindingCode, Example> = {
  'json-empty': ['', 'The JSON is empty.'],
  'json-syntax': ['[{"usageType": "SignIn" "content": "x"}]', 'The JSON has an error in line 1, column 25: A comma or a closing } is missing.'],
  'json-too-large': [' '.repeat(5_000_000), 'The JSON is larger than 4 MB.'],
  'json-too-deep': ['['.repeat(50), /nested deeper than 32 levels/],
  'json-too-many-values': [`[${'1,'.repeat(60_000)}1]`, /more than 50000 values/],
  'json-forbidden-key': ['[{"__proto__": {"usageType": "SignIn"}}]', /The key __proto__ is not allowed/],
  'no-templates': ['{}', /^There are no templates in it\./],
  'too-many-templates': [Array(1_001).fill({}), 'There are more than 1,000 templates in it.'],
  'not-a-template': [`[${good}, 7]`, 'This entry is not an object, so it is no template. An export leaves it out.'],
  'usage-type-missing': [`[${good}, {"content": "x"}]`, 'This entry does not say which usage type it is for.'],
  'wrong-type': [sms('{{code}}', 'Generic', { content: 7 }), 'content must be a text.'],
  'too-long': [mail({ subject: 'x'.repeat(999) }), 'subject is longer than 998 characters.'],
  'code-missing': [sms('Use this to reset it.', 'ForgotPassword'), '{{code}} is missing. Without it nobody can reset a password.'],
  'link-missing': [`[${good}, {"usageType": "OrganizationInvitation", "content": "Come"}]`, '{{link}} is missing. Without it nobody can accept an invitation.'],
  'content-missing': [sms('  '), 'The text of this template is empty.'],
  'subject-missing': [mail({ subject: ' ' }), 'This e-mail has no subject.'],
  'part-missing': [mail({ contentType: undefined }), 'Logto does not take this template without contentType.'],
  'mixed-variants': [`[${good}, {"usageType": "BindMfa", "templateAlias": "x", "content": "{{code}}"}]`, /^This entry has another shape than the rest/],
  'duplicate-usage-type': [`[${good}, {"usageType": "SignIn", "content": "{{code}}"}]`, 'There is more than one template for SignIn. Logto takes the first.'],
  'duplicate-key': [`[${good}, {"usageType": "BindMfa", "content": "x", "content": "{{code}}"}]`, 'The key content stands twice in the same object. JSON takes the last.'],
  'unknown-key': [sms('{{code}}', 'Generic', { note: 1 }), 'Logto does not know the key note here. It is kept as it is.'],
  'settings-left-out': [{ authToken: 'x', templates: sms('{{code}}') }, 'It also holds settings of a connector (authToken). They may be credentials and are not taken.'],
  'unknown-usage-type': [`[${good}, {"usageType": "Signin", "content": "{{code}}"}]`, 'Logto knows no usage type Signin. Did you mean SignIn?'],
  'legacy-usage-type': [`[${good}, {"usageType": "Test", "content": "{{code}}"}]`, 'Test is an old usage type. Logto now tests with Generic.'],
  'required-type-missing': [[{ usageType: 'SignIn', content: '{{code}}' }, { usageType: 'Register', content: '{{code}}' }, { usageType: 'Generic', content: '{{code}}' }], 'There is no template for ForgotPassword. Logto needs one.'],
  'language-not-valid': [[{ languageTag: 'no language', templateType: 'Generic', details: { subject: 's', content: '{{code}}' } }], 'no language is not a language tag such as de or pt-BR.'],
  'unknown-variable': [sms('{{code}} {{cod}}'), '{{cod}} is not known. Did you mean {{code}}?'],
  'variable-not-sent': [sms('{{code}} {{user.name}}', 'SignIn'), 'Logto does not send user.name for SignIn, so {{user.name}} would stay in the message as it is.'],
  'unterminated-placeholder': [sms('{{code}} {{code'), /^A placeholder is opened with \{\{ and not closed/],
  'malformed-placeholder': [sms('{{code}} {{user-name}}'), /^Between \{\{ and \}\} only letters/],
  'single-brace': [sms('{{code}} {code}'), '{code} would stay in the message as it is. Write {{code}}.'],
  'placeholder-in-code': [html('<p {{code}}>x</p>'), '{{code}} stands where only names of elements and attributes may stand. It is left out.'],
  'several-segments': [sms(`{{code}}${'x'.repeat(155)}`), 'With the sample values it takes 2 segments (161 characters in GSM-7), and each is paid for.'],
  'ucs2-characters': [sms('“{{code}}” 漢'), '“ (write "), ” (write "), 漢 are not in GSM-7, so a segment holds 70 characters instead of 160.'],
  'link-in-sms': [sms('{{code}} https://halden.example'), /^There is a link in it/],
  'line-break-in-subject': [mail({ subject: 'a\nb' }), 'There is a line break in the subject. It is sent as a space.'],
  'html-in-plain-text': [mail({ contentType: 'text/plain' }), 'There is HTML in a plain text. People would see its tags.'],
  'html-script': [html('<script>own()</script>'), 'Mail programs drop scripts.'],
  'html-event-handler': [html('<p onclick="own()">x</p>'), 'Mail programs drop event handlers such as onclick.'],
  'html-script-link': [html('<a href="java&#115;cript:own()">x</a>'), 'Mail programs drop links that run a script.'],
  'html-refresh': [html('<meta http-equiv="Refresh" content="0">'), /leads elsewhere by itself/],
  'html-form': [html('<form><input></form>'), /drop forms/],
  'html-frame': [html('<iframe src="x"></iframe>'), /drop frames/],
  'html-media': [html('<svg></svg>'), /drop SVG/],
  'html-remote-image': [html('<img src="https://halden.example/a.png">'), /only after a question/],
  'html-external-style': [html('<link rel="stylesheet" href="x.css">'), /do not load style sheets/],
  'more-findings': [`[${good}, {"usageType": "BindMfa", "content": "{{code}}"}${Array(600).fill(', {"usageType": "BindMfa", "content": "{{code}}"}').join('')}]`, 'There are 100 more findings.'],
  'html-base': [html('<base href="https://halden.example">'), /ignore a base address/],
};

const inspect = (file: Json | string) => inspectTemplates(typeof file === 'string' ? file : JSON.stringify(file));

describe.each(Object.entries(examples))('%s', (code, [file, message]) => {
  it('is found, alone, and says what it is about', () => {
    const { findings } = inspect(file);
    // An entry of another shape has its text under a key that the shape of the rest does not know.
    const beside: Record<string, string[]> = { 'mixed-variants': ['unknown-key'], 'more-findings': ['duplicate-usage-type'] };
    expect(new Set(findings.map((finding) => finding.code))).toEqual(new Set([code, ...(beside[code] ?? [])]));
    const finding = findings.find((found) => found.code === code);
    expect(finding?.message).toMatch(message);
    expect(finding?.severity).toBe(findingSeverities[code as FindingCode]);
  });
});

describe('checkTemplates', () => {
  it.each(templateVariants)('finds nothing in a good set of %s', (variant) => {
    expect(inspect(templateSamples[variant]).findings).toEqual([]);
  });

  it('points at the part of the text that it means', () => {
    const json = '[\n  { "usageType": "SignIn",\n    "content": "a\\n\\"b\\" {{code}} {{cod}}" }\n]';
    const found = inspectTemplates(json, { requires: [] }).findings[0];
    const { offset = 0, length = 0, line, column, path } = found?.place ?? {};
    expect([json.slice(offset, offset + length), line, column, path]).toEqual(['{{cod}}', 3, 35, [0, 'content']]);
  });

  it('points into Mailgun’s map and into localised templates', () => {
    const paths = (file: Json) => inspect(file).findings.filter(({ code }) => code === 'code-missing').map(({ place, language }) => [place?.path, language]);
    expect(paths({ SignIn: { html: 'x', text: 'y', subject: 's' }, Register: { text: 'x', subject: 's' } })).toEqual([
      [['SignIn', 'html'], null],
      [['SignIn', 'text'], null],
      [['Register', 'text'], null],
    ]);
    expect(paths({ templates: [{ languageTag: 'de', templateType: 'SignIn', details: { subject: 's', content: 'x' } }] })).toEqual([[['templates', 0, 'details', 'content'], 'de']]);
  });

  it('tells whose template it is, and in which language', () => {
    expect(inspect(sms('none', 'SignIn')).findings[0]).toMatchObject({ usageType: 'SignIn', language: null });
  });

  it.each(usageTypes)('has a sentence for %s without its variable', (usageType) => {
    const { findings } = inspectTemplates(JSON.stringify([{ usageType, content: 'x' }]), { requires: [] });
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/^\{\{(?:code|link)\}\} is missing\. Without it nobody can /)]);
  });

  it('asks for no code in a type of the platform’s own, and for no text where the template lies at the provider', () => {
    expect(inspectTemplates('[{"usageType":"OwnType","content":"x"}]', { requires: [] }).findings.map(({ code }) => code)).toEqual(['unknown-usage-type']);
    expect(inspectTemplates('[{"usageType":"SignIn","templateCode":""}]', { requires: [] }).findings).toEqual([]);
  });

  it('asks for all types that a connector requires', () => {
    const missing = (requires: readonly (typeof usageTypes)[number][]) => inspectTemplates('[{"usageType":"SignIn","content":"{{code}}"}]', { requires }).findings.map(({ usageType }) => usageType);
    expect([missing([]), missing(['SignIn', 'BindMfa']), missing(usageTypes).length]).toEqual([[], ['BindMfa'], 8]);
    expect(inspect({ SignIn: { html: '{{code}}', subject: 's' } }).findings.map(({ message }) => message)).toEqual(['There is no Generic template. Logto uses it for tests and wherever a usage type has none.']);
  });

  it('takes a language twice for a duplicate, but not two languages', () => {
    const entry = (languageTag: string) => ({ languageTag, templateType: 'SignIn', details: { subject: 's', content: '{{code}}' } });
    expect(inspect([entry('de'), entry('en')]).findings).toEqual([]);
    expect(inspect([entry('de'), entry('DE')]).findings.map(({ code }) => code)).toEqual(['duplicate-usage-type']);
  });

  it('measures an SMS with the values it is given', () => {
    const file = JSON.stringify(sms(`{{code}}${'x'.repeat(150)}`));
    expect(inspectTemplates(file).findings).toEqual([]);
    expect(inspectTemplates(file, { values: { code: '1'.repeat(11) } }).findings.map(({ code }) => code)).toEqual(['several-segments']);
  });

  it.each(['Visit www.halden.example', 'Visit halden.example/x', 'Visit HTTPS://x', '{{link}}'])('finds the link in %j', (text) => {
    expect(inspectTemplates(JSON.stringify([{ usageType: 'OwnType', content: text }]), { requires: [] }).findings.map(({ code }) => code)).toContain('link-in-sms');
  });

  it.each(['3.5 minutes', 'Valid for 10 minutes.Do not share', 'and/or'])('finds no link in %j', (text) => {
    expect(inspectTemplates(JSON.stringify([{ usageType: 'OwnType', content: text }]), { requires: [] }).findings.map(({ code }) => code)).not.toContain('link-in-sms');
  });

  it('finds what a sheet of styles loads', () => {
    expect(inspect(html('<style>@import "x.css"; p { background: url("https://halden.example/a.png") }</style>')).findings.map(({ code }) => code)).toEqual(['html-external-style', 'html-remote-image']);
  });

  it('says nothing of usual mail HTML', () => {
    const usual =
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><style>p { color: #333 }</style></head><body><!--[if mso]><table><tr><td><![endif]-->' +
      '<p style="color:{{code}}">Hi &amp; hello, <a href="https://halden.example/?a={{code}}">go</a></p><img src="data:image/png;base64,AA" alt=""></body></html>';
    expect(inspect(html(usual)).findings).toEqual([]);
  });

  it('cannot be flooded', () => {
    const content = Array.from({ length: 1_000 }, (_, index) => `{{a${index}}}`).join('');
    const { findings } = inspectTemplates(JSON.stringify([{ usageType: 'SignIn', content: `{{code}}${content}` }]), { requires: [] });
    expect(findings.filter(({ code }) => code === 'unknown-variable')).toHaveLength(20);
  });

  it('does not look into a text that is too long', () => {
    const codes = (content: string) => inspectTemplates(JSON.stringify([{ usageType: 'OwnType', content }]), { requires: [] }).findings.map(({ code, message }) => (code === 'too-long' ? message : code));
    expect(codes(`{{${'x'.repeat(10_000)}`)).toEqual(['unknown-usage-type', 'content is longer than 10,000 characters.']);
    expect(codes('x'.repeat(10_000))).toEqual(['unknown-usage-type', 'several-segments']);
  });

  it('repeats no control characters of the file, and no long words', () => {
    const name = `\u001b[31m${'x'.repeat(60)}`;
    const { findings } = inspectTemplates(JSON.stringify([{ usageType: name, content: '{{code}}', [name]: 1 }]), { requires: [] });
    expect(findings.map(({ message }) => message).join(' ')).not.toMatch(/\p{Cc}|x{50}/u);
  });

  it('blocks the saving of everything that cannot be stored', () => {
    for (const code of Object.keys(examples) as FindingCode[]) {
      const { file, findings } = inspect(examples[code][0]);
      const isStorable = file?.templates.every((template) => templateSchema.safeParse(withoutPlace(template)).success) === true;
      expect(isStorable || findings.some(blocksSaving), code).toBe(true);
    }
  });

  it('calls only that unreadable which gives no templates', () => {
    const codes = Object.keys(findingSeverities) as FindingCode[];
    for (const code of codes) expect(inspect(examples[code][0]).file === null, code).toBe(isUnreadable({ code }));
  });
});
