import { createHmac } from 'node:crypto';

/**
 * The headers of a signed webhook. `secret`: `whsec_` and base64, or any text, which is then the key itself. `now`: milliseconds.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signatureHeaders(secret: string, { id, now, body }: { id: string; now: number; body: string }): [name: string, value: string][] {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8');
  const timestamp = String(Math.floor(now / 1_000));
  return [
    ['webhook-id', id],
    ['webhook-timestamp', timestamp],
    ['webhook-signature', `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`],
  ];
}
