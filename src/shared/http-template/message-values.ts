import type { FieldValues } from '../model/integration';
import type { Message } from '../model/message';
import { codeIn } from '../validate/code-in';
import { spokenTwice } from '../validate/spoken-text';
import type { PlaceholderValues } from './placeholders';

/** What the placeholders stand for in one message. A call says its text twice, with the digits of the code apart. */
export function messageValues(message: Message, { from = '', locale = 'en' }: FieldValues): PlaceholderValues {
  const text = message.text ?? '';
  const common = { to: message.to, code: codeIn(text), from, locale };
  if (message.channel === 'email') return { ...common, text, delivery: 'text', subject: message.subject, html: message.html ?? '' };
  return { ...common, text: message.delivery === 'voice' ? spokenTwice(text) : text, delivery: message.delivery, subject: '', html: '' };
}
