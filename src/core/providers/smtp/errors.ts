import type { ErrorKind } from '../../../shared/result';
import { ProviderFailure } from '../provider-failure';
import type { SmtpRefusal, SmtpStep } from '../smtp-exchange';

/** What a reply means. Whatever is given must match; the first that does, explains. */
export interface ReplyExplanation {
  steps?: SmtpStep[];
  /** Of the three digits. */
  code?: RegExp;
  enhanced?: RegExp;
  text?: RegExp;
  kind: ErrorKind;
  meaning: string;
  fix: string;
  link: string;
}

const rfc5321 = 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3';
const rfc4954 = 'https://www.rfc-editor.org/rfc/rfc4954#section-6';
const rfc3463 = 'https://www.rfc-editor.org/rfc/rfc3463#section-3';
const rfc3207 = 'https://www.rfc-editor.org/rfc/rfc3207#section-4';

/** Replies by RFC 5321, RFC 4954 and RFC 3463, and by words that mail services use; the words of the explanations are ours. */
const explanations: ReplyExplanation[] = [
  // By what it says: services put their own limits behind general codes.
  { text: /credit|sending (?:limit|quota)|(?:daily|hourly|monthly).{0,40}(?:limit|quota)/i, kind: 'quota', meaning: 'What the account may send is used up.', fix: 'Wait until it is renewed, or have more allowed.', link: rfc5321 },
  { code: /^4/, text: /too many|rate limit|throttl/i, kind: 'rate-limited', meaning: 'The server takes no more for the moment.', fix: 'Wait some minutes and send again.', link: rfc5321 },
  {
    text: /(?:not|un)[ -]?verified|verified sender|sender identity|sender address rejected|not (?:owned|permitted|allowed|authorized) (?:by user|to send (?:as|from))|sendasdenied/i,
    kind: 'invalid-sender',
    meaning: 'The server does not let this user send from this address, or the address is not verified with the service.',
    fix: 'Enter a sender address that belongs to the user, or have this one verified or allowed.',
    link: rfc3463,
  },
  // The greeting.
  { steps: ['greeting', 'hello'], code: /^4/, kind: 'temporary', meaning: 'The server takes no connections for the moment.', fix: 'Try again in some minutes.', link: rfc5321 },
  { steps: ['greeting', 'hello'], code: /^5/, kind: 'forbidden', meaning: 'The server takes no mail from this computer’s address.', fix: 'Have the address of this network allowed, or use the port for sending with a login (587 or 465).', link: rfc5321 },
  { steps: ['starttls'], code: /^4/, kind: 'temporary', meaning: 'The server cannot encrypt for the moment.', fix: 'Try again in some minutes; look at the server’s certificate.', link: rfc3207 },
  // The login.
  { steps: ['login'], text: /disabled/i, code: /^5/, kind: 'forbidden', meaning: 'The service has switched off this way of logging in.', fix: 'Have SMTP with user and password allowed for this account or organisation.', link: rfc4954 },
  { steps: ['login'], code: /^(?:432|534)$/, kind: 'auth-failed', meaning: 'The server wants another password or a stronger way of logging in.', fix: 'Log in to the mail service once, or create an app password and enter it here.', link: rfc4954 },
  { steps: ['login'], code: /^538$/, kind: 'auth-failed', meaning: 'This login is possible only with encryption.', fix: 'Choose STARTTLS or TLS as security.', link: rfc4954 },
  { steps: ['login'], code: /^504$/, kind: 'unsupported', meaning: 'The server does not know the way of logging in that it offered.', fix: 'Have PLAIN or LOGIN allowed at the server.', link: rfc4954 },
  { steps: ['login'], code: /^4/, kind: 'temporary', meaning: 'The server cannot check the login for the moment.', fix: 'Try again in some minutes.', link: rfc4954 },
  { steps: ['login'], kind: 'auth-failed', meaning: 'The server does not accept user name and password.', fix: 'Enter both anew. Often the user name is the whole e-mail address, and services with a second factor want an app password.', link: rfc4954 },
  { code: /^530$/, kind: 'auth-failed', meaning: 'The server demands a login before it takes a message.', fix: 'Enter user name and password, and choose STARTTLS or TLS as security.', link: rfc4954 },
  // The envelope. A server may complain about the sender only when it has heard the recipient.
  { enhanced: /^\d\.1\.[78]$/, kind: 'invalid-sender', meaning: 'The server does not accept the sender address; often its domain is missing in DNS.', fix: 'Check the sender address and its domain’s entries in DNS.', link: rfc3463 },
  { text: /relay/i, code: /^5/, kind: 'forbidden', meaning: 'The server does not pass on mail for this sender and recipient.', fix: 'Enter user name and password, or a sender address that belongs to the user.', link: rfc5321 },
  { steps: ['recipient'], text: /(?:client host|your ip|blocked|blacklist|blocklist|spamhaus)/i, kind: 'forbidden', meaning: 'The server takes no mail from this computer’s address.', fix: 'Have the address of this network allowed, or send through a server with a login.', link: rfc5321 },
  { steps: ['sender'], code: /^(?:452|552)$/, kind: 'rejected', meaning: 'The server takes no message of this size, or has no room for it.', fix: 'Shorten the message, or try again later.', link: rfc5321 },
  { steps: ['sender'], code: /^4/, kind: 'temporary', meaning: 'The server does not take the sender address for the moment; often it could not find its domain.', fix: 'Try again in some minutes; check the domain’s entries in DNS.', link: rfc5321 },
  { steps: ['sender'], kind: 'invalid-sender', meaning: 'The server does not accept the sender address.', fix: 'Enter an address that this user may send from.', link: rfc5321 },
  { steps: ['recipient'], code: /^4/, kind: 'temporary', meaning: 'The server does not take the recipient for the moment; some let every new sender wait once.', fix: 'Send again in some minutes.', link: rfc5321 },
  { steps: ['recipient'], enhanced: /^5\.2\.2$/, kind: 'rejected', meaning: 'The recipient’s mailbox is full.', fix: 'Test with another recipient.', link: rfc3463 },
  { steps: ['recipient'], kind: 'invalid-recipient', meaning: 'The server does not accept the recipient.', fix: 'Correct the recipient’s address.', link: rfc5321 },
  // The message.
  { code: /^552$/, kind: 'rejected', meaning: 'The message is larger than the server takes.', fix: 'Shorten the message.', link: rfc5321 },
  { code: /^4/, kind: 'temporary', meaning: 'The server does not take the message for the moment.', fix: 'Send again in some minutes.', link: rfc5321 },
  { enhanced: /^5\.7\./, kind: 'rejected', meaning: 'The server refuses the message by its rules, often as spam.', fix: 'Read what the server says; check SPF and DKIM of the sender’s domain.', link: rfc3463 },
  { kind: 'rejected', meaning: 'The server does not accept the message.', fix: 'Read what the server says, and ask whoever runs it.', link: rfc5321 },
];

/** Turns a refusal into a failure. `own`: what a service's own replies mean, before the general explanations. */
export function refusalOf({ step, reply }: SmtpRefusal, own: readonly ReplyExplanation[]): ProviderFailure {
  const { code, enhanced, text } = reply;
  const fits = (one: ReplyExplanation) =>
    (one.steps?.includes(step) ?? true) && (one.code?.test(String(code)) ?? true) && (one.enhanced === undefined || (enhanced !== null && one.enhanced.test(enhanced))) && (one.text?.test(text) ?? true);
  const known = [...own, ...explanations].find(fits);
  return new ProviderFailure(
    {
      kind: known?.kind ?? 'rejected',
      providerCode: enhanced === null ? String(code) : `${code} ${enhanced}`,
      message: text === '' ? `The server answered ${code}.` : text,
      meaning: known?.meaning ?? '',
      fix: known?.fix ?? '',
      link: known?.link ?? null,
      retryAfterSeconds: null,
    },
    'refused',
  );
}
