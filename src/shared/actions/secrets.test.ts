import { describe, expect, it } from 'vitest';
import { readSecrets } from './secrets';

describe('the secrets of an action', () => {
  it('are lines or JSON', () => {
    expect(readSecrets('# of the test account\nTWILIO_SID = AC1\n\nTOKEN=a=b#c')).toEqual({ TWILIO_SID: 'AC1', TOKEN: 'a=b#c' });
    expect(readSecrets(' {"KEY":"a\\nb"}')).toEqual({ KEY: 'a\nb' });
    expect(readSecrets('')).toEqual({});
  });

  it.each([
    ['no equals sign made-up-secret', 'Line 1'],
    ['A=made-up-secret\nA=made-up-secret', 'twice'],
    ['{"A":"made-up-secret"', 'begin like JSON'],
    ['{"A":["made-up-secret"]}', 'secret A'],
    ['1A=made-up-secret', '“1A”'],
    ['A-B=made-up-secret', '“A-B”'],
    ['made-up-secret+Zm9vYmFy/==', 'is not a name'],
    [Array.from({ length: 51 }, (_, index) => `S${index}=made-up-secret`).join('\n'), 'At most 50'],
  ])('are refused without repeating a value', (text, part) => {
    const problem = readSecrets(text);
    expect(problem).toContain(part);
    expect(problem).not.toContain('made-up-secret');
  });
});
