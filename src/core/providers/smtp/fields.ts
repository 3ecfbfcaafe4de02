import type { Field, FieldRule } from '../../../shared/model/provider';
import { addressSource } from '../../../shared/validate/email-address';

/** What differs between servers of the same protocol. */
export interface SmtpDefaults {
  /** Shown in the empty field and used when it stays empty; null where every server has its own. */
  host: string | null;
  hostHint: string;
  port: string;
  userHint: string;
  fromHint: string;
  /** A server may also know its senders by their addresses in the network. */
  needsLogin: boolean;
}

/** https://www.rfc-editor.org/rfc/rfc8314 */
const securities = [
  { value: 'starttls', label: 'STARTTLS (usually port 587)' },
  { value: 'tls', label: 'TLS from the first byte (usually port 465)' },
  { value: 'none', label: 'None (only to this computer itself)' },
];

const hostSource = '^(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?)*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$';
const portSource = '^(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])$';
const elsewhereSource = '^(?!(?:localhost|127(?:\\.(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])){3}|::1)$).+$';
const onlyTheAddress = 'Enter only the address, such as no-reply@example.com. The name has its own field.';

/** The one list of fields of everything that speaks SMTP. */
export function smtpFields({ host, hostHint, port, userHint, fromHint, needsLogin }: SmtpDefaults): Field[] {
  return [
    {
      id: 'host',
      label: 'Host',
      group: 'credentials',
      ...(host === null ? { required: true } : { fallback: host }),
      placeholder: host ?? 'smtp.example.com',
      hint: hostHint,
      mono: true,
      maxLength: 253,
      mustMatch: { source: hostSource, message: 'Enter only the name, such as smtp.example.com, without smtp:// and without the port.' },
      destination: true,
    },
    {
      id: 'port',
      label: 'Port',
      group: 'credentials',
      fallback: port,
      placeholder: port,
      mustMatch: { source: portSource, message: 'A port is a number from 1 to 65535.' },
      destination: true,
    },
    { id: 'security', label: 'Security', group: 'credentials', choices: securities, fallback: 'starttls', destination: true },
    { id: 'user', label: 'User name', group: 'credentials', ...(needsLogin && { required: true }), hint: userHint, maxLength: 320 },
    { id: 'password', label: 'Password', group: 'credentials', secret: true, ...(needsLogin && { required: true }), maxLength: 1_000 },
    {
      id: 'from',
      label: 'Sender address',
      group: 'sender',
      required: true,
      placeholder: 'no-reply@example.com',
      hint: fromHint,
      maxLength: 254,
      mustMatch: { source: addressSource, message: onlyTheAddress },
    },
    { id: 'fromName', label: 'Sender name', group: 'sender', maxLength: 100 },
    { id: 'replyTo', label: 'Reply to', group: 'sender', hint: 'Where answers go, if not to the sender address', maxLength: 254, mustMatch: { source: addressSource, message: 'Enter only the address, such as help@example.com.' } },
    {
      id: 'caCertificate',
      label: 'CA certificate',
      group: 'advanced',
      multiline: true,
      mono: true,
      maxLength: 8_192,
      placeholder: '-----BEGIN CERTIFICATE-----',
      hint: 'For a server with a certificate of one’s own. Nothing else is trusted then.',
      mustMatch: { source: '^(?:-----BEGIN CERTIFICATE-----\\n[A-Za-z0-9+/=\\n]+-----END CERTIFICATE-----\\s*)+$', message: 'Enter a certificate as PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.' },
      wrongKinds: ['-----BEGIN PRIVATE KEY', '-----BEGIN RSA PRIVATE KEY', '-----BEGIN EC PRIVATE KEY', '-----BEGIN ENCRYPTED PRIVATE KEY'].map((prefix) => ({
        prefix,
        message: 'This is a private key. Only the certificate belongs here; the key stays at the server.',
      })),
      destination: true,
    },
  ];
}

/** What does not go together. */
export const smtpRules: FieldRule[] = [
  {
    field: 'security',
    severity: 'error',
    when: { security: '^none$', host: elsewhereSource },
    message: 'Without encryption, user, password and messages would be readable on the way. It is possible only to this computer itself (localhost, 127.0.0.1).',
  },
  { field: 'port', severity: 'warning', when: { port: '^465$', security: '^starttls$' }, message: 'Port 465 usually expects TLS from the first byte; STARTTLS is usually on port 587.' },
  { field: 'security', severity: 'warning', when: { port: '^(?:25|587|2525)$', security: '^tls$' }, message: 'Ports 25, 587 and 2525 usually expect STARTTLS; TLS from the first byte is usually on port 465.' },
  { field: 'password', severity: 'error', when: { user: '.' }, without: 'password', message: 'Enter the Password, or leave the user name empty too.' },
  { field: 'user', severity: 'error', when: { password: '.' }, without: 'user', message: 'Enter the User name, or leave the password empty too.' },
];
