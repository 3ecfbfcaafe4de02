import { describe, expect, it } from 'vitest';
import type { TemplateOverride } from '../model/template';
import { checkOverrides, checkProviderTemplateId, cleanOverride, overrideKey } from './template-overrides';

const acme = { label: 'Acme', providerTemplates: { label: 'Template ID', hint: '', mustMatch: { source: '^T\\d+$', message: 'A Template ID begins with T.' } } };
const override = (usageType: string, id: string, language?: string): TemplateOverride => ({ usageType, ...(language !== undefined && { language }), providerTemplate: { id } });
const said = (...overrides: TemplateOverride[]) => checkOverrides(acme, overrides).map(({ index, field, message }) => `${index} ${field}: ${message}`);

describe('the id of a template at the provider', () => {
  it('is one that the provider could have given', () => {
    expect(checkProviderTemplateId(acme, ' T1\u200b')).toBeNull();
    expect(checkProviderTemplateId(acme, 'X1')).toBe('A Template ID begins with T.');
    expect(checkProviderTemplateId(acme, ' ')).toBe('Enter the Template ID.');
    expect(checkProviderTemplateId(acme, `T${'1'.repeat(200)}`)).toBe('Too long: at most 200 characters.');
  });

  it('has no line break in it, even where the provider has no form for its ids', () => {
    expect(checkProviderTemplateId({ label: 'Acme', providerTemplates: { label: 'ID', hint: '' } }, 'a\r\nb')).toBe('There is a line break or a control character in it.');
  });

  it('is none at all where the provider sends no templates', () => {
    expect(checkProviderTemplateId({ label: 'Acme' }, 'T1')).toBe('Acme sends no templates of its own: every message is sent with its text.');
  });
});

describe('the templates at the provider of an integration', () => {
  it('are one for each usage type and language', () => {
    expect(said(override('SignIn', 'T1'), override('SignIn', 'T1', 'de'), override('SignIn', 'T1', 'de-AT'), override('Register', 'T1'))).toEqual([]);
    expect(said(override('SignIn', 'T1', 'de'), override(' SignIn', 'T2', 'DE'))).toEqual(['1 usageType: There is one for this usage type and language already.']);
  });

  it('name a usage type, and a language by its tag', () => {
    expect(said(override(' ', 'T1'))).toEqual(['0 usageType: Choose what the message is for.']);
    expect(said(override('SignIn', 'T1', 'German please'))).toEqual(['0 language: Enter a language as its tag, such as de or pt-BR.']);
  });

  it('are stored without what came along when pasting', () => {
    expect(cleanOverride(override(' SignIn ', ' T1\u200b\n', 'de'))).toEqual(override('SignIn', 'T1', 'de'));
  });

  it('are told by usage type and language', () => {
    expect([overrideKey(override('SignIn', 'T1')), overrideKey(override('SignIn', 'T1', 'pt-BR'))]).toEqual(['SignIn', 'SignIn (pt-br)']);
  });
});
