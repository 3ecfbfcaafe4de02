import type { Channel } from '../model/message';
import emailWebhook from './starters/email-webhook.js?raw';
import plainWebhook from './starters/plain-webhook.js?raw';
import signedWebhook from './starters/signed-webhook.js?raw';
import twilioVerify from './starters/twilio-verify.js?raw';
import twoProviders from './starters/two-providers.js?raw';

/** Code to begin with. */
export interface Starter {
  id: string;
  label: string;
  channel: Channel;
  /** One line: what it does. */
  summary: string;
  code: string;
  /** Names of the secrets that it reads. */
  secrets: string[];
  /** Hosts that it asks. */
  hosts: string[];
}

/** The first of each channel is what a reset leads to. */
export const starters: readonly Starter[] = [
  { id: 'plain-webhook', label: 'Plain webhook', channel: 'sms', summary: 'One JSON object for a service of your own', code: plainWebhook, secrets: ['WEBHOOK_KEY'], hosts: ['hooks.example.com'] },
  { id: 'twilio-verify', label: 'Twilio Verify', channel: 'sms', summary: 'The code by text or call through a Verify service', code: twilioVerify, secrets: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_VERIFY_SERVICE_SID'], hosts: ['verify.twilio.com'] },
  { id: 'signed-webhook', label: 'Signed webhook', channel: 'sms', summary: 'A webhook signed as in Standard Webhooks', code: signedWebhook, secrets: ['WEBHOOK_SECRET'], hosts: ['hooks.example.com'] },
  { id: 'two-providers', label: 'Two providers', channel: 'sms', summary: 'The provider by country, the other one when it fails', code: twoProviders, secrets: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM', 'LOCAL_KEY'], hosts: ['api.twilio.com', 'sms.example.com'] },
  { id: 'email-webhook', label: 'Plain webhook', channel: 'email', summary: 'One JSON object for a service of your own', code: emailWebhook, secrets: ['WEBHOOK_KEY'], hosts: ['hooks.example.com'] },
];
