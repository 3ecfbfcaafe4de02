import { describe, expect, it } from 'vitest';
import { templateSamples } from '../../../test/support/template-samples';
import { applyJsonEdit } from '../json/edit-json';
import { templateVariants } from '../model/template';
import { formatTemplates, removeTemplate, setTemplateText, type TemplateChange, type TemplateKey } from './edit-templates';
import { readTemplates, type ReadOptions } from './read-templates';
import { variants } from './variants';

const edited = (json: string, key: TemplateKey, change: TemplateChange, options: ReadOptions = {}) => {
  const result = setTemplateText(json, key, change, options);
  if (!result.ok) throw new Error('not edited');
  expect(result.edits.reduce(applyJsonEdit, json)).toBe(result.json);
  return result;
};
const templateOf = (json: string, { usageType, language }: TemplateKey, options: ReadOptions = {}) => {
  const read = readTemplates(json, options);
  return read.ok ? read.file.templates.find((template) => template.usageType === usageType && template.language === language) : undefined;
};

const written = `[
  { "usageType":   "SignIn",
    "content": "Old {{code}}", "note": 1.0 },

\t{ "usageType": "Register", "content": "x" }
]`;

describe('setTemplateText', () => {
  it('changes the text and nothing else that the person wrote', () => {
    expect(edited(written, { usageType: 'SignIn' }, { content: 'New "{{code}}"\nü' }).json).toBe(written.replace('"Old {{code}}"', '"New \\"{{code}}\\"\\nü"'));
  });

  it('adds a template behind the others, in their layout', () => {
    const { json } = edited('[\n  {\n    "usageType": "SignIn",\n    "content": "x"\n  }\n]\n', { usageType: 'Generic' }, { content: '{{code}}' });
    expect(json).toBe('[\n  {\n    "usageType": "SignIn",\n    "content": "x"\n  },\n  {\n    "usageType": "Generic",\n    "content": "{{code}}"\n  }\n]\n');
    expect(edited('[]', { usageType: 'Generic' }, { content: 'x' }).json).toBe('[\n  {\n    "usageType": "Generic",\n    "content": "x"\n  }\n]');
  });

  it.each(templateVariants)('does the same in %s', (variant) => {
    const json = JSON.stringify(templateSamples[variant], null, 2);
    const atProvider = !('content' in variants[variant].parts);
    const language = variant === 'email-localized' ? 'de' : undefined;
    const change: TemplateChange = atProvider ? { providerTemplateId: 'new' } : { content: 'New {{code}}' };
    for (const usageType of ['SignIn', 'BindMfa']) {
      const key = { usageType, language };
      const template = templateOf(edited(json, key, change).json, key);
      expect(atProvider ? template?.providerTemplate?.id : template?.content).toBe(atProvider ? 'new' : 'New {{code}}');
    }
    expect(templateOf(edited(json, { usageType: 'SignIn', language }, change).json, { usageType: 'Register', language })).toEqual(templateOf(json, { usageType: 'Register', language }));
  });

  it('adds, changes and takes out several parts at once', () => {
    const json = '[{"usageType": "SignIn", "contentType": "text/html", "subject": "Old", "content": "x"}]';
    const { json: next, notWritten } = edited(json, { usageType: 'SignIn' }, { subject: 'New', contentType: 'text/plain', content: null, replyTo: 'a@halden.example', plainText: null });
    expect(next).toBe('[{"usageType": "SignIn", "contentType": "text/plain", "subject": "New"}]');
    expect(notWritten).toEqual(['replyTo']);
  });

  it('gives a new e-mail the content type that its variant needs', () => {
    expect(JSON.parse(edited('[]', { usageType: 'SignIn' }, { content: 'x', subject: 's' }, { channel: 'email' }).json)).toEqual([{ usageType: 'SignIn', contentType: 'text/plain', subject: 's', content: 'x' }]);
  });

  it('makes the details of a localised template where they are missing', () => {
    const key = { usageType: 'SignIn', language: 'de' };
    const { json } = edited('[{"languageTag": "de", "templateType": "SignIn"}]', key, { content: 'x' });
    expect(templateOf(json, key)).toMatchObject({ content: 'x' });
  });

  it('changes the plain text of Mailgun where there is no HTML', () => {
    expect(edited('{"SignIn": {"text": "a"}}', { usageType: 'SignIn' }, { content: 'b' }).json).toBe('{"SignIn": {"text": "b"}}');
  });

  it('keeps the list within its frame', () => {
    expect(edited('{"templates": [], "note": 1}', { usageType: 'Generic' }, { content: 'x' }).json).toContain('"note": 1');
  });

  it('changes nothing while the JSON is broken, and says where', () => {
    expect(setTemplateText('[\n{', { usageType: 'SignIn' }, { content: 'x' })).toMatchObject({ ok: false, findings: [{ code: 'json-syntax', place: { line: 2 } }] });
  });
});

describe('removeTemplate', () => {
  it('takes one template out', () => {
    const result = removeTemplate(written, { usageType: 'Register' });
    expect(result).toMatchObject({ ok: true, json: '[\n  { "usageType":   "SignIn",\n    "content": "Old {{code}}", "note": 1.0 }\n]' });
    expect(removeTemplate(written, { usageType: 'BindMfa' })).toMatchObject({ ok: true, json: written, edits: [] });
  });
});

describe('formatTemplates', () => {
  it('lays the JSON out and loses nothing', () => {
    const json = formatTemplates(written);
    expect(json).toContain('    "note": 1.0\n');
    expect(JSON.parse(json ?? '')).toEqual(JSON.parse(written));
    expect(formatTemplates('[')).toBeNull();
  });
});
