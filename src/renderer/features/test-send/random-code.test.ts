import { afterEach, describe, expect, it, vi } from 'vitest';
import { withCode, withoutCode } from '../../ui/code-place';
import { newDraft } from './draft';
import { carriesCode, codeChange, newCode } from './random-code';

const carry = (draft: typeof newDraft, channel: 'sms' | 'email', on: boolean) => ({ ...draft, ...codeChange(draft, channel, on) });

describe('a code', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is made of six digits', () => {
    for (let n = 0; n < 50; n += 1) expect(newCode()).toMatch(/^\d{6}$/);
  });

  it('keeps its leading zeros, and no code is likelier than another', () => {
    const values = [2 ** 32 - 1, 42];
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      (array as unknown as Uint32Array)[0] = values.shift() ?? 0;
      return array;
    });
    expect(newCode()).toBe('000042');
    expect(values).toEqual([]);
  });

  it('goes into the text and comes out of it again', () => {
    expect(withCode('Code {{code}}, again {{code}}', '482913')).toBe('Code 482913, again 482913');
    expect(withoutCode('Code 482913', '482913')).toBe('Code {{code}}');
    expect(withoutCode('Code 482913', undefined)).toBe('Code 482913');
  });
});

describe('the switch', () => {
  it('is on for a new message, and takes its sentence out of the text and puts it back', () => {
    expect(carriesCode(newDraft, 'sms')).toBe(true);
    const without = carry(newDraft, 'sms', false);
    expect(without.text).toBe('Test message from Dispatchbox.');
    expect(carriesCode(without, 'sms')).toBe(false);
    expect(carry(without, 'sms', true).text).toBe(newDraft.text);
  });

  it('takes both parts of an e-mail', () => {
    const without = carry(newDraft, 'email', false);
    expect(`${without.mailHtml}${without.mailText}`).not.toContain('code');
    expect(carriesCode(without, 'email')).toBe(false);
    expect(carry(without, 'email', true)).toEqual(newDraft);
  });

  it('is on only where every part of an e-mail that is sent has it, or its subject', () => {
    const halved = { ...newDraft, mailHtml: '<p>Hello</p>' };
    expect(carriesCode(halved, 'email')).toBe(false);
    expect(carriesCode({ ...halved, mailHtml: '' }, 'email')).toBe(true);
    expect(carriesCode({ ...halved, subject: 'Code {{code}}' }, 'email')).toBe(true);
    expect(carriesCode({ ...halved, mailHtml: '', mailText: '' }, 'email')).toBe(false);
    expect(carry(halved, 'email', true)).toMatchObject({ mailHtml: '<p>Hello</p>\n<p>Your code is {{code}}.</p>', mailText: newDraft.mailText });
  });

  it('leaves a part that is not sent alone', () => {
    expect(carry({ ...newDraft, mailHtml: '' }, 'email', true).mailHtml).toBe('');
  });

  it('leaves the words around a place that a person wrote', () => {
    expect(carry({ ...newDraft, text: 'Halden: {{code}}' }, 'sms', false).text).toBe('Halden: ');
    expect(carry({ ...newDraft, text: 'Halden: {{code}}' }, 'sms', true).text).toBe('Halden: {{code}}');
  });

  it('writes the sentence alone into an empty text', () => {
    expect(carry({ ...newDraft, text: '' }, 'sms', true).text).toBe('Your code is {{code}}.');
  });
});
