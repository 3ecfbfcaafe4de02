import { describe, expect, it } from 'vitest';
import { planImport } from './import-plan';

const present = JSON.stringify([{ usageType: 'SignIn', content: '{{code}}' }, { usageType: 'BindMfa', content: '{{code}}' }, { usageType: 'Generic', content: '{{code}}' }]);
const plan = (value: unknown, over: Partial<Parameters<typeof planImport>[1]> = {}) => {
  const planned = planImport(typeof value === 'string' ? value : JSON.stringify(value), { channel: 'sms', present, as: null, way: 'replace', ...over });
  if ('problem' in planned) throw new Error(planned.problem);
  return planned;
};

describe('an import', () => {
  it('says what is new, changed, removed and the same before anything changes', () => {
    expect(plan([{ usageType: 'SignIn', content: '{{code}} now' }, { usageType: 'Register', content: '{{code}}' }, { usageType: 'Generic', content: '{{code}}' }])).toMatchObject({ added: ['Sign-up'], changed: ['Sign-in'], removed: ['MFA set-up'], same: 1, notes: [] });
  });

  it('says the same of texts that are added, beside which the others stay', () => {
    const planned = plan([{ usageType: 'SignIn', content: '{{code}} now' }, { usageType: 'Register', content: '{{code}}' }], { way: 'add' });
    expect(planned).toMatchObject({ way: 'add', whyNotAdded: null, added: ['Sign-up'], changed: ['Sign-in'], removed: [], same: 2, notes: [] });
    expect(JSON.parse(planned.json)).toEqual([{ usageType: 'SignIn', content: '{{code}} now' }, { usageType: 'BindMfa', content: '{{code}}' }, { usageType: 'Generic', content: '{{code}}' }, { usageType: 'Register', content: '{{code}}' }]);
  });

  it('replaces what is of another form, says why, and adds it once it is converted', () => {
    const mail = [{ usageType: 'Register', subject: 'Code', contentType: 'text/plain', content: '{{code}}' }];
    expect(plan(mail, { way: 'add' })).toMatchObject({ way: 'add', added: ['Sign-up'], removed: [] });
    expect(plan(mail, { way: 'add', present: JSON.stringify([{ usageType: 'SignIn', templateCode: '1' }]) })).toMatchObject({ way: 'replace', whyNotAdded: 'The set is of the form “SMS template code” and these would be “SMS text”. Not one of them can be written as SMS template code.' });
    const whatsApp = [{ usageType: 'SignIn', templateName: 'code', language: 'en' }];
    expect(plan([{ usageType: 'Register', templateCode: '1' }], { way: 'add', present: JSON.stringify(whatsApp) })).toMatchObject({ way: 'replace', whyNotAdded: 'The set is of the form “WhatsApp template” and these would be “SMS template code”. Keep them as WhatsApp template to add them.' });
    expect(plan([{ usageType: 'Register', templateCode: '1' }], { way: 'add' })).toMatchObject({ way: 'replace', added: ['Sign-up'], removed: ['Sign-in', 'MFA set-up', 'Generic'] });
    expect(plan([{ usageType: 'Register', content: '{{code}}' }], { way: 'add', present: '[{' })).toMatchObject({ way: 'replace', whyNotAdded: 'The JSON of the set has an error. Correct it first.' });
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
    ['[{', / in line 1, /],
    ['{"a":1}', /^There are no templates in it\./],
    [`[${'['.repeat(40)}${']'.repeat(40)}]`, /nested deeper/],
    ['{"__proto__":{"x":1}}', / in line 1, /],
  ])('says why %.20s cannot be one', (text, message) => {
    expect(planImport(text, { channel: 'sms', present, as: null, way: 'add' })).toEqual({ problem: expect.stringMatching(message) as string });
  });

  it('says when not one template can be brought along', () => {
    expect(planImport('[{"usageType":"SignIn","templateCode":"1"}]', { channel: 'sms', present, as: 'sms-content', way: 'add' })).toEqual({ problem: 'Not one of its templates can be written as SMS text.' });
  });
});
