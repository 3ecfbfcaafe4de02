import { expect, it } from 'vitest';
import { anIntegration } from '../../../../test/support/builders';
import { differencesOf } from './differences';

const side = (templateOverrides: ReturnType<typeof anIntegration>['templateOverrides']) => ({ integration: anIntegration({ templateOverrides }), descriptor: null });

it('says which of both sends a template of its own in place of the text of the set', () => {
  const own = [
    { usageType: 'Register', providerTemplate: { id: 'HX1' } },
    { usageType: 'SignIn', providerTemplate: { id: 'HX2' } },
  ];
  const german = { usageType: 'SignIn', language: 'de', providerTemplate: { id: 'HX3' } };
  expect(differencesOf(side(own), side([{ usageType: 'SignIn', providerTemplate: { id: 'HX2' } }, german]))).toEqual([
    { what: 'Template for Register', before: 'Its own, HX1', after: 'The text of the set' },
    { what: 'Template for SignIn in German', before: 'The text of the set', after: 'Its own, HX3' },
  ]);
  expect(differencesOf(side(own), side(own))).toEqual([]);
});
