import { describe, expect, it } from 'vitest';
import { isUsageType, languageSchema, templateSchema, templateSetSchema } from './template';

const set = { id: 't1', channel: 'email', name: 'Halden', variant: 'email-content-type', defaultLanguage: 'en', templates: [], frame: null };

describe('a template', () => {
  it.each([
    { usageType: 'SignIn', content: 'x' },
    { usageType: 'OwnType', language: 'pt-BR', subject: 's', content: 'c', contentType: 'text/html', plainText: 'p', replyTo: 'a', sendFrom: 'b', extra: { note: [1] } },
    { usageType: 'SignIn', providerTemplate: { idByRegion: { china: 'a', overseas: 'b' }, kind: 2 } },
  ])('is taken: %j', (template) => {
    expect(templateSchema.parse(template)).toEqual(template);
  });

  it.each([
    {},
    { usageType: 'x'.repeat(65) },
    { usageType: 'SignIn', content: 7 },
    { usageType: 'SignIn', contentType: 'text/markdown' },
    { usageType: 'SignIn', subject: 'x'.repeat(999) },
    { usageType: 'SignIn', language: 'x'.repeat(36) },
    { usageType: 'SignIn', extra: [] },
    { usageType: 'SignIn', providerTemplate: { kind: 3 } },
    { usageType: 'SignIn', unknown: 1 },
  ])('is refused: %.80j', (template) => {
    expect(templateSchema.safeParse(template).success).toBe(false);
  });

  it('names its language by a language tag', () => {
    expect(['de', 'pt-BR', 'zh-Hant-TW'].map((tag) => languageSchema.safeParse(tag).success)).toEqual([true, true, true]);
    expect(['', 'd', 'de_AT', 'de-', '-de', 'de DE'].map((tag) => languageSchema.safeParse(tag).success)).toEqual(Array(6).fill(false));
  });
});

describe('a template set', () => {
  it('is taken with a name', () => {
    expect(templateSetSchema.parse(set)).toEqual(set);
    expect(templateSetSchema.safeParse({ ...set, name: ' ' }).success).toBe(false);
  });
});

it('knows Logto’s usage types by their exact names', () => {
  expect(['SignIn', 'signin', 'Test', 'constructor'].map(isUsageType)).toEqual([true, false, false, false]);
});
