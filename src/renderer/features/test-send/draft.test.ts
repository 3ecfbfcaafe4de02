import * as library from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { aTestSend } from '../../../../test/support/a-test-send';
import { aText, anEmail } from '../../../../test/support/builders';
import { draftOf, isTyped, newDraft, readDraft } from './draft';
import { logtoTest } from './template-content';

const sms = { ...newDraft, country: 'DE' as const, number: '171 3920041', text: 'Hello' };
const mail = { ...newDraft, address: ' kim@halden.example ', subject: 'Hello', mailHtml: '<p>x</p>', mailText: '' };

describe('reading the form', () => {
  it('makes a text of a country, a national number and a text', () => {
    expect(readDraft(sms, 'sms', library, '482913')).toEqual({ message: { channel: 'sms', delivery: 'text', to: '+491713920041', text: 'Hello' } });
  });

  it('sends only the parts of an e-mail that have something in them', () => {
    expect(readDraft(mail, 'email', library, '482913')).toEqual({ message: { channel: 'email', to: 'kim@halden.example', subject: 'Hello', html: '<p>x</p>' } });
  });

  it('puts the code into its place', () => {
    expect(readDraft({ ...sms, text: 'Your code is {{code}}.' }, 'sms', library, '482913')).toMatchObject({ message: { text: 'Your code is 482913.' } });
    expect(readDraft({ ...mail, subject: '{{code}}' }, 'email', library, '482913')).toMatchObject({ message: { subject: '482913' } });
  });

  it('names everything that is missing from a text', () => {
    expect(readDraft({ ...sms, number: '', text: ' ' }, 'sms', library, '482913')).toEqual({ problems: { recipient: 'Enter a phone number.', text: 'Type the text to send.' } });
  });

  it('names everything that is missing from an e-mail', () => {
    expect(readDraft({ ...mail, address: '', subject: '', mailHtml: '\n' }, 'email', library, '482913')).toEqual({
      problems: { recipient: 'Enter an e-mail address.', subject: 'Type a subject.', body: 'Type an HTML or a text part.' },
    });
  });
});

describe('filling the form again', () => {
  it('puts the place of the code where its digits were', () => {
    const code = { value: '482913', confirmedAt: null };
    expect(draftOf(aTestSend({ message: aText({ text: 'Your code is 482913.' }), code, testMode: true }), library)).toMatchObject({ text: 'Your code is {{code}}.', testMode: true });
    const mail = anEmail({ subject: '482913', html: '<b>482913</b>', text: '482913' });
    expect(draftOf(aTestSend({ message: mail, code }), library)).toMatchObject({ subject: '{{code}}', mailHtml: '<b>{{code}}</b>', mailText: '{{code}}' });
  });

  it('gives back a text as it was sent', () => {
    const draft = draftOf(aTestSend({ message: aText({ to: '+491713920041' }), integrationId: 'twilio-eu' }), library);
    expect(draft).toMatchObject({ integrationId: 'twilio-eu', country: 'DE', number: '171 3920041' });
    expect(readDraft(draft, 'sms', library, '482913')).toEqual({ message: aText({ to: '+491713920041' }) });
  });

  it('gives back an e-mail as it was sent', () => {
    expect(readDraft(draftOf(aTestSend({ message: anEmail() }), library), 'email', library, '482913')).toEqual({ message: anEmail() });
  });

  it('keeps a number that belongs to no country as it was', () => {
    expect(draftOf(aTestSend({ message: aText({ to: '+883510012345678' }) }), library).number).toBe('+883510012345678');
  });
});

describe('a template at the provider', () => {
  const providerTemplate = { id: `HX${'7'.repeat(32)}`, values: { code: '{{code}}', name: 'Anna' } };

  it('is the message, with the code among its values and no text of its own', () => {
    expect(readDraft({ ...sms, text: '', providerTemplate }, 'sms', library, '482913')).toEqual({
      message: { channel: 'sms', delivery: 'text', to: '+491713920041', text: '', providerTemplate: { ...providerTemplate, values: { code: '482913', name: 'Anna' } } },
    });
    expect(readDraft({ ...mail, subject: '', mailHtml: '', providerTemplate }, 'email', library, '482913')).toEqual({
      message: { channel: 'email', to: 'kim@halden.example', subject: '', providerTemplate: { ...providerTemplate, values: { code: '482913', name: 'Anna' } } },
    });
  });

  it('is filled in again with the values it was sent with, and for what its integration has it', () => {
    const sent = aTestSend({ message: aText({ text: '', providerTemplate: { ...providerTemplate, values: { code: '482913', name: 'Anna' } } }), code: { value: '482913', confirmedAt: null } });
    const overrides = [{ usageType: 'SignIn', language: 'de', providerTemplate: { id: providerTemplate.id } }];
    expect(draftOf(sent, library, overrides).template).toMatchObject({ usageType: 'SignIn', language: 'de', values: { name: 'Anna' }, names: ['code', 'name'], randomCode: true, sentId: providerTemplate.id });
    expect(draftOf(sent, library).template).toMatchObject({ usageType: 'Generic', language: null, sentId: providerTemplate.id });
  });
});

it('counts as typed only what closing would lose', () => {
  expect(isTyped(newDraft, newDraft)).toBe(false);
  expect(isTyped({ ...newDraft, integrationId: 'x', country: 'DE' }, newDraft)).toBe(false);
  expect(isTyped({ ...newDraft, text: 'Hello' }, newDraft)).toBe(true);
  expect(isTyped({ ...newDraft, template: null }, newDraft)).toBe(false);
  expect(isTyped({ ...newDraft, template: { ...logtoTest, values: { code: '1' } } }, newDraft)).toBe(true);
});
