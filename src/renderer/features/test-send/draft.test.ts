import * as library from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { aText, anEmail } from '../../../../test/support/builders';
import { draftOf, isTyped, newDraft, readDraft } from './draft';

const sms = { ...newDraft, country: 'DE' as const, number: '171 3920041', text: 'Hello' };
const mail = { ...newDraft, address: ' kim@halden.example ', subject: 'Hello', mailHtml: '<p>x</p>', mailText: '' };

describe('reading the form', () => {
  it('makes a text of a country, a national number and a text', () => {
    expect(readDraft(sms, 'sms', library)).toEqual({ message: { channel: 'sms', delivery: 'text', to: '+491713920041', text: 'Hello' } });
  });

  it('sends only the parts of an e-mail that have something in them', () => {
    expect(readDraft(mail, 'email', library)).toEqual({ message: { channel: 'email', to: 'kim@halden.example', subject: 'Hello', html: '<p>x</p>' } });
  });

  it('names everything that is missing from a text', () => {
    expect(readDraft({ ...sms, number: '', text: ' ' }, 'sms', library)).toEqual({ problems: { recipient: 'Enter a phone number.', text: 'Type the text to send.' } });
  });

  it('names everything that is missing from an e-mail', () => {
    expect(readDraft({ ...mail, address: '', subject: '', mailHtml: '\n' }, 'email', library)).toEqual({
      problems: { recipient: 'Enter an e-mail address.', subject: 'Type a subject.', body: 'Type an HTML or a text part.' },
    });
  });
});

describe('filling the form again', () => {
  it('gives back a text as it was sent', () => {
    const draft = draftOf(aText({ to: '+491713920041' }), 'twilio-eu', library);
    expect(draft).toMatchObject({ integrationId: 'twilio-eu', country: 'DE', number: '171 3920041' });
    expect(readDraft(draft, 'sms', library)).toEqual({ message: aText({ to: '+491713920041' }) });
  });

  it('gives back an e-mail as it was sent', () => {
    expect(readDraft(draftOf(anEmail(), null, library), 'email', library)).toEqual({ message: anEmail() });
  });

  it('keeps a number that belongs to no country as it was', () => {
    expect(draftOf(aText({ to: '+883510012345678' }), null, library).number).toBe('+883510012345678');
  });
});

it('counts as typed only what closing would lose', () => {
  expect(isTyped(newDraft, newDraft)).toBe(false);
  expect(isTyped({ ...newDraft, integrationId: 'x', country: 'DE' }, newDraft)).toBe(false);
  expect(isTyped({ ...newDraft, text: 'Hello' }, newDraft)).toBe(true);
});
