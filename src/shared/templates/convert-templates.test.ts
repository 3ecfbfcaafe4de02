import { describe, expect, it } from 'vitest';
import { templateSamples } from '../../../test/support/template-samples';
import type { Json } from '../json/json-node';
import { templateVariants, usageTypes } from '../model/template';
import { inspectTemplates } from './check-templates';
import { type ConversionNoteCode, conversionNoteCodes, type ConvertOptions, convertTemplates } from './convert-templates';
import { readTemplates } from './read-templates';
import { connectors, findVariant, variants } from './variants';

const convert = (source: Json, target: string, options: ConvertOptions = {}) => {
  const read = readTemplates(JSON.stringify(source));
  const found = findVariant(target);
  if (!read.ok || found === null) throw new Error('cannot be converted');
  return convertTemplates(read.file, found.variant, options);
};
const codesOf = ({ notes }: { notes: { code: ConversionNoteCode }[] }) => [...new Set(notes.map(({ code }) => code))];

const text = (usageType = 'SignIn', more: object = {}) => ({ usageType, content: 'Your code is {{code}}', ...more });
const mail = (more: object = {}) => ({ usageType: 'SignIn', contentType: 'text/html', subject: 'Code', content: '<p>{{code}}</p>', ...more });
const localized = (languageTag: string, more: object = {}) => ({ languageTag, templateType: 'SignIn', details: { subject: languageTag, content: '<p>{{code}}</p>', ...more } });

