import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel, Delivery, Message } from '../../../shared/model/message';
import { checkEmailAddress } from '../../../shared/validate/email-address';
import type { PhoneLibrary } from './phone-library';
import { checkPhone, type CountryCode, homeCountry, readInternational } from './recipient';

/** Everything that can be typed in the dialog, for both channels, so that choosing another integration loses nothing. */
export interface Draft {
  integrationId: string | null;
  delivery: Delivery;
  /** null: the one of the person's system. */
  country: CountryCode | null;
  number: string;
  address: string;
  text: string;
  subject: string;
  mailHtml: string;
  mailText: string;
}

/** Where a draft cannot be sent as it is, and why. */
export type Problems = Partial<Record<'integration' | 'recipient' | 'text' | 'subject' | 'body', string>>;

/** Ready to be sent: most tests only ask whether anything arrives. */
export const newDraft: Draft = {
  integrationId: null,
  delivery: 'text',
  country: null,
  number: '',
  address: '',
  text: 'Test message from Dispatchbox.',
  subject: 'Test message from Dispatchbox',
  mailHtml: '<p>This is a test message from Dispatchbox.</p>\n',
  mailText: 'This is a test message from Dispatchbox.\n',
};

/** The form as it was for a message that has been sent. */
export function draftOf(message: Message, integrationId: string | null, library: PhoneLibrary | null): Draft {
  if (message.channel === 'email') {
    return { ...newDraft, integrationId, address: message.to, subject: message.subject, mailHtml: message.html ?? '', mailText: message.text ?? '' };
  }
  const split = library && readInternational(library, message.to);
  return { ...newDraft, integrationId, delivery: message.delivery, country: split?.country ?? null, number: split?.national ?? message.to, text: message.text };
}

const unread = { e164: null, sentence: '' };

export const countryOfDraft = (draft: Draft, library: PhoneLibrary): CountryCode => draft.country ?? homeCountry(library, navigator.language);

/** The message that the draft stands for, or what keeps it from being one. Without the library no number can be read. */
export function readDraft(draft: Draft, channel: Channel, library: PhoneLibrary | null): { message: Message } | { problems: Problems } {
  const problems: Problems = {};
  if (channel === 'sms') {
    const { e164, sentence } = library === null ? unread : checkPhone(library, countryOfDraft(draft, library), draft.number);
    if (e164 === null) problems.recipient = sentence === '' ? 'Enter a phone number.' : sentence;
    if (draft.text.trim() === '') problems.text = 'Type the text to send.';
    return e164 === null || problems.text !== undefined ? { problems } : { message: { channel, delivery: draft.delivery, to: e164, text: draft.text } };
  }
  const to = draft.address.trim();
  const wrong = checkEmailAddress(to);
  if (wrong !== null) problems.recipient = wrong;
  if (draft.subject.trim() === '') problems.subject = 'Type a subject.';
  const html = draft.mailHtml.trim() === '' ? null : draft.mailHtml;
  const text = draft.mailText.trim() === '' ? null : draft.mailText;
  if (html === null && text === null) problems.body = 'Type an HTML or a text part.';
  if (Object.keys(problems).length > 0) return { problems };
  return { message: { channel, to, subject: draft.subject, ...(html !== null && { html }), ...(text !== null && { text }) } };
}

/** Whether leaving `draft` would lose something that was typed since `start`; who it goes to is remembered anyway. */
export function isTyped(draft: Draft, start: Draft): boolean {
  return (['text', 'subject', 'mailHtml', 'mailText', 'number', 'address'] as const).some((field) => draft[field] !== start[field]);
}

/** Of several integrations the dialog asks; a single one needs no question. */
export function onlyOne(integrations: readonly IntegrationView[]): string | null {
  return integrations.length === 1 ? (integrations[0]?.id ?? null) : null;
}
