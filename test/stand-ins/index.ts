import type { ProviderConfig } from '../../src/core/providers/provider';
import type { Message } from '../../src/shared/model/message';
import { sendgridAccount, startSendGridStandIn } from './sendgrid';
import type { Reply, StandIn } from './server';
import { startTwilioStandIn, twilioAccount } from './twilio';

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
  accepts: { status: number; outcome: 'accepted' | 'queued' };
}

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
  },
};
