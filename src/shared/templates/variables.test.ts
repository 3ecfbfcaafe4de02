import { describe, expect, it } from 'vitest';
import { usageTypes } from '../model/template';
import { didYouMean } from './did-you-mean';
import { fillPlaceholders } from './placeholders';
import { knowledgeOf, neededVariable, sampleValues, variablesOf } from './variables';

describe('the variables of a usage type', () => {
  it.each([
    ['SignIn', ['code', 'application', 'organization', 'locale', 'uiLocales']],
    ['Generic', ['code', 'locale', 'uiLocales']],
    ['OrganizationInvitation', ['link', 'organization', 'inviter', 'locale', 'uiLocales']],
    ['BindMfa', ['code', 'user', 'application', 'locale', 'uiLocales']],
    ['Test', ['code', 'locale', 'uiLocales']],
    ['OwnType', ['code', 'link', 'application', 'organization', 'user', 'inviter', 'locale', 'uiLocales']],
  ])('of %s are those that Logto sends', (usageType, roots) => {
    expect(Object.keys(sampleValues(usageType)).sort()).toEqual([...roots].sort());
  });

  it.each(usageTypes)('of %s all have a sample, and are filled by it', (usageType) => {
    for (const { path, sample } of variablesOf(usageType)) {
      expect(sample).not.toBe('');
      expect(fillPlaceholders(`{{${path}}}`, sampleValues(usageType))).toBe(sample);
    }
  });

  it('say which one a message is of no use without', () => {
    expect(usageTypes.map(neededVariable)).toEqual(['code', 'code', 'code', 'code', 'link', 'code', 'code', 'code', 'code']);
    expect([neededVariable('Test'), neededVariable('OwnType')]).toEqual(['code', null]);
  });

  it.each([
    ['code', 'SignIn', 'sent'],
    ['application.name', 'SignIn', 'sent'],
    ['application', 'SignIn', 'sent'],
    ['application.branding.anything', 'SignIn', 'sent'],
    ['application.customData.baz.1', 'SignIn', 'sent'],
    ['application.nmae', 'SignIn', 'unknown'],
    ['cod', 'SignIn', 'unknown'],
    ['constructor', 'SignIn', 'unknown'],
    ['link', 'SignIn', 'elsewhere'],
    ['user.name', 'SignIn', 'elsewhere'],
    ['link', 'OwnType', 'sent'],
  ])('%s in %s is %s', (path, usageType, expected) => {
    expect(knowledgeOf(path, usageType)).toBe(expected);
  });
});

describe('didYouMean', () => {
  it.each([
    ['cod', 'code'],
    ['Code', 'code'],
    ['cdoe', 'code'],
    ['codes', 'code'],
    ['aplication.name', 'application.name'],
    ['organisation.name', 'organization.name'],
    ['lnik', null],
    ['password', null],
    ['x'.repeat(10_000), null],
  ])('takes %j for %j', (word, expected) => {
    expect(didYouMean(word, ['code', 'application.name', 'organization.name'])).toBe(expected);
  });
});
