import type { Channel } from '../../../shared/model/message';
import { codePlace } from '../../ui/code-place';
import type { Draft } from './draft';

const sentence = `Your code is ${codePlace}.`;
const htmlSentence = `<p>${sentence}</p>`;

/** Codes of six digits. */
const codes = 1_000_000;
/** 2^32 is no multiple of `codes`: values from here on would make some codes likelier than others. */
const evenly = Math.floor(2 ** 32 / codes) * codes;

/** Six random digits. */
export function newCode(): string {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value < evenly ? String(value % codes).padStart(6, '0') : newCode();
}

/** Whether the message that the draft stands for carries a code, however its recipient reads it. */
export function carriesCode({ text, subject, mailHtml, mailText, providerTemplate }: Draft, channel: Channel): boolean {
  if (providerTemplate !== null) return Object.values(providerTemplate.values).some((value) => value.includes(codePlace));
  const mail = subject.includes(codePlace) ? [subject] : [mailHtml, mailText].filter((part) => part.trim() !== '');
  const texts = channel === 'sms' ? [text] : mail;
  return texts.length > 0 && texts.every((part) => part.includes(codePlace));
}

/** What changes in the draft so that its message carries a code, or none. */
export function codeChange(draft: Draft, channel: Channel, carry: boolean): Partial<Draft> {
  const change = carry ? added : removed;
  if (channel === 'sms') return { text: change(draft.text, sentence, ' ') };
  // A part that is empty is not sent, and stays so.
  const part = (text: string, line: string) => (carry && text.trim() === '' ? text : change(text, line, '\n'));
  return { subject: carry ? draft.subject : removed(draft.subject, sentence, ' '), mailHtml: part(draft.mailHtml, htmlSentence), mailText: part(draft.mailText, sentence) };
}

function added(text: string, line: string, between: string): string {
  if (text.includes(codePlace)) return text;
  const before = text.trimEnd();
  return `${before}${before === '' ? '' : between}${line}${text.endsWith('\n') ? '\n' : ''}`;
}

function removed(text: string, line: string, between: string): string {
  return [`${between}${line}`, line, codePlace].reduce((rest, part) => rest.replaceAll(part, ''), text);
}
