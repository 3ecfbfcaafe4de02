import type { Channel } from '../model/message';
import type { FieldValues } from '../model/integration';

/** A request that many services take, to begin with. */
export interface HttpPreset {
  id: string;
  label: string;
  channel: Channel;
  /** What is still to be filled in, in a sentence. */
  next: string;
  settings: FieldValues;
  /** Option of the descriptor's alternative `authentication`. */
  authentication: 'none' | 'bearer' | 'header' | 'signature';
}

const receiver = 'Enter the address of your receiver';
const json = (value: object): string => JSON.stringify(value, null, 2);
/** https://docs.logto.io/integrations/http-sms and https://docs.logto.io/integrations/http-email: the token goes into Authorization as it is. */
const logto = {
  settings: { method: 'POST', bodyType: 'json', body: json({ to: '{{to}}', type: 'Generic', payload: { code: '{{code}}', locale: '{{locale}}' } }), headerName: 'Authorization' },
  authentication: 'header',
  next: `${receiver} and the token that it expects, as the whole value of Authorization.`,
} as const;

export const httpPresets: readonly HttpPreset[] = [
  {
    id: 'plain-json-sms',
    label: 'Plain JSON webhook',
    channel: 'sms',
    next: `${receiver} and the secret with which it checks the signature.`,
    settings: { method: 'POST', bodyType: 'json', body: json({ to: '{{to}}', from: '{{from}}', text: '{{text}}', code: '{{code}}', locale: '{{locale}}', delivery: '{{delivery}}' }) },
    authentication: 'signature',
  },
  {
    id: 'plain-json-email',
    label: 'Plain JSON webhook',
    channel: 'email',
    next: `${receiver} and the secret with which it checks the signature.`,
    settings: { method: 'POST', bodyType: 'json', body: json({ to: '{{to}}', from: '{{from}}', subject: '{{subject}}', text: '{{text}}', html: '{{html}}', code: '{{code}}', locale: '{{locale}}' }) },
    authentication: 'signature',
  },
  { id: 'logto-http-sms', label: 'Logto HTTP SMS receiver', channel: 'sms', ...logto },
  { id: 'logto-http-email', label: 'Logto HTTP e-mail receiver', channel: 'email', ...logto },
  {
    // Refuses by an error in an answer of HTTP 200: https://supabase.com/docs/guides/auth/auth-hooks/send-sms-hook
    id: 'supabase-send-sms',
    label: 'Supabase send-SMS hook receiver',
    channel: 'sms',
    next: `${receiver} and the hook’s secret (v1,whsec_…).`,
    settings: { method: 'POST', bodyType: 'json', body: json({ user: { phone: '{{to}}' }, sms: { otp: '{{code}}' } }), errorPath: 'error.message' },
    authentication: 'signature',
  },
];
