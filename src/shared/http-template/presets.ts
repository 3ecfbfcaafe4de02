import type { Channel } from '../model/message';
import type { FieldValues } from '../model/integration';

/** A request that many services take, to begin with. */
export interface HttpPreset {
  id: string;
  label: string;
  channel: Channel;
  /** One line: who speaks it. */
  summary: string;
  settings: FieldValues;
  /** Option of the descriptor's alternative `authentication`. */
  authentication: 'none' | 'bearer' | 'header' | 'signature';
}

export const httpPresets: readonly HttpPreset[] = [
  {
    id: 'plain-json',
    label: 'Plain JSON webhook',
    channel: 'sms',
    summary: 'One object with everything, for a receiver of your own',
    settings: { method: 'POST', bodyType: 'json', body: '{\n  "to": "{{to}}",\n  "from": "{{from}}",\n  "text": "{{text}}",\n  "code": "{{code}}",\n  "locale": "{{locale}}",\n  "delivery": "{{delivery}}"\n}' },
    authentication: 'signature',
  },
  {
    // https://docs.logto.io/integrations/http-sms
    id: 'logto-http-sms',
    label: 'Logto HTTP SMS receiver',
    channel: 'sms',
    summary: 'What Logto’s HTTP SMS connector sends',
    settings: { method: 'POST', bodyType: 'json', body: '{\n  "to": "{{to}}",\n  "type": "Generic",\n  "payload": { "code": "{{code}}", "locale": "{{locale}}" }\n}' },
    authentication: 'header',
  },
  {
    // https://docs.logto.io/integrations/http-email
    id: 'logto-http-email',
    label: 'Logto HTTP e-mail receiver',
    channel: 'email',
    summary: 'What Logto’s HTTP e-mail connector sends',
    settings: { method: 'POST', bodyType: 'json', body: '{\n  "to": "{{to}}",\n  "type": "Generic",\n  "payload": { "code": "{{code}}", "locale": "{{locale}}" }\n}' },
    authentication: 'header',
  },
  {
    // https://supabase.com/docs/guides/auth/auth-hooks/send-sms-hook
    id: 'supabase-send-sms',
    label: 'Supabase send-SMS hook receiver',
    channel: 'sms',
    summary: 'What Supabase Auth sends to a send-SMS hook, signed',
    settings: { method: 'POST', bodyType: 'json', body: '{\n  "user": { "phone": "{{to}}" },\n  "sms": { "otp": "{{code}}" }\n}' },
    authentication: 'signature',
  },
];
