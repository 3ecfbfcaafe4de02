import type { CallInput, Target } from '../../shared/contract';
import { type MessageType, messageTypes, usualEvent } from '../../shared/model/action';
import type { FieldValues } from '../../shared/model/integration';
import type { Channel, Delivery, Message } from '../../shared/model/message';
import { checkEmailAddress } from '../../shared/validate/email-address';
import { isE164 } from '../../shared/validate/phone';
import { codePlace, withCode } from '../ui/code-place';

export type TypedTarget = Extract<Target, { kind: 'typed' }>;

/** What a service is to say in a dry run, as it is being typed. */
export interface TypedAnswer {
  id: string;
  /** Beginning of the address; empty: every address. */
  url: string;
  status: string;
  body: string;
}

/** What a run is about. Has the fields of both channels. */
export interface RunChoices {
  messageType: MessageType;
  delivery: Delivery;
  to: string;
  subject: string;
  text: string;
  html: string;
  locale: string;
  organizationId: string;
  clientId: string;
  country: string;
  answers: TypedAnswer[];
}

/** Where a run cannot begin as it is, and why. Answers by `answer <id>`. */
export type RunProblems = Partial<Record<string, string>>;

/** The code of every dry run, so that two of them can be compared. */
export const sampleCode = '482913';
/** Nobody has it: https://www.itu.int, North American Numbering Plan, 555-01xx. */
const samples: Record<Channel, string> = { sms: '+14155550132', email: 'anna.keller@halden.example' };

/** Ready to be run: the values of a test that stand in the settings, and a message that carries a code. */
export function firstChoices(channel: Channel, { messageType, locale, organizationId = '', clientId = '', country }: FieldValues): RunChoices {
  return {
    messageType: messageTypes.find((each) => each === messageType) ?? usualEvent.messageType,
    delivery: 'text',
    to: samples[channel],
    subject: 'Your code',
    text: `Your code is ${codePlace}`,
    html: `<p>Your code is <b>${codePlace}</b></p>`,
    locale: locale ?? usualEvent.locale,
    organizationId,
    clientId,
    country: country ?? usualEvent.country,
    answers: [],
  };
}

/** `target` with the choices in place of the values of a test that are saved. */
export function chosenTarget(target: TypedTarget, { messageType, locale, organizationId, clientId, country }: RunChoices): TypedTarget {
  const chosen = Object.entries({ messageType, locale, organizationId, clientId, country }).map(([field, value]) => [field, value.trim()] as const);
  const others = Object.entries(target.settings).filter(([field]) => !chosen.some(([each]) => each === field));
  return { ...target, settings: Object.fromEntries([...others, ...chosen.filter(([, value]) => value !== '')]) };
}

/** The message as it was typed, with the place of its code still open. A recipient that nobody has is left out of what is really sent. */
export function typedMessage(channel: Channel, { delivery, to, subject, text, html }: RunChoices): Message {
  const recipient = to.trim();
  if (channel === 'sms') return { channel, delivery, to: recipient, text };
  return { channel, to: recipient, subject, ...(text.trim() !== '' && { text }), ...(html.trim() !== '' && { html }) };
}

export const isSample = (channel: Channel, { to }: RunChoices): boolean => to.trim() === samples[channel];

/** The message of a dry run. */
export function dryMessage(channel: Channel, choices: RunChoices): Message {
  const filled = (text: string) => withCode(text, sampleCode);
  return typedMessage(channel, { ...choices, subject: filled(choices.subject), text: filled(choices.text), html: filled(choices.html) });
}

export function cannedAnswers({ answers }: RunChoices): CallInput<'actions.dryRun'>['answers'] {
  return answers.map(({ url, status, body }) => ({ ...(url.trim() !== '' && { url: url.trim() }), status: Number(status), body }));
}

/** A new answer for the requests to `address`, before all others: the first that fits counts. */
export function withAnswer(choices: RunChoices, address: string, id: string): RunChoices {
  // What is masked in the report is not what the code asks for.
  const url = address.split('•')[0] ?? '';
  return { ...choices, answers: [{ id, url, status: '200', body: '{}' }, ...choices.answers] };
}

/** What keeps a run from beginning; empty when nothing does. */
export function problemsOf(channel: Channel, { to, subject, text, html, country, answers }: RunChoices): RunProblems {
  const problems: RunProblems = {};
  const wrong = channel === 'email' ? checkEmailAddress(to.trim()) : isE164(to.trim()) ? null : 'Enter the full number with + and country code, such as +14155550132.';
  if (wrong !== null) problems.to = wrong;
  if (channel === 'sms' && text.trim() === '') problems.text = 'Type the text of the message.';
  if (channel === 'email' && subject.trim() === '') problems.subject = 'Type a subject.';
  if (channel === 'email' && text.trim() === '' && html.trim() === '') problems.text = 'Type a text, an HTML text or both.';
  if (!/^(?:[A-Z]{2})?$/.test(country.trim())) problems.country = 'Two capital letters, such as US.';
  for (const { id, status } of answers) if (!/^[2-5]\d\d$/.test(status.trim())) problems[answerProblem(id)] = 'A status is a number from 200 to 599.';
  return problems;
}

export const answerProblem = (id: string): string => `answer ${id}`;
