import { describe, expect, it } from 'vitest';
import type { Template } from '../model/template';
import { overrideFor, resolveTemplate } from './resolve-template';

const template = (usageType: string, language?: string): Template => ({ usageType, content: `${usageType} ${language ?? '-'}`, ...(language === undefined ? {} : { language }) });
const all = [template('SignIn', 'de'), template('SignIn', 'en'), template('SignIn'), template('Generic', 'de'), template('Generic')];
const askedFor = { usageType: 'SignIn', language: 'de', defaultLanguage: 'en' };

describe('resolveTemplate', () => {
  it('takes the language, then the default language, then none, then Generic in the same order', () => {
    const taken: string[] = [];
    const left = [...all];
    for (;;) {
      const { template: found } = resolveTemplate(left, askedFor);
      if (found === null) break;
      taken.push(found.content ?? '');
      left.splice(left.indexOf(found), 1);
    }
    expect(taken).toEqual(['SignIn de', 'SignIn en', 'SignIn -', 'Generic de', 'Generic -']);
  });

  it('shows each step and says what happened', () => {
    const { tries, explanation } = resolveTemplate([template('Generic')], askedFor);
    expect(tries.map(({ step, usageType, language, found }) => [step, usageType, language, found])).toEqual([
      ['language', 'SignIn', 'de', false],
      ['default-language', 'SignIn', 'en', false],
      ['no-language', 'SignIn', null, false],
      ['language', 'Generic', 'de', false],
      ['default-language', 'Generic', 'en', false],
      ['no-language', 'Generic', null, true],
    ]);
    expect(explanation).toBe('There is no template for SignIn in de, so Generic is used.');
  });

  it.each([
    [all, askedFor, 'SignIn in de is used.'],
    [all, { ...askedFor, language: 'fr' }, 'There is no template for SignIn in fr, so SignIn in en is used.'],
    [all, { usageType: 'BindMfa' }, 'There is no template for BindMfa, so Generic is used.'],
    [[], { usageType: 'BindMfa' }, 'There is neither a template for BindMfa nor a Generic one.'],
    [[template('Test')], { usageType: 'Generic' }, 'There is neither a template for Generic nor a Generic one.'],
  ])('explains in one sentence', (templates, asked, expected) => {
    expect(resolveTemplate(templates, asked).explanation).toBe(expected);
  });

  it('does not look twice where the language asked for is the default one, and does not mind case', () => {
    const { template: found, tries } = resolveTemplate([template('SignIn', 'pt-BR')], { usageType: 'SignIn', language: 'PT-br', defaultLanguage: 'pt-BR' });
    expect([found?.language, tries.length]).toEqual(['pt-BR', 1]);
    expect(resolveTemplate([], { usageType: 'SignIn', language: 'PT-br', defaultLanguage: 'pt-BR' }).tries).toHaveLength(4);
  });

  it('takes the first of several, as Logto does', () => {
    const second = { ...template('SignIn'), content: 'second' };
    expect(resolveTemplate([template('SignIn'), second], { usageType: 'SignIn' }).template?.content).toBe('SignIn -');
  });
});

describe('overrideFor', () => {
  const override = (usageType: string, id: string, language?: string) => ({ usageType, providerTemplate: { id }, ...(language === undefined ? {} : { language }) });
  const overrides = [override('SignIn', 'any'), override('SignIn', 'german', 'de'), override('Register', 'german', 'de')];
  it.each([
    ['SignIn', 'DE', 'german'],
    ['SignIn', 'fr', 'any'],
    ['SignIn', undefined, 'any'],
    ['Register', 'fr', undefined],
    ['Generic', 'de', undefined],
  ])('for %s in %s is %s', (usageType, language, id) => {
    expect(overrideFor(overrides, { usageType, language })?.providerTemplate.id).toBe(id);
  });
});
