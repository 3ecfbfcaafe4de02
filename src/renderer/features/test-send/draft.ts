import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel, Delivery, Message, SentTemplate } from '../../../shared/model/message';
import type { TemplateOverride } from '../../../shared/model/template';
import type { TestSend } from '../../../shared/model/test-send';
import { checkEmailAddress } from '../../../shared/validate/email-address';
import { codePlace, withCode, withoutCode } from '../../ui/code-place';
import type { PhoneLibrary } from './phone-library';
import { checkPhone, type CountryCode, homeCountry, readInternational } from './recipient';
import { type DraftTemplate, logtoTest } from './template-content';

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
  /** Sent in place of the free text; null: the free text is. */
  template: DraftTemplate | null;
  /** The template at the provider that this comes to, in place of the text or beside it; null: the text alone. */
  providerTemplate: SentTemplate | null;
  /** Asks the provider to deliver nothing, where it can be asked to. */
  testMode: boolean;
}

/** Where a draft cannot be sent as it is, and why. */
export type Problems = Partial<Record<'integration' | 'recipient' | 'text' | 'subject' | 'body', string>>;

/** Ready to be sent, as Logto tests a connector. In the free text, a click away, the code tells for sure that it was this message. */
export const newDraft: Draft = {
  integrationId: null,
  delivery: 'text',
  country: null,
  number: '',
  address: '',
  text: `Test message from Dispatchbox. Your code is ${codePlace}.`,
  subject: 'Test message from Dispatchbox',
  mailHtml: `<p>This is a test message from Dispatchbox.</p>\n<p>Your code is ${codePlace}.</p>\n`,
  mailText: `This is a test message from Dispatchbox.\nYour code is ${codePlace}.\n`,
  template: logtoTest,
  providerTemplate: null,
  testMode: false,
};

/** A recipient as the form takes it: a number is split into its country and the rest, as soon as the library is there to do it. */
export function recipientPart(channel: Channel, to: string, library: PhoneLibrary | null): Partial<Draft> {
  if (channel === 'email') return { address: to };
  const split = library && readInternational(library, to);
  return { country: split?.country ?? null, number: split?.national ?? to };
}

/** What a message was made from: free text, or a template at the provider. `overrides`: those of its integration today, which say what the template was for. */
function contentOfSent({ message: { providerTemplate }, code }: TestSend, overrides: readonly TemplateOverride[]): DraftTemplate | null {
  if (providerTemplate === undefined) return null;
  const { id, values } = providerTemplate;
  const { usageType, language } = overrides.find((override) => override.providerTemplate.id === id) ?? logtoTest;
  return { ...logtoTest, usageType, language: language ?? null, values, names: Object.keys(values), randomCode: code !== null, sentId: id };
}

/** The form as it was for a message that has been sent. */
export function draftOf(test: TestSend, library: PhoneLibrary | null, overrides: readonly TemplateOverride[] = []): Draft {
  const { message, integrationId, code, testMode } = test;
  return { ...newDraft, ...messagePart(message, library, code?.value), integrationId, testMode, template: contentOfSent(test, overrides) };
}

/** A message as the form takes it, as free text. `code`: what stands in it in the place of the code. */
export function messagePart(message: Message, library: PhoneLibrary | null, code?: string): Partial<Draft> {
  const written = (text: string | undefined) => withoutCode(text ?? '', code);
  const part = { ...recipientPart(message.channel, message.to, library), template: null };
  if (message.channel === 'sms') return { ...part, delivery: message.delivery, text: written(message.text) };
  return { ...part, subject: written(message.subject), mailHtml: written(message.html), mailText: written(message.text) };
}

const unread = { e164: null, sentence: '' };

export const countryOfDraft = (draft: Draft, library: PhoneLibrary): CountryCode => draft.country ?? homeCountry(library, navigator.language);

/** The message that the draft stands for, with the code in its place, or what keeps it from being one. Without the library no number can be read. */
export function readDraft(written: Draft, channel: Channel, library: PhoneLibrary | null, code: string): { message: Message } | { problems: Problems } {
  const problems: Problems = {};
  const draft = draftWithCode(written, code);
  const sent = draft.providerTemplate !== null && { providerTemplate: draft.providerTemplate };
  if (channel === 'sms') {
    const { e164, sentence } = library === null ? unread : checkPhone(library, countryOfDraft(draft, library), draft.number);
    if (e164 === null) problems.recipient = sentence === '' ? 'Enter a phone number.' : sentence;
    if (draft.text.trim() === '' && draft.providerTemplate === null) problems.text = 'Type the text to send.';
    return e164 === null || problems.text !== undefined ? { problems } : { message: { channel, delivery: draft.delivery, to: e164, text: draft.text, ...sent } };
  }
  const to = draft.address.trim();
  const wrong = checkEmailAddress(to);
  if (wrong !== null) problems.recipient = wrong;
  if (draft.providerTemplate !== null) return wrong === null ? { message: { channel, to, subject: draft.subject, ...sent } } : { problems };
  if (draft.subject.trim() === '') problems.subject = 'Type a subject.';
  const html = draft.mailHtml.trim() === '' ? null : draft.mailHtml;
  const text = draft.mailText.trim() === '' ? null : draft.mailText;
  if (html === null && text === null) problems.body = 'Type an HTML or a text part.';
  if (Object.keys(problems).length > 0) return { problems };
  return { message: { channel, to, subject: draft.subject, ...(html !== null && { html }), ...(text !== null && { text }) } };
}

/** The draft as it will arrive. */
export function draftWithCode(draft: Draft, code: string): Draft {
  const { text, subject, mailHtml, mailText, providerTemplate } = draft;
  const filled = (values: SentTemplate['values']) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withCode(value, code)]));
  return {
    ...draft,
    text: withCode(text, code),
    subject: withCode(subject, code),
    mailHtml: withCode(mailHtml, code),
    mailText: withCode(mailText, code),
    providerTemplate: providerTemplate && { ...providerTemplate, values: filled(providerTemplate.values) },
  };
}

/** Whether leaving `draft` would lose something that was typed since `start`; who it goes to is remembered anyway. */
export function isTyped(draft: Draft, start: Draft): boolean {
  const values = ({ template }: Draft) => JSON.stringify(template === null ? null : [template.values, template.names]);
  const typedValues = draft.template !== null && start.template !== null && values(draft) !== values(start);
  return typedValues || (['text', 'subject', 'mailHtml', 'mailText', 'number', 'address'] as const).some((field) => draft[field] !== start[field]);
}

/** Of several integrations the dialog asks; a single one needs no question. */
export function onlyOne(integrations: readonly IntegrationView[]): string | null {
  return integrations.length === 1 ? (integrations[0]?.id ?? null) : null;
}
