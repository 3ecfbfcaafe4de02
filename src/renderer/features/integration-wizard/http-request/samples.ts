import { messageValues } from '../../../../shared/http-template/message-values';
import { type PlaceholderName, type PlaceholderValues, usedPlaceholders } from '../../../../shared/http-template/placeholders';
import { exampleValues } from '../../../../shared/http-template/request-template';
import { templateOf } from '../../../../shared/http-template/template-of';
import type { FieldValues } from '../../../../shared/model/integration';
import type { Channel, Delivery, Message } from '../../../../shared/model/message';
import { codeIn } from '../../../../shared/validate/code-in';
import { withoutCode } from '../../../ui/code-place';

/** What the preview is filled in with. */
export interface Samples {
  delivery: Delivery;
  /** Where something else is typed than the example says. */
  typed: Partial<Record<PlaceholderName, string>>;
}

export const firstSamples: Samples = { delivery: 'text', typed: {} };

const exampleRecipient: Record<Channel, string> = { sms: exampleValues.to, email: 'kim@example.com' };

export function sampleMessage(channel: Channel, { delivery, typed }: Samples): Message {
  const to = typed.to ?? exampleRecipient[channel];
  const text = typed.text ?? exampleValues.text;
  if (channel === 'sms') return { channel, delivery, to, text };
  return { channel, to, subject: typed.subject ?? exampleValues.subject, text, html: typed.html ?? exampleValues.html };
}

/** The sample as a test begins with it: a random code in the place of its own, and without a recipient unless one is typed. */
export function messageToTry(channel: Channel, samples: Samples): Message {
  const message = sampleMessage(channel, samples);
  const written = (text: string | undefined) => {
    const code = codeIn(text ?? '');
    return withoutCode(text ?? '', code === '' ? undefined : code);
  };
  const to = samples.typed.to ?? '';
  return message.channel === 'sms' ? { ...message, to, text: written(message.text) } : { ...message, to, subject: written(message.subject), text: written(message.text), html: written(message.html) };
}

/** As a message is sent, but for what is typed in place of code, sender and locale. */
export function sampleValues(channel: Channel, samples: Samples, settings: FieldValues): PlaceholderValues {
  const { code, from, locale } = samples.typed;
  return { ...messageValues(sampleMessage(channel, samples), settings), ...(code !== undefined && { code }), ...(from !== undefined && { from }), ...(locale !== undefined && { locale }) };
}

const sampled: readonly PlaceholderName[] = ['to', 'subject', 'text', 'html', 'code', 'from', 'locale'];

/** The samples that this request shows: its placeholders, and the text in which a code is found. */
export function samplesShown(settings: FieldValues): PlaceholderName[] {
  const { url, headers, body } = templateOf(settings);
  const used = usedPlaceholders([url, headers, body].join('\n'));
  return sampled.filter((name) => used.includes(name) || (name === 'text' && used.includes('code')));
}
