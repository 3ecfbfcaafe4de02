import { describe, expect, it } from 'vitest';
import { templateSamples } from '../../../test/support/template-samples';
import type { Json, JsonObject } from '../json/json-node';
import { type TemplateVariant, templateSchema, templateVariants } from '../model/template';
import { inspectTemplates } from './check-templates';
import { convertTemplates } from './convert-templates';
import { readTemplates, type ReadOptions, withoutPlace } from './read-templates';
import { variants } from './variants';

const fileOf = (value: Json | string, options: ReadOptions = {}) => {
  const read = readTemplates(typeof value === 'string' ? value : JSON.stringify(value), options);
  if (!read.ok) throw new Error(read.findings.map(({ message }) => message).join(' '));
  return read;
};
const codesOf = (value: Json | string, options: ReadOptions = {}) => inspectTemplates(typeof value === 'string' ? value : JSON.stringify(value), options).findings.map(({ code }) => code);
const roundTrip = (value: Json) => {
  const { file } = fileOf(value);
  return convertTemplates(file, file.variant).value;
};

describe.each(templateVariants)('%s', (variant) => {
  const sample = templateSamples[variant];

  it('is recognised, understood in full, and has nothing wrong with it', () => {
    const { file, findings } = fileOf(sample);
    expect([file.variant, file.channel, findings]).toEqual([variant, variants[variant].channel, []]);
    expect(codesOf(sample)).toEqual([]);
    for (const template of file.templates.map(withoutPlace)) {
      expect(template.extra).toBeUndefined();
      expect(templateSchema.parse(template)).toEqual(template);
    }
  });

  it('is written again as it was', () => {
    expect(roundTrip(sample)).toEqual(sample);
  });

  it('keeps what it does not know, values of a wrong type, and what stands beside the list', () => {
    const spoil = (entry: Json): Json => ({ ...(entry as JsonObject), note: { deep: [1, null, 'x'] }, subject: 7, content: false, details: { ...((entry as JsonObject).details as JsonObject | undefined), more: { a: 1 } } });
    const spoiled: Json = Array.isArray(sample) ? sample.map(spoil) : Object.fromEntries(Object.entries(sample as JsonObject).map(([key, entry]) => [key, spoil(entry)]));
    // An unknown `details` would make a list of any variant a localised one.
    const read = readTemplates(JSON.stringify(spoiled), { variant });
    if (!read.ok) throw new Error('not read');
    expect(convertTemplates(read.file, variant).value).toEqual(spoiled);
    const key = variants[variant].form === 'map' ? 'deliveries' : 'templates';
    const framed = { version: 3, [key]: sample, note: 'x' };
    expect(roundTrip(framed)).toEqual(framed);
    expect(roundTrip({ [key]: sample })).toEqual({ [key]: sample });
  });

  it('is also found in a connector’s configuration, whose credentials are not taken', () => {
    const key = variants[variant].form === 'map' ? 'deliveries' : 'templates';
    const { file, findings } = fileOf({ accountSID: 'AC1', authToken: 'made-up-secret', apiKey: 'made-up-secret', [key]: sample });
    expect(findings.map(({ code }) => code)).toEqual(['settings-left-out']);
    expect(JSON.stringify([findings, convertTemplates(file, variant)])).not.toContain('made-up-secret');
    expect(file.templates.map(({ path }) => path[0])).toEqual(file.templates.map(() => key));
  });
});

