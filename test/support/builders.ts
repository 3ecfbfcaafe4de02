import type { CallInput, Target } from '../../src/shared/contract';
import { actionHandlers, customCodeId } from '../../src/shared/model/action';
import type { Environment } from '../../src/shared/model/environment';
import type { IntegrationView } from '../../src/shared/model/integration';
import type { Channel, EmailMessage, SmsMessage } from '../../src/shared/model/message';
import { sendgridAccount } from '../stand-ins/sendgrid';
import { twilioAccount } from '../stand-ins/twilio';

/** What the stand-ins accept. */
export const { accountSid, authToken, mainKeySid: apiKeySid, mainKeySecret: apiKeySecret, serviceSid: messagingServiceSid, number } = twilioAccount;
export const { apiKey: sendGridKey, sender } = sendgridAccount;

export function anEnvironment(over: Partial<Environment> = {}): Environment {
  return { id: 'staging', name: 'Staging', production: false, revision: 0, ...over };
}

/** As the window sees it: Twilio, with an auth token. */
export function anIntegration(over: Partial<IntegrationView> = {}): IntegrationView {
  return {
    id: 'twilio-eu',
    channel: 'sms',
    providerId: 'twilio',
    name: 'Twilio EU',
    builtIn: false,
    settings: { accountSid, from: number },
    credentials: { authToken: { setAt: '2026-11-03T08:00:00.000Z', setBy: 'admin', ending: authToken.slice(-4) } },
    apiBaseUrl: null,
    templateOverrides: [],
    activeIn: [],
    check: null,
    lastTest: null,
    createdAt: '2026-11-03T08:00:00.000Z',
    updatedAt: '2026-11-03T08:00:00.000Z',
    updatedBy: 'admin',
    revision: 0,
    ...over,
  };
}

/** Input of `integrations.create`: Twilio, with an auth token. */
export function aNewIntegration(over: Partial<CallInput<'integrations.create'>> = {}): CallInput<'integrations.create'> {
  return { channel: 'sms', providerId: 'twilio', name: 'Twilio EU', settings: { accountSid, from: number }, credentials: { authToken }, apiBaseUrl: null, defaults: [], ...over };
}

/** The same for e-mail: SendGrid. */
export function aNewEmailIntegration(over: Partial<CallInput<'integrations.create'>> = {}): CallInput<'integrations.create'> {
  return { channel: 'email', providerId: 'sendgrid', name: 'SendGrid', settings: { from: sender }, credentials: { apiKey: sendGridKey }, apiBaseUrl: null, defaults: [], ...over };
}

/** Code that asks one host and looks at its answer. `mark` stands in a comment, to tell one from the other. */
export function someCode(mark = '', channel: Channel = 'sms'): string {
  return `// ${mark}\nexports.${actionHandlers[channel]} = async (event, api) => {\n  const answer = await fetch('https://hooks.halden.example/send', { method: 'POST', headers: { authorization: event.secrets.KEY ?? '' }, signal: AbortSignal.timeout(5000) });\n  if (!answer.ok) api.notification.drop(\`HTTP \${answer.status}\`);\n};\n`;
}

/** Input of `integrations.create`: custom code that asks one host. */
export function aNewCodeIntegration(over: Partial<CallInput<'integrations.create'>> = {}): CallInput<'integrations.create'> {
  return { channel: 'sms', providerId: customCodeId, name: 'Webhook', settings: { code: someCode(), allowedHosts: 'hooks.halden.example' }, credentials: {}, apiBaseUrl: null, defaults: [], ...over };
}

/** Input of `integrations.update` that changes nothing. */
export function anUpdateOf({ id, revision, name, settings, apiBaseUrl }: IntegrationView, over: Partial<CallInput<'integrations.update'>> = {}): CallInput<'integrations.update'> {
  return { id, revision, name, settings, credentials: {}, apiBaseUrl, ...over };
}

/** The form of an integration that is being edited, with nothing changed. */
export function aTypedTarget({ id, providerId, name, settings, apiBaseUrl }: IntegrationView, over: Partial<Extract<Target, { kind: 'typed' }>> = {}): Extract<Target, { kind: 'typed' }> {
  return { kind: 'typed', integrationId: id, providerId, name, settings, credentials: {}, apiBaseUrl, ...over };
}

export function aText(over: Partial<SmsMessage> = {}): SmsMessage {
  return { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913', ...over };
}

export function anEmail(over: Partial<EmailMessage> = {}): EmailMessage {
  return { channel: 'email', to: 'kim@halden.example', subject: 'Your code', text: 'Your code is 482913', html: '<p>Your code is <b>482913</b></p>', ...over };
}