describe('convertTemplates', () => {
  it.each<[string, Json, string, Json, ConversionNoteCode[]]>([
    ['the e-mail of SMTP for SendGrid', [mail()], 'sendgrid', [{ usageType: 'SignIn', type: 'text/html', subject: 'Code', content: '<p>{{code}}</p>' }], []],
    ['for SES, which takes HTML', [mail()], 'aws-ses', [{ usageType: 'SignIn', subject: 'Code', content: '<p>{{code}}</p>' }], []],
    ['for SES, which cannot say that a text is plain', [mail({ contentType: 'text/plain', content: '{{code}}' })], 'aws-ses', [{ usageType: 'SignIn', subject: 'Code', content: '{{code}}' }], ['content-type-lost']],
    ['from SES for SMTP', [{ usageType: 'SignIn', subject: 'Code', content: 'a {{code}}' }], 'smtp', [mail({ contentType: 'text/plain', content: 'a {{code}}' })], ['content-type-assumed']],
    ['HTML for Mailgun', [mail()], 'mailgun', { SignIn: { html: '<p>{{code}}</p>', subject: 'Code' } }, []],
    ['plain text for Mailgun', [mail({ contentType: 'text/plain', content: 'a < {{code}}\nb' })], 'mailgun', { SignIn: { html: 'a &#60; {{code}}<br>\nb', text: 'a < {{code}}\nb', subject: 'Code' } }, ['text-made-html']],
    ['from Mailgun for SMTP', { SignIn: { html: '<p>{{code}}</p>', text: '{{code}}', subject: 'Code', replyTo: 'a@halden.example' } }, 'smtp', [mail()], ['part-left-out']],
    ['a template at Mailgun for SMTP', { SignIn: { template: 'x', subject: 'Code' } }, 'smtp', [], ['template-left-out']],
    ['a template at Mailgun for Postmark', { SignIn: { template: 'x', variables: { a: 1 } } }, 'postmark', [{ usageType: 'SignIn', templateAlias: 'x' }], ['part-left-out']],
    ['a text for a provider with its own templates', [text()], 'tencent', [], ['template-left-out']],
    ['codes by region for one code', [{ type: 2, usageType: 'SignIn', templateCode: { china: 'SMS_1', overseas: 'SMS_2' } }], 'tencent', [{ usageType: 'SignIn', templateCode: 'SMS_1' }], ['region-left-out', 'part-left-out']],
    ['a code for WhatsApp', [{ usageType: 'SignIn', templateCode: 'x' }], 'whatsapp', [{ usageType: 'SignIn', templateName: 'x', language: 'en' }], ['language-assumed']],
    ['an SMS for e-mail', [text()], 'smtp', [{ usageType: 'SignIn', contentType: 'text/plain', subject: '', content: 'Your code is {{code}}' }], ['subject-missing']],
    ['a plain e-mail for SMS', [mail({ contentType: 'text/plain', content: '{{code}}' })], 'twilio', [{ usageType: 'SignIn', content: '{{code}}' }], ['part-left-out']],
    ['an HTML e-mail for SMS', [mail()], 'twilio', [], ['template-left-out']],
    ['the text beside the HTML for SMS', { SignIn: { html: '<p>{{code}}</p>', text: '{{code}}' } }, 'twilio', [{ usageType: 'SignIn', content: '{{code}}' }], ['part-left-out']],
    ['an e-mail for the localised ones', [mail()], 'localized', [localized('en', { subject: 'Code', contentType: 'text/html' })], ['language-assumed']],
    ['localised ones for SMTP', [localized('de', { contentType: 'text/html' }), localized('en')], 'smtp', [mail({ subject: 'de' })], ['language-left-out']],
    ['unknown keys', { note: 'x', templates: [text('SignIn', { own: 1 })] }, 'email-content', [{ usageType: 'SignIn', subject: '', content: 'Your code is {{code}}' }], ['keys-left-out', 'subject-missing', 'content-type-lost']],
    ['entries that are none', [text(), 7], 'email-type', [{ usageType: 'SignIn', type: 'text/plain', subject: '', content: 'Your code is {{code}}' }], ['entry-left-out', 'subject-missing']],
    ['two templates for one usage type for a map', [mail(), mail({ subject: 'second' })], 'mailgun', { SignIn: { html: '<p>{{code}}</p>', subject: 'Code' } }, ['template-left-out']],
    ['the old usage type', [mail({ usageType: 'Test' })], 'mailgun', { Test: { html: '<p>{{code}}</p>', subject: 'Code' } }, []],
  ])('writes %s', (_name, source, target, expected, codes) => {
    const converted = convert(source, target);
    expect(converted.value).toEqual(expected);
    expect(codesOf(converted)).toEqual(codes);
  });

  it('takes the language that was asked for', () => {
    const source = [localized('de'), localized('en'), localized('fr')];
    const { value, notes } = convert(source, 'aws-ses', { language: 'EN' });
    expect(value).toEqual([{ usageType: 'SignIn', subject: 'en', content: '<p>{{code}}</p>' }]);
    expect(notes.map(({ code, language }) => [code, language])).toEqual([
      ['language-left-out', 'de'],
      ['language-left-out', 'fr'],
    ]);
    expect(convert([mail()], 'localized', { language: 'de' }).value).toMatchObject([{ languageTag: 'de' }]);
  });

  it('writes a stored set of several languages one language at a time, also in its own variant', () => {
    const templates = ['de', 'en'].map((language) => ({ usageType: 'SignIn', language, content: `${language} {{code}}` }));
    const set = { variant: 'sms-content', channel: 'sms', frame: null, skipped: 0, templates } as const;
    const { value, notes } = convertTemplates(set, 'sms-content', { language: 'en' });
    expect(value).toEqual([{ usageType: 'SignIn', content: 'en {{code}}' }]);
    expect(notes.map(({ code, language }) => [code, language])).toEqual([['language-left-out', 'de']]);
  });

  it('says which usage types the target still needs', () => {
    const { notes } = convert([{ usageType: 'SignIn', templateCode: 'x' }], 'sms-template-code', { requires: usageTypes });
    expect(notes.map(({ code, usageType }) => [code, usageType])).toEqual(usageTypes.slice(1).map((usageType) => ['required-type-missing', usageType]));
  });

  it('writes nothing but what the target’s own reading understands in full', () => {
    for (const from of templateVariants) {
      for (const to of templateVariants) {
        const { value, templates } = convert(templateSamples[from], to);
        if (templates.length === 0) continue;
        const { file, findings } = inspectTemplates(JSON.stringify(value), { requires: [] });
        expect([from, file?.variant, findings.filter(({ code }) => code !== 'subject-missing')]).toEqual([from, to, []]);
      }
    }
  });

  it('has a sentence for every note', () => {
    const notes = [
      ...templateVariants.flatMap((from) => templateVariants.flatMap((to) => convert(templateSamples[from], to, { requires: usageTypes }).notes)),
      ...convert({ note: 1, templates: [7, text('SignIn', { own: 1 })] }, 'smtp').notes,
      ...convert([mail({ contentType: 'text/plain' })], 'aws-ses').notes,
    ];
    expect(new Set(notes.map(({ code }) => code))).toEqual(new Set(conversionNoteCodes));
    for (const { message } of notes) expect(message).toMatch(/^[A-Z0-9].*\.$/);
  });
});

describe('findVariant', () => {
  it('knows each variant by its name and by those of its connectors', () => {
    for (const variant of templateVariants) expect(findVariant(variant)?.variant).toBe(variant);
    for (const { name, variant } of connectors) expect(findVariant(name.toUpperCase())?.variant).toBe(variant);
    expect([findVariant('nobody'), findVariant('')]).toEqual([null, null]);
    expect(new Set(connectors.map(({ variant }) => variant))).toEqual(new Set(Object.keys(variants)));
  });

  it('knows what a connector requires', () => {
    expect(findVariant('tencent')?.requires).toEqual(['SignIn', 'Register', 'ForgotPassword', 'Generic']);
    expect(findVariant('aliyun-sms-mas')?.requires).toEqual(usageTypes);
    expect(findVariant('mailgun')?.requires).toEqual(['Generic']);
    expect(findVariant('smsbao')?.requires).toEqual([]);
  });
});
