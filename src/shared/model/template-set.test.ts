import { describe, expect, it } from 'vitest';
import { languageSchema, storedTemplateSetSchema } from './template-set';

const set = { id: 't1', channel: 'email', name: 'Halden', defaultLanguage: 'en', json: '[]', savedAt: null, revision: 0 };

describe('a template set', () => {
  it('is taken with a name', () => {
    expect(storedTemplateSetSchema.parse(set)).toEqual(set);
    expect(storedTemplateSetSchema.safeParse({ ...set, name: ' ' }).success).toBe(false);
  });

  it('names its language by a language tag', () => {
    expect(['de', 'pt-BR', 'zh-Hant-TW'].map((tag) => languageSchema.safeParse(tag).success)).toEqual([true, true, true]);
    expect(['', 'd', 'de_AT', 'de-', '-de', 'de DE'].map((tag) => languageSchema.safeParse(tag).success)).toEqual(Array(6).fill(false));
  });
});
