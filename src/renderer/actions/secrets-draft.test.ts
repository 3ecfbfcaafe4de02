import { describe, expect, it } from 'vitest';
import { type AddedSecret, isSecretsTouched, nameProblem, pastedSecrets, secretNames, type SecretsDraft, secretsIssues, secretsSubmission, secretText, untouchedSecrets } from './secrets-draft';

const info = { setAt: '2026-11-03T12:00:00.000Z', setBy: 'admin' };
const saved = { 'secrets.KEY': info, 'secrets.TOKEN': info, authToken: info };
const row = (over: Partial<AddedSecret> = {}): AddedSecret => ({ key: 'row', name: 'NEW', value: 'made-up', ...over });
const draft = (over: Partial<SecretsDraft> = {}): SecretsDraft => ({ ...untouchedSecrets, ...over });
const paste = (text: string, over: Partial<SecretsDraft> = {}, into = row({ name: '', value: '' })) => {
  let last = 0;
  return pastedSecrets(draft({ added: [into], ...over }), saved, text, into, () => `new ${(last += 1)}`);
};

describe('what is saved of secrets', () => {
  it('is what was typed, by id, and what goes', () => {
    expect(secretsSubmission(draft({ added: [row()], replaced: { 'secrets.KEY': 'other' }, removed: ['secrets.TOKEN'] }))).toEqual({ credentials: { 'secrets.NEW': 'made-up', 'secrets.KEY': 'other' }, removed: ['secrets.TOKEN'] });
  });

  it('takes a new one in the place of one that goes', () => {
    expect(secretsSubmission(draft({ added: [row({ name: 'KEY' })], removed: ['secrets.KEY'] }))).toEqual({ credentials: { 'secrets.KEY': 'made-up' }, removed: [] });
  });

  it('is nothing of a row without a value, without a usable name, or of one that goes after all', () => {
    const added = [row({ value: '' }), row({ key: 'two', name: '' }), row({ key: 'three', name: '1A' })];
    expect(secretsSubmission(draft({ added, replaced: { 'secrets.KEY': 'other' }, removed: ['secrets.KEY'] }))).toEqual({ credentials: {}, removed: ['secrets.KEY'] });
  });

  it('is something that leaving would lose, but for an empty row', () => {
    expect([untouchedSecrets, draft({ added: [row({ name: '', value: '' })] }), draft({ replaced: { 'secrets.KEY': '' } })].map(isSecretsTouched)).toEqual([false, false, false]);
    expect([draft({ added: [row({ name: '' })] }), draft({ removed: ['secrets.KEY'] }), draft({ replaced: { 'secrets.KEY': 'x' } })].map(isSecretsTouched)).toEqual([true, true, true]);
  });
});

describe('the names of secrets', () => {
  it('are those that the code would find', () => {
    expect(secretNames(draft({ added: [row(), row({ key: 'empty', name: '' })], removed: ['secrets.TOKEN'] }), saved)).toEqual(['KEY', 'NEW']);
  });

  it.each([
    ['', null],
    ['webhook_key2', null],
    ['KEY', 'There is a secret KEY already.'],
    ['OTHER', 'There is a secret OTHER already.'],
    ['TOKEN', null],
    ['A-B', 'Letters, digits and underscores'],
    ['1A', 'Letters, digits and underscores'],
  ])('may or may not be “%s”', (name, part) => {
    const problem = nameProblem(draft({ added: [row({ name }), row({ key: 'other', name: 'OTHER' })], removed: ['secrets.TOKEN'] }), saved, row({ name }));
    if (part === null) expect(problem).toBeNull();
    else expect(problem).toContain(part);
  });
});

describe('the problems of secrets', () => {
  it('are a value without a name, a name without a value, and a name that cannot be used', () => {
    const added = [row({ name: '' }), row({ key: 'two', value: '' }), row({ key: 'three', name: 'KEY' }), row({ key: 'four', name: '', value: '' })];
    expect(secretsIssues(draft({ added }), saved, false)).toEqual([
      { field: 'secretName.row', severity: 'error', message: 'Give the secret a name.' },
      { field: 'secrets.NEW', severity: 'error', message: 'Enter the value of NEW.' },
      { field: 'secretName.three', severity: 'error', message: 'There is a secret KEY already.' },
    ]);
    expect([secretText(draft({ added }), 'secretName.three'), secretText(draft({ added }), 'secrets.NEW'), secretText(draft({ replaced: { 'secrets.KEY': 'x' } }), 'secrets.KEY')]).toEqual(['KEY', '', 'x']);
  });

  it('are all saved ones that are demanded anew, until they are typed or removed', () => {
    expect(secretsIssues(draft({ removed: ['secrets.TOKEN'] }), saved, true)).toEqual([{ field: 'secrets.KEY', severity: 'error', message: 'Type it again, or remove it.' }]);
    expect(secretsIssues(draft({ replaced: { 'secrets.KEY': 'x', 'secrets.TOKEN': 'y' } }), saved, true)).toEqual([]);
  });
});

describe('pasting into the name of a secret', () => {
  it('leaves a name alone', () => {
    expect(paste('WEBHOOK_KEY')).toBeNull();
  });

  it('splits lines into rows, in the place of the row that was empty', () => {
    expect(paste('# of the gateway\nONE=a=b\nTWO=c\n')).toEqual({ count: 2, draft: draft({ added: [{ key: 'new 1', name: 'ONE', value: 'a=b' }, { key: 'new 2', name: 'TWO', value: 'c' }] }) });
  });

  it('takes JSON too, and replaces what has that name', () => {
    const other = row({ key: 'other', name: 'OTHER', value: 'old' });
    expect(paste('{"KEY": "k", "OTHER": "o"}', { added: [row({ name: '', value: '' }), other], removed: ['secrets.KEY'] })).toEqual({ count: 2, draft: draft({ added: [{ ...other, value: 'o' }], replaced: { 'secrets.KEY': 'k' } }) });
  });

  it('says what is wrong without a value in it', () => {
    expect(paste('KEY=made-up\nmade-up')).toBe('Line 2 of the secrets is no NAME=value.');
    expect(paste('{"KEY": "made-up"')).toContain('begin like JSON');
  });
});
