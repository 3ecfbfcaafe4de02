import type { EmailMessage, Message, SmsMessage } from '../../shared/model/message';
import type { ProviderDescriptor } from '../../shared/model/provider';
import { withNamedSecrets } from '../../shared/named-secrets';
import { hasControlCharacter } from '../../shared/validate/characters';
import { checkEmailAddress } from '../../shared/validate/email-address';
import { checkFields, type FieldIssue } from '../../shared/validate/fields';
import { isE164 } from '../../shared/validate/phone';
import { checkProviderTemplateId } from '../../shared/validate/template-overrides';
import { ownFailure, type ProviderFailure } from './provider-failure';
import type { ProviderConfig } from './provider';

function invalid(problems: string[]): ProviderFailure | null {
  return problems.length === 0 ? null : ownFailure('invalid-input', 'none', problems.join(' '), '', 'Correct what is named and try again.');
}

/** `Account SID: …`, in words that fit a form as well as a file. */
function inWords(descriptor: ProviderDescriptor, { field, message }: FieldIssue): string {
  const label = field === 'apiBaseUrl' ? 'API base URL' : (descriptor.fields.find(({ id }) => id === field)?.label ?? field);
  return `${label}: ${message}`;
}

/** Refuses a configuration that cannot be used. For questions that need no sender, an empty sender is fine. */
export function checkConfig(provider: ProviderDescriptor, config: ProviderConfig, needsSender: boolean): ProviderFailure | null {
  const descriptor = withNamedSecrets(provider, Object.keys(config.credentials));
  const group = (id: string) => descriptor.fields.find((field) => field.id === id)?.group;
  const isEmpty = (id: string) => (config.settings[id] ?? '').trim() === '';
  const issues = checkFields(descriptor, { ...config, saved: [] }).filter(({ severity }) => severity === 'error');
  const problems = needsSender ? issues : issues.filter(({ field }) => group(field) !== 'sender' || !isEmpty(field));
  return invalid([...new Set(problems.map((issue) => inWords(descriptor, issue)))]);
}

type Service = Pick<ProviderDescriptor, 'label' | 'channels' | 'deliveries' | 'voiceNote' | 'providerTemplates'>;

/** The text lies at the provider: what the message says of its own would not be sent. */
const hasTextThere = (service: Service, { providerTemplate }: Message): boolean => providerTemplate !== undefined && service.providerTemplates?.withText !== true;

function templateProblems(service: Service, message: Message): string[] {
  const { providerTemplate } = message;
  if (providerTemplate === undefined) return [];
  const problem = checkProviderTemplateId(service, providerTemplate.id);
  if (problem !== null) return [`Template: ${problem}`];
  if (message.channel === 'sms' && message.delivery === 'voice') return ['Template: a call reads its text aloud and takes none from a template at the provider.'];
  const own = message.channel === 'sms' ? [message.text] : [message.subject, message.text ?? '', message.html ?? ''];
  if (!hasTextThere(service, message) || own.every((text) => text === '')) return [];
  return [`Text: leave ${message.channel === 'sms' ? 'it' : 'subject and text'} empty, since ${service.label} takes the words from its own template.`];
}

function smsProblems(service: Service, message: SmsMessage): string[] {
  const { to, text } = message;
  const problems: string[] = [];
  if (!isE164(to)) problems.push('Recipient: enter the full number with + and country code, such as +14155550132.');
  if (text.trim() === '' && !hasTextThere(service, message)) problems.push('Text: enter what is to be sent.');
  return [...problems, ...templateProblems(service, message)];
}

function emailProblems(service: Service, message: EmailMessage): string[] {
  const { to, subject, text, html } = message;
  const problems: string[] = [];
  const wrongAddress = checkEmailAddress(to);
  if (wrongAddress !== null) problems.push(`Recipient: ${wrongAddress}`);
  if (hasTextThere(service, message)) return [...problems, ...templateProblems(service, message)];
  if (subject.trim() === '') problems.push('Subject: enter a subject.');
  else if (hasControlCharacter(subject)) problems.push('Subject: there is a line break or a control character in it.');
  if ((text ?? '').trim() === '' && (html ?? '').trim() === '') problems.push('Text: enter a text, an HTML text or both.');
  return [...problems, ...templateProblems(service, message)];
}

/** Refuses a message that this provider cannot carry (`unsupported`) or that nobody could (`invalid-input`). */
export function checkMessage(descriptor: Service, message: Message): ProviderFailure | null {
  const unsupported = (what: string, why = '') => ownFailure('unsupported', 'none', what, why, 'Choose an integration of another provider.');
  if (!descriptor.channels.includes(message.channel)) return unsupported(`${descriptor.label} does not send ${message.channel === 'sms' ? 'SMS' : 'e-mail'}.`);
  if (message.channel === 'email') return invalid(emailProblems(descriptor, message));
  if (!descriptor.deliveries.includes(message.delivery)) {
    const voice = message.delivery === 'voice';
    return unsupported(`${descriptor.label} does not deliver by ${voice ? 'voice' : 'text'} here.`, voice ? descriptor.voiceNote : '');
  }
  return invalid(smsProblems(descriptor, message));
}
