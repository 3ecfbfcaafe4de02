import type { ProviderDescriptor } from '../../../shared/model/provider';
import type { CheckOutcome, Connect, ProviderConfig, SendOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import type { ProviderSmtp } from '../smtp';
import type { SmtpServer } from '../smtp-socket';
import { type ReplyExplanation, refusalOf } from './errors';

function serverOf({ settings, credentials }: ProviderConfig, { fields }: ProviderDescriptor): SmtpServer {
  const value = (id: string) => settings[id] ?? fields.find((field) => field.id === id)?.fallback ?? '';
  const { user } = settings;
  const { password } = credentials;
  return {
    host: value('host'),
    port: Number(value('port')),
    security: value('security') as SmtpServer['security'],
    caCertificate: settings.caCertificate ?? null,
    login: user === undefined || password === undefined ? null : { user, password },
  };
}

async function verify(server: SmtpServer, own: readonly ReplyExplanation[], smtp: ProviderSmtp): Promise<CheckOutcome> {
  const { refusal, login, greeting } = await smtp.verify(server);
  if (refusal !== null) throw refusalOf(refusal, own);
  if (login === 'not offered') {
    throw ownFailure(
      'unsupported',
      'none',
      `${server.host} offers no login, so the password was not tried.`,
      'It is another server than expected, or one that knows its senders by their addresses in the network.',
      'Check host, port and security. If this server needs no login, leave user name and password empty.',
    );
  }
  return {
    ok: true,
    error: null,
    account: [
      ...(greeting === null ? [] : [{ label: 'Server', value: greeting }]),
      { label: 'Encryption', value: { starttls: 'STARTTLS', tls: 'TLS', none: 'none' }[server.security] },
      { label: 'Login', value: login === 'proved' ? 'accepted' : 'none' },
    ],
    warnings: login === 'proved' ? [] : ['There is no user name and password, so no login was tried. Whether the server takes messages is only known from a test.'],
    testMode: false,
  };
}

/** `service`: whose fields these are; `own`: what its own replies mean. */
export function connectTo(service: ProviderDescriptor, own: readonly ReplyExplanation[]): Connect {
  return (config, { smtp }) => ({
    async send(message): Promise<SendOutcome> {
      if (message.channel !== 'email') throw ownFailure('unsupported', 'none', `${service.label} sends e-mail only.`, '', 'Choose an SMS integration.');
      const { to, subject, text = '', html = '' } = message;
      const { from = '', fromName = '', replyTo = null } = config.settings;
      const sent = await smtp.send(serverOf(config, service), { from: { address: from, name: fromName }, to: [to], replyTo, subject, text, html });
      if (sent.refusal !== null) throw refusalOf(sent.refusal, own);
      const [first] = sent.rejected;
      if (first !== undefined) {
        return { outcome: 'failed', messageId: sent.messageId, error: refusalOf(first, own).error, warnings: [`The server took the message all the same for ${sent.accepted.join(', ')}.`] };
      }
      return {
        outcome: 'accepted',
        messageId: sent.messageId,
        error: null,
        warnings: sent.login === 'not offered' ? ['The server offers no login: it took the message without user name and password, which were not tried.'] : [],
      };
    },
    verify: () => verify(serverOf(config, service), own, smtp),
    status: () =>
      Promise.reject(
        ownFailure(
          'unsupported',
          'none',
          'Mail servers do not report what became of a message.',
          'Accepted is their last word; a message that could not be delivered comes back to the sender address.',
          'Look for the Message-ID in the log of the mail server, and into the sender’s mailbox.',
        ),
      ),
  });
}
