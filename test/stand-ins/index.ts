import type { ProviderConfig } from '../../src/core/providers/provider';
import type { EmailMessage, Message } from '../../src/shared/model/message';
import { customHttpAccount, startCustomHttpStandIn } from './custom-http';
import { instaalertsAccount, instaalertsReply, startInstaAlertsStandIn } from './instaalerts';
import { messagebirdAccount, startMessageBirdStandIn } from './messagebird';
import { plivoAccount, plivoRefusal, startPlivoStandIn } from './plivo';
import { sendgridAccount, startSendGridStandIn } from './sendgrid';
import type { Reply, StandIn } from './server';
import { smtpAccount, type SmtpStandIn, startSmtpStandIn } from './smtp';
import { readingsOfTelesign, startTelesignStandIn, telesignAccount, telesignReply } from './telesign';
import { startTextlocalStandIn, textlocalAccount } from './textlocal';
import { readingsOfTwiml, startTwilioStandIn, twilioAccount } from './twilio';
import { readingsOfNcco, startVonageStandIn, vonageAccount, vonageRefusal } from './vonage';

/** What the conformance suite needs to know of a provider. A provider without one fails the suite. */
export interface ProviderStandIn {
  start(): Promise<StandIn>;
  /** A complete configuration that the stand-in accepts. */
  config(url: string): ProviderConfig;
  /** A message that the stand-in accepts. */
  message: Message;
  /** The provider's own words for a refusal with this status. */
  refusal(status: number): Reply;
  /** How it says yes. */
  accepts: { status: number; outcome: 'accepted' | 'queued' | 'sent' };
  /** The id of a template that lies at it, for providers that send such. */
  templateId?: string;
  /** How a voice message goes, for providers that offer it. */
  voice?: {
    /** Where it needs another configuration than a text. */
    config?(url: string): ProviderConfig;
    accepts: { status: number; outcome: 'accepted' | 'queued' | 'sent' };
    /** The texts that a phone would read aloud for this body of a request, each as often as it is read. */
    readings(body: string): string[];
  };
}

/** The same for a provider that speaks SMTP. */
export interface SmtpProviderStandIn {
  start(): Promise<SmtpStandIn>;
  config(standIn: SmtpStandIn): ProviderConfig;
  message: EmailMessage;
}