describe('readTemplates', () => {
  it('gives the parts of each variant one name', () => {
    const first = (variant: TemplateVariant) => fileOf(templateSamples[variant]).file.templates.map(withoutPlace)[0];
    expect(first('sms-template-code-by-region')).toEqual({ usageType: 'SignIn', providerTemplate: { kind: 2, idByRegion: { china: 'SMS_1', overseas: 'SMS_2' } } });
    expect(first('sms-whatsapp')).toEqual({ usageType: 'SignIn', providerTemplate: { id: 'logto_code', language: 'en' } });
    expect(first('email-type')).toMatchObject({ contentType: 'text/plain', subject: 'Your code' });
    expect(first('email-content')).not.toHaveProperty('contentType');
    expect(first('email-mailgun')).toMatchObject({ usageType: 'SignIn', contentType: 'text/html', plainText: 'Your code is {{code}}.', replyTo: 'help@halden.example' });
    expect(first('email-localized')).toMatchObject({ usageType: 'SignIn', language: 'en', sendFrom: 'no-reply@halden.example' });
  });

  it('reads Mailgun’s plain text where there is no HTML', () => {
    const sample = { SignIn: { text: 'Your code is {{code}}', subject: 'x' } };
    expect(fileOf(sample).file.templates[0]).toMatchObject({ content: 'Your code is {{code}}', contentType: 'text/plain' });
    expect(roundTrip(sample)).toEqual(sample);
  });

  it('takes an entry without its optional type for one of the rest', () => {
    const sample = [{ usageType: 'SignIn', type: 'text/html', subject: 's', content: 'c' }, { usageType: 'Register', subject: 's', content: 'c' }];
    const { file, findings } = fileOf(sample);
    expect([file.variant, findings]).toEqual(['email-type', []]);
    expect(roundTrip(sample)).toEqual(sample);
  });

  it('ends a byte order mark, and knows an empty list only by the channel asked for', () => {
    expect(fileOf('\ufeff[]').file.variant).toBe('sms-content');
    expect(fileOf('[]', { channel: 'email' }).file.variant).toBe('email-content-type');
    expect(fileOf('[{"usageType":"SignIn","content":"x"}]', { channel: 'email' }).file.variant).toBe('email-content');
  });

  it.each([
    ['"text"', 'no-templates'],
    ['{}', 'no-templates'],
    ['{"usageType":"SignIn","content":"x"}', 'no-templates'],
    ['{"templates":"x"}', 'no-templates'],
    ['7', 'no-templates'],
    ['', 'json-empty'],
    ['[{', 'json-syntax'],
    ['[{"__proto__":{}}]', 'json-forbidden-key'],
    ['['.repeat(100_000), 'json-too-deep'],
    [`[${'{},'.repeat(1_000)}{}]`, 'too-many-templates'],
    [JSON.stringify('x'.repeat(5_000_000)), 'json-too-large'],
  ])('refuses %.40s as %s', (text, code) => {
    const read = readTemplates(text);
    expect([read.ok, read.findings.map((finding) => finding.code)]).toEqual([false, [code]]);
    expect(read.findings[0]?.message).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['[1, null, {"usageType":"Generic","content":"{{code}}"}]', ['not-a-template', 'not-a-template']],
    ['[{"usageType":"Generic","content":7}]', ['wrong-type']],
    ['[{"usageType":7,"content":"{{code}}"}]', ['wrong-type']],
    ['[{"usageType":"Generic","contnet":"{{code}}","content":"{{code}}"}]', ['unknown-key']],
    ['[{"usageType":"Generic","content":"a","content":"{{code}}"}]', ['duplicate-key']],
    ['{"Generic":{"html":"a"},"Generic":{"html":"{{code}}","subject":"s"}}', ['duplicate-usage-type']],
    ['[{"usageType":"Generic","content":"{{code}}"},{"usageType":"SignIn","templateCode":"1"},{"usageType":"Register","content":"{{code}}"}]', ['mixed-variants', 'unknown-key']],
    ['[{"usageType":"SignIn","contentType":"text/markdown","subject":"s","content":"{{code}}"}]', ['wrong-type']],
  ])('tells of %.70s', (text, expected) => {
    expect(fileOf(text).findings.map(({ code }) => code).sort()).toEqual(expected);
  });

  it('points at the place', () => {
    const text = '[\n  {\n    "usageType": "Generic",\n    "contnet": "{{code}}"\n  }\n]';
    const [finding] = fileOf(text, { variant: 'sms-content' }).findings;
    expect(finding).toMatchObject({ code: 'unknown-key', usageType: 'Generic', message: 'Logto does not know the key contnet here. Did you mean content? It is kept as it is.', place: { line: 4, column: 16, path: [0, 'contnet'] } });
  });
});

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T,>(values: readonly [T, ...T[]]): T => values[below(values.length)] ?? values[0];
  const maybe = (entries: JsonObject): JsonObject => Object.fromEntries(Object.entries(entries).filter(() => next() < 0.6));
  const text = (): string => Array.from({ length: below(12) }, () => pick(['a', '{{code}}', ' ', '\n', '"', '\\', '<b>', 'ü', '😀', '\u2028', '{', '}'])).join('');
  const json = (depth: number): Json =>
    depth === 0 || next() < 0.6 ? pick<Json>([text(), below(1_000) / 8, true, null]) : next() < 0.5 ? [json(depth - 1), json(depth - 1)] : { k1: json(depth - 1), 'k 2': json(depth - 1) };
  return { below, pick, maybe, text, json };
}

describe('any templates', () => {
  it.each(templateVariants)('in %s are written again as they were', (variant) => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const { below, pick, maybe, text, json } = createRandom(seed);
      const usageType = () => pick(['SignIn', 'Register', 'Generic', 'Test', 'OwnType']);
      const extra = () => maybe({ 'x-note': json(3), custom: json(2) });
      const entries: Record<TemplateVariant, () => JsonObject> = {
        'sms-content': () => ({ usageType: usageType(), content: text() }),
        'sms-template-code': () => ({ usageType: usageType(), templateCode: text() }),
        'sms-template-code-by-region': () => ({ ...maybe({ type: pick<Json>([0, 1, 2, 6, 7, 'x']) }), usageType: usageType(), templateCode: pick<Json>([text(), { china: text(), overseas: text() }, { china: text() }]) }),
        'sms-whatsapp': () => ({ usageType: usageType(), templateName: text(), ...maybe({ language: text() }) }),
        'email-content-type': () => ({ usageType: usageType(), contentType: pick(['text/plain', 'text/html', 'text/odd']), ...maybe({ subject: text(), content: text() }) }),
        'email-type': () => ({ usageType: usageType(), type: pick(['text/plain', 'text/html']), ...maybe({ subject: text(), content: pick<Json>([text(), 7]) }) }),
        'email-content': () => ({ usageType: usageType(), subject: text(), ...maybe({ content: text() }) }),
        'email-template-alias': () => ({ usageType: usageType(), templateAlias: pick<Json>([text(), null]) }),
        'email-mailgun': () => maybe({ html: text(), text: text(), subject: text(), replyTo: text(), template: text(), variables: pick<Json>([{ a: json(2) }, 'x']) }),
        'email-localized': () => ({ languageTag: pick(['en', 'de', 'x y']), ...maybe({ templateType: usageType() }), details: { ...maybe({ subject: text(), content: text(), contentType: pick(['text/html', 'odd']), replyTo: text(), sendFrom: text() }), ...extra() } }),
      };
      const entry = () => ({ ...entries[variant](), ...extra() });
      const list: Json = variants[variant].form === 'list' ? Array.from({ length: 1 + below(4) }, entry) : { SignIn: entry(), Generic: { html: text(), ...entry() }, OwnType: entry() };
      const read = readTemplates(JSON.stringify(list, null, below(3)), { variant });
      if (!read.ok) throw new Error(`seed ${seed} was not read`);
      expect(convertTemplates(read.file, variant).value, `seed ${seed}`).toEqual(list);
    }
  });
});
