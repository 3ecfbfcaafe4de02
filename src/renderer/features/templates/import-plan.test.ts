import { describe, expect, it } from 'vitest';
import { planImport } from './import-plan';

const present = JSON.stringify([{ usageType: 'SignIn', content: '{{code}}' }, { usageType: 'BindMfa', content: '{{code}}' }, { usageType: 'Generic', content: '{{code}}' }]);
const plan = (value: unknown, as: Parameters<typeof planImport>[1]['as'] = null) => {
  const planned = planImport(typeof value === 'string' ? value : JSON.stringify(value), { channel: 'sms', present, as });
  if ('problem' in planned) throw new Error(planned.problem);
  return planned;
};

describe('an import', () => {
  it('says what is new, changed, removed and the same before anything changes', () => {
    expect(plan([{ usageType: 'SignIn', content: '{{code}} now' }, { usageType: 'Register', content: '{{code}}' }, { usageType: 'Generic', content: '{{code}}' }])).toMatchObject({ added: ['Sign-up'], changed: ['Sign-in'], removed: ['MFA set-up'], same: 1, notes: [] });
  });

  it('keeps a file of the same channel to the letter', () => {
    const text = '[ { "usageType":"SignIn",  "content":"{{code}}" } ]';
    expect(plan(text).json).toBe(text);
  });

  it('makes texts of e-mails and tells what is lost', () => {
    const planned = plan([{ usageType: 'SignIn', subject: 'Code', contentType: 'text/plain', content: '{{code}}' }]);
    expect(JSON.parse(planned.json)).toEqual([{ usageType: 'SignIn', content: '{{code}}' }]);
    expect(planned.notes.map(({ code }) => code)).toContain('part-left-out');
  });

  it('takes no settings of a connector, which may be credentials', () => {
    const planned = plan({ authToken: 'made-up-1234', templates: [{ usageType: 'SignIn', content: '{{code}}' }] });
    expect(planned.json).not.toContain('made-up-1234');
    expect(planned.findings.map(({ code }) => code)).toContain('settings-left-out');
  });

  it.each([
    ['[{', /^Line 1: /],
    ['{"a":1}', /^There are no templates in it\./],
    [`[${'['.repeat(40)}${']'.repeat(40)}]`, /nested deeper/],
    ['{"__proto__":{"x":1}}', /^Line 1: /],
  ])('says why %.20s cannot be one', (text, message) => {
    expect(planImport(text, { channel: 'sms', present, as: null })).toEqual({ problem: expect.stringMatching(message) as string });
  });

  it('says when not one template can be brought along', () => {
    expect(planImport('[{"usageType":"SignIn","templateCode":"1"}]', { channel: 'sms', present, as: 'sms-content' })).toEqual({ problem: 'Not one of its templates can be written as SMS text.' });
  });
});
