import type { JsonObject } from '../json/json-node';
import type { Channel } from '../model/message';
import type { ContentType, Template } from '../model/template';
import { fillHtml, type LeftOut } from './fill-html';
import { fillPlaceholders } from './placeholders';

/** A message as it would be sent; of an e-mail at least one of `html` and `text` is there. */
export type Rendered =
  | { channel: 'sms'; text: string; leftOut: LeftOut[] }
  | { channel: 'email'; subject: string; html?: string; text?: string; replyTo?: string; sendFrom?: string; leftOut: LeftOut[] };

/** What `content` is, said or not. An e-mail without a word about it is sent as HTML. */
export function contentTypeOf({ contentType }: Template, channel: Channel): ContentType {
  if (channel === 'sms') return 'text/plain';
  return contentType ?? 'text/html';
}

/** One line: a line break in a subject or an address would begin a new header. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** The message of a template that has its text here, or null where it lies at the provider. `values` are Logto's payload. */
export function renderTemplate(template: Template, channel: Channel, values: JsonObject): Rendered | null {
  const { content, subject = '', plainText, replyTo, sendFrom } = template;
  if (content === undefined && plainText === undefined) return null;
  if (channel === 'sms') return { channel, text: fillPlaceholders(content ?? plainText ?? '', values), leftOut: [] };
  const isHtml = content !== undefined && contentTypeOf(template, channel) === 'text/html';
  const text = isHtml ? plainText : (content ?? plainText);
  const { html, leftOut } = isHtml ? fillHtml(content, values) : { html: undefined, leftOut: [] };
  return {
    channel,
    subject: oneLine(fillPlaceholders(subject, values)),
    ...(html === undefined ? {} : { html }),
    ...(text === undefined ? {} : { text: fillPlaceholders(text, values) }),
    ...(replyTo === undefined ? {} : { replyTo: oneLine(fillPlaceholders(replyTo, values)) }),
    ...(sendFrom === undefined ? {} : { sendFrom: oneLine(fillPlaceholders(sendFrom, values)) }),
    leftOut,
  };
}
