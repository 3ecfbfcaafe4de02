import type { MailService } from '@sendgrid/mail';
import type { EmailMessage } from '../../../shared/model/message';
import { withTyped } from '../../../shared/templates/typed-values';
import { unreadable } from '../answers';
import type { ProviderHttp } from '../http';
import type { Adapter, Connect, ProviderConfig, SendOutcome } from '../provider';
import { ownFailure } from '../provider-failure';
import { answerOf, openClient } from './client';
import { lookUp } from './status';
import { verify } from './verify';

/** Source: SendGrid's own staff, https://github.com/sendgrid/sendgrid-go/issues/255 */
const lateTemplateCheck = 'SendGrid looks for the template only after it has accepted the message: an unknown one is dropped later. Look at the Activity Feed if nothing arrives.';

/**
 * SendGrid's answer to an accepted message: 202, nothing in the body, the id in a header. In sandbox mode it checks the message and answers 200.
 * https://www.twilio.com/docs/sendgrid/for-developers/sending-email/sandbox-mode
 * A dynamic template brings subject and content itself; its Handlebars reads `user.name` as a value inside another:
 * https://www.twilio.com/docs/sendgrid/for-developers/sending-email/using-handlebars
 */
async function send({ to, subject, text = '', html = '', providerTemplate }: EmailMessage, config: ProviderConfig, http: ProviderHttp, testMode: boolean): Promise<SendOutcome> {
  // The package's types know its class only for static imports.
  const sdk = (await import('@sendgrid/mail')) as unknown as { MailService: typeof MailService };
  const service = new sdk.MailService();
  service.setClient(await openClient(config, http));
  const { from = '', fromName } = config.settings;
  const content = providerTemplate === undefined ? { subject, ...(text === '' ? {} : { text }), ...(html === '' ? {} : { html }) } : { templateId: providerTemplate.id, dynamicTemplateData: withTyped({}, providerTemplate.values), hideWarnings: true };
  const answer = answerOf(await service.send({ to, from: fromName === undefined ? from : { email: from, name: fromName }, ...(content as { text: string }), ...(testMode && { mailSettings: { sandboxMode: { enable: true } } }) }));
  if (testMode && answer.status === 200) {
    return { outcome: 'accepted', messageId: null, error: null, simulated: true, warnings: ['Simulated: in sandbox mode SendGrid checks the message and delivers nothing.'] };
  }
  if (answer.status !== 202) throw unreadable(answer, 'SendGrid');
  const messageId = answer.headers['x-message-id'] ?? null;
  return {
    outcome: 'accepted',
    messageId,
    error: null,
    warnings: [
      ...(providerTemplate === undefined ? [] : [lateTemplateCheck]),
      ...(messageId === null ? ['SendGrid accepted the message but gave no message id.'] : []),
      ...(testMode ? ['Sandbox mode was asked for, but SendGrid did not confirm it: the message may really be delivered.'] : []),
    ],
  };
}

/**
 * Over SendGrid's own SDK (`@sendgrid/mail`, `@sendgrid/client`): it builds the messages as SendGrid wants them, and its one sending method can be
 * put onto our HTTP path. It changes seldom, like the API.
 */
export const connect: Connect = (config, { http }): Adapter => ({
  async send(message, options) {
    if (message.channel !== 'email') throw ownFailure('unsupported', 'none', 'SendGrid sends e-mail only.', '', 'Choose an SMS integration.');
    return send(message, config, http, options?.testMode ?? false);
  },
  verify: () => verify(config, http),
  status: (messageId, recipient) => lookUp(messageId, recipient, config, http),
});
