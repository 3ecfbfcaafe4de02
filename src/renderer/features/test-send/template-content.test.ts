import { describe, expect, it } from 'vitest';
import type { StoredTemplateSet } from '../../../shared/model/template-set';
import { contentOf, logtoTest, setIdFor } from './template-content';

const set = (templates: unknown, channel: 'sms' | 'email' = 'sms'): StoredTemplateSet => ({ id: 't', channel, name: 'T', defaultLanguage: 'en', json: JSON.stringify(templates), savedAt: null, revision: 0 });
const generic = { usageType: 'Generic', content: 'Your code: {{code}}' };

describe('a template as the content of a test', () => {
  it('is Generic with the code 000000 to begin with, as in Logto', () => {
    expect(contentOf(logtoTest, set([generic]), 'sms')).toMatchObject({ texts: { text: 'Your code: 000000' }, paths: ['code'], problem: null });
  });

  it('is of the set that an environment of the integration uses, where no other is chosen', () => {
    const row = (id: string, channel: 'sms' | 'email') => ({ id, channel, name: id, defaultLanguage: 'en', savedAt: null, revision: 0, standard: false, usageTypes: [] });
    const templates = { sets: [row('standard-sms', 'sms'), row('halden', 'sms'), row('standard-email', 'email')], uses: [{ environmentId: 'prod', channel: 'sms' as const, setId: 'halden' }, { environmentId: 'prod', channel: 'email' as const, setId: 'standard-email' }] };
    expect(setIdFor(templates, null, 'sms', ['prod'])).toBe('halden');
    expect(setIdFor(templates, 'standard-sms', 'sms', ['prod'])).toBe('standard-sms');
    expect(setIdFor(templates, null, 'sms', [])).toBe('standard-sms');
    // Chosen for the other channel before another integration was.
    expect(setIdFor(templates, 'halden', 'email', ['prod'])).toBe('standard-email');
  });

  it('leaves the place of a random code open', () => {
    expect(contentOf({ ...logtoTest, randomCode: true }, set([generic]), 'sms').texts.text).toBe('Your code: {{code}}');
    const mail = [{ usageType: 'Generic', contentType: 'text/html', subject: '{{code}}', content: '<b>{{code}}</b>' }];
    expect(contentOf({ ...logtoTest, randomCode: true }, set(mail, 'email'), 'email').texts).toMatchObject({ subject: '{{code}}', mailHtml: '<b>{{code}}</b>' });
  });

  it('takes the values that were typed, else samples', () => {
    const templates = [{ usageType: 'SignIn', content: '{{code}} for {{application.name}}' }];
    const signIn = { ...logtoTest, usageType: 'SignIn' };
    expect(contentOf(signIn, set(templates), 'sms').texts.text).toBe('000000 for Halden ID');
    expect(contentOf({ ...signIn, values: { code: '1', 'application.name': 'Nordlicht' } }, set(templates), 'sms').texts.text).toBe('1 for Nordlicht');
  });

  it('says whose text is taken, and when there is none', () => {
    expect(contentOf({ ...logtoTest, usageType: 'BindMfa' }, set([generic]), 'sms').explanation).toBe('There is no template for BindMfa, so Generic is used.');
    expect(contentOf(logtoTest, set([]), 'sms')).toMatchObject({ texts: { text: '' }, problem: 'There is neither a template for Generic nor a Generic one.' });
    expect(contentOf(logtoTest, set([{ usageType: 'Generic', templateCode: '1' }]), 'sms').problem).toBe('This template lies at the provider, so there is no text to send.');
  });

  it('escapes what is put into HTML', () => {
    const mail = [{ usageType: 'SignIn', contentType: 'text/html', subject: 's', content: '<p>{{code}} {{application.name}}</p>' }];
    const { texts } = contentOf({ ...logtoTest, usageType: 'SignIn', values: { code: '1', 'application.name': '<script>' } }, set(mail, 'email'), 'email');
    expect(texts.mailHtml).toBe('<p>1 &#60;script&#62;</p>');
  });
});
