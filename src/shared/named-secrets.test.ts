import { describe, expect, it } from 'vitest';
import { customCode } from '../core/providers/custom-code/descriptor';
import { twilio } from '../core/providers/twilio/descriptor';
import { namedSecretsIn, withNamedSecrets } from './named-secrets';
import { checkFields, usedValues } from './validate/fields';

const settings = { code: 'exports.x = 1' };
const input = (credentials: Record<string, string>, saved: string[] = []) => ({ settings, credentials, saved, apiBaseUrl: null });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`secrets.KEY_${index}`, 'made-up']));

describe('secrets that a person named', () => {
  it('are fields of their provider, once each, whatever other credentials there are', () => {
    const expanded = withNamedSecrets(customCode, ['secrets.B', 'authToken', 'secrets.A', 'secrets.B']);
    expect(expanded.fields.slice(customCode.fields.length)).toMatchObject([
      { id: 'secrets.A', label: 'Secret A', secret: true },
      { id: 'secrets.B', label: 'Secret B', secret: true },
    ]);
    expect(withNamedSecrets(expanded, ['secrets.A'])).toBe(expanded);
  });

  it('are no fields of a provider that has none', () => {
    expect(withNamedSecrets(twilio, ['secrets.A'])).toBe(twilio);
    expect(checkFields(twilio, { ...input({ 'secrets.A': 'made-up' }), settings: {} })).toContainEqual(expect.objectContaining({ field: 'secrets.A', severity: 'error' }));
  });

  it('are used as they were typed, line breaks and all', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nmade-up\n-----END PRIVATE KEY-----';
    const { credentials } = usedValues(customCode, input({ 'secrets.KEY': key, 'secrets.EMPTY': '' }));
    expect(credentials).toEqual({ 'secrets.KEY': key });
    expect(namedSecretsIn(credentials)).toEqual({ KEY: key });
  });

  it('are bounded in length and number, what is saved included', () => {
    expect(checkFields(customCode, input({ 'secrets.KEY': 'x'.repeat(8_192) }))).toEqual([]);
    expect(checkFields(customCode, input({ 'secrets.KEY': 'x'.repeat(8_193) }))).toMatchObject([{ field: 'secrets.KEY', severity: 'error', message: 'Too long: at most 8192 characters.' }]);
    expect(checkFields(customCode, input(many(50)))).toEqual([]);
    expect(checkFields(customCode, input(many(50), ['secrets.KEY_0']))).toEqual([]);
    expect(checkFields(customCode, input(many(50), ['secrets.OTHER']))).toMatchObject([{ severity: 'error', message: 'At most 50 secrets.' }]);
  });
});