/** Providers with an HTTP API. */
export const standIns: Record<string, ProviderStandIn> = {
  twilio: {
    start: startTwilioStandIn,
    config: (url) => ({ settings: { accountSid: twilioAccount.accountSid, from: twilioAccount.number }, credentials: { authToken: twilioAccount.authToken }, apiBaseUrl: url }),
    message: { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' },
    refusal: (status) => {
      const code = { 401: 20003, 403: 70051, 429: 20429 }[status] ?? 20500;
      return { status, body: { code, message: `Refused with ${code}`, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
    },
    accepts: { status: 201, outcome: 'queued' },
    templateId: twilioAccount.contentSid,
    voice: { accepts: { status: 201, outcome: 'queued' }, readings: (body) => readingsOfTwiml(new URLSearchParams(body).get('Twiml') ?? '') },
  },
  vonage: {
    start: startVonageStandIn,
    config: (url) => ({
      settings: { apiKey: vonageAccount.apiKey, applicationId: vonageAccount.applicationId, from: vonageAccount.number },
      credentials: { apiSecret: vonageAccount.apiSecret, privateKey: vonageAccount.privateKey },
      apiBaseUrl: url,
    }),
    message: { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' },
    refusal: vonageRefusal,
    accepts: { status: 200, outcome: 'accepted' },
    voice: { accepts: { status: 201, outcome: 'queued' }, readings: readingsOfNcco },
  },
  plivo: {
    start: startPlivoStandIn,
    config: (url) => ({ settings: { authId: plivoAccount.authId, from: plivoAccount.number }, credentials: { authToken: plivoAccount.authToken }, apiBaseUrl: url }),
    message: { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' },
    refusal: (status) => plivoRefusal(status, { 401: 'Could not verify your access level for that URL', 403: 'Geo permission is not enabled', 429: 'Too many requests' }[status] ?? 'server error'),
    accepts: { status: 202, outcome: 'queued' },
  },
  telesign: {
    start: startTelesignStandIn,
    config: (url) => ({ settings: { customerId: telesignAccount.customerId }, credentials: { apiKey: telesignAccount.apiKey }, apiBaseUrl: url }),
    message: { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' },
    refusal: (status) => telesignReply(status, { 401: 10022, 403: 10012, 429: 10019 }[status] ?? 500),
    accepts: { status: 201, outcome: 'queued' },
    voice: { accepts: { status: 201, outcome: 'queued' }, readings: readingsOfTelesign },
  },
  messagebird: {
    start: startMessageBirdStandIn,
    config: (url) => ({ settings: { from: messagebirdAccount.name }, credentials: { accessKey: messagebirdAccount.accessKey }, apiBaseUrl: url }),
    message: { channel: 'sms', delivery: 'text', to: '+31612345678', text: 'Your code is 482913' },
    refusal: (status) => {
      const code = { 401: 2, 403: 403, 429: 429 }[status] ?? 99;
      return { status, body: { errors: [{ code, description: `Refused with ${code}`, parameter: null }] } };
    },
    accepts: { status: 201, outcome: 'sent' },
    voice: {
      config: (url) => ({ settings: { from: messagebirdAccount.number }, credentials: { accessKey: messagebirdAccount.accessKey }, apiBaseUrl: url }),
      accepts: { status: 201, outcome: 'sent' },
      readings: (body) => {
        const { body: text, repeat } = JSON.parse(body) as { body: string; repeat: number };
        return Array<string>(repeat).fill(text);
      },
    },
  },
  textlocal: {
    start: startTextlocalStandIn,
    config: (url) => ({ settings: { from: textlocalAccount.sender }, credentials: { apiKey: textlocalAccount.apiKey }, apiBaseUrl: url }),
    message: { channel: 'sms', delivery: 'text', to: '+447123456789', text: 'Your code is 482913' },
    // Textlocal itself refuses a sign-in with HTTP 200; what stands in front of it does not.
    refusal: (status) =>
      status === 401 ? { status: 200, body: { errors: [{ code: 3, message: 'Invalid login details' }], status: 'failure' } } : { status, body: { errors: [{ code: status, message: 'Refused' }], status: 'failure' } },
    accepts: { status: 200, outcome: 'accepted' },
  },
  instaalerts: {
    start: startInstaAlertsStandIn,
    config: (url) => {
      const { apiKey, senderId, dltEntityId, dltTemplateId } = instaalertsAccount;
      return { settings: { senderId, dltEntityId, dltTemplateId, host: 'japi.instaalerts.zone' }, credentials: { apiKey }, apiBaseUrl: url };
    },
    message: { channel: 'sms', delivery: 'text', to: '+919812345678', text: 'Your code is 482913' },
    refusal: (status) => (status === 401 ? instaalertsReply(-108, 'Invalid Credentials') : { status, body: { message: `HTTP ${status}` } }),
    templateId: '1107999999999999999',
    accepts: { status: 200, outcome: 'queued' },
  },
  sendgrid: {
    start: startSendGridStandIn,
    config: (url) => ({ settings: { from: sendgridAccount.sender }, credentials: { apiKey: sendgridAccount.apiKey }, apiBaseUrl: url }),
    message: { channel: 'email', to: 'anna@example.com', subject: 'Your code', text: 'Your code is 482913', html: '<p>Your code is <b>482913</b></p>' },
    refusal: (status) => {
      const message = { 401: 'The provided authorization grant is invalid, expired, or revoked', 403: 'access forbidden', 429: 'too many requests' }[status] ?? 'internal error';
      return { status, body: { errors: [{ message, field: null, help: null }] } };
    },
    accepts: { status: 202, outcome: 'accepted' },
    templateId: sendgridAccount.templateId,
  },
  'custom-http': {
    start: startCustomHttpStandIn,
    config: (url) => ({
      settings: { url: `${url}/messages`, headerName: customHttpAccount.headerName, messageIdPath: 'messages[0].id', errorPath: 'error.message', statusUrl: `${url}/messages/{{id}}`, statusPath: 'status' },
      credentials: { headerValue: customHttpAccount.apiKey },
      apiBaseUrl: null,
    }),
    message: { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' },
    refusal: (status) => ({ status, body: { error: { message: `Refused with ${status}` } } }),
    accepts: { status: 202, outcome: 'accepted' },
    voice: {
      accepts: { status: 202, outcome: 'accepted' },
      // Nothing repeats it: the text itself says it twice.
      readings: (body) => {
        const { text } = JSON.parse(body) as { text: string };
        return text.split('. ');
      },
    },
  },
};

const throughSmtp: SmtpProviderStandIn = {
  start: startSmtpStandIn,
  config: ({ host, port, certificate }) => ({
    settings: { host, port: String(port), security: 'starttls', user: smtpAccount.user, from: smtpAccount.sender, fromName: 'Halden', replyTo: 'help@halden.example', caCertificate: certificate },
    credentials: { password: smtpAccount.password },
    apiBaseUrl: null,
  }),
  message: { channel: 'email', to: 'anna@example.com', subject: 'Your code – ü', text: 'Your code is 482913', html: '<p>Your code is <b>482913</b></p>' },
};

/** Providers that are mail servers. */
export const smtpStandIns: Record<string, SmtpProviderStandIn> = { duocircle: throughSmtp, smtp: throughSmtp };
