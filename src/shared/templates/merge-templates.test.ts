import { describe, expect, it } from 'vitest';
import { templateSamples } from '../../../test/support/template-samples';
import type { JsonObject } from '../json/json-node';
import { templateVariants } from '../model/template';
import { mergeTemplates, templateKey } from './merge-templates';
import { readTemplates, withoutPlace } from './read-templates';
import { variants } from './variants';

const written = `[
  { "usageType":   "SignIn",
    "content": "Old {{code}}", "note": 1.0 },

\t{ "usageType": "Register", "content": "x" }
]`;

const merged = (present: string, incoming: unknown, options = {}) => {
  const result = mergeTemplates(present, typeof incoming === 'string' ? incoming : JSON.stringify(incoming), options);
  if (!result.ok) throw new Error(result.why);
  return result;
};
const templatesOf = (json: string, options = {}) => {
  const read = readTemplates(json, options);
  return read.ok ? new Map(read.file.templates.map((template) => [templateKey(template), withoutPlace(template)])) : new Map();
};

describe('templates that are added to a set', () => {
  it('take the place of those for the same message and leave the rest as it was written', () => {
    const { json } = merged(written, [{ usageType: 'Register', content: 'New {{code}}', note: 'theirs' }]);
    expect(json).toBe(written.replace('{ "usageType": "Register", "content": "x" }', '{\n\t  "usageType": "Register",\n\t  "content": "New {{code}}",\n\t  "note": "theirs"\n\t}'));
  });

  it('stand behind the others in their own order, however many they are', () => {
    const { json } = merged('[{"usageType":"SignIn","content":"a"}, {"usageType":"Register","content":"b"}]', [
      { usageType: 'Generic', content: 'c' },
      { usageType: 'Register', content: 'B' },
      { usageType: 'BindMfa', content: 'd' },
    ]);
    expect(json).toBe('[{"usageType":"SignIn","content":"a"}, {"usageType":"Register","content":"B"}, {"usageType":"Generic","content":"c"}, {"usageType":"BindMfa","content":"d"}]');
  });

  it('fill an empty set', () => {
    expect(JSON.parse(merged('[]', [{ usageType: 'Generic', content: 'c' }, { usageType: 'SignIn', content: 'd' }], { channel: 'sms' }).json)).toEqual([{ usageType: 'Generic', content: 'c' }, { usageType: 'SignIn', content: 'd' }]);
  });

  it('keep a language apart from another, whatever its case', () => {
    const localized = (languageTag: string, content: string) => ({ languageTag, templateType: 'SignIn', details: { subject: 's', content } });
    const { json } = merged(JSON.stringify([localized('de', 'alt'), localized('fr', 'vieux')]), [localized('DE', 'neu'), localized('it', 'nuovo')]);
    expect((JSON.parse(json) as { languageTag: string; details: { content: string } }[]).map(({ languageTag, details }) => [languageTag, details.content])).toEqual([['DE', 'neu'], ['fr', 'vieux'], ['it', 'nuovo']]);
  });

  it.each(templateVariants)('lose nothing in %s', (variant) => {
    const sample = templateSamples[variant];
    const { channel, form } = variants[variant];
    const own = form === 'map' ? { Generic: { html: 'mine', extra: 1 }, Ours: { html: 'ours' } } : [{ ...((sample as JsonObject[])[0] ?? {}), extra: { deep: [1] } }];
    const before = templatesOf(JSON.stringify(sample), { channel });
    const { json, notes } = merged(JSON.stringify(sample, null, 2), own, { channel });
    const incoming = templatesOf(JSON.stringify(own), { channel, variant });
    expect(notes).toEqual([]);
    expect(templatesOf(json, { channel })).toEqual(new Map([...before, ...incoming]));
    expect(incoming.size).toBeGreaterThan(0);
  });

  it('keep what stands beside the list of the set, and tell of what stands beside the other', () => {
    const { json, notes } = merged('{"note":"ours","templates":[{"usageType":"SignIn","content":"a"}]}', { remark: 'theirs', templates: [{ usageType: 'SignIn', content: 'b' }, 5, { usageType: 'SignIn', content: 'c' }] });
    expect(JSON.parse(json)).toEqual({ note: 'ours', templates: [{ usageType: 'SignIn', content: 'b' }] });
    expect(notes.map(({ code }) => code)).toEqual(['template-left-out', 'entry-left-out', 'keys-left-out']);
  });

  it('are refused in another form, and where there is no JSON', () => {
    expect(mergeTemplates(written, '[{"usageType":"SignIn","templateCode":"1"}]')).toEqual({ ok: false, why: 'other-form' });
    expect(mergeTemplates('[{', written)).toEqual({ ok: false, why: 'broken' });
    expect(mergeTemplates(written, '{"a":1}')).toEqual({ ok: false, why: 'broken' });
  });
});
