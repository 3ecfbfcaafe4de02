import { describe, expect, it } from 'vitest';
import { isUsageType, templateSchema } from './template';

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
});

it('knows Logto’s usage types by their exact names', () => {
  expect(['SignIn', 'signin', 'Test', 'constructor'].map(isUsageType)).toEqual([true, false, false, false]);
});
