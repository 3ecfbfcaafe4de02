import { createHmac } from 'node:crypto';

/**
 * The headers of a signed webhook. `secret`: `whsec_` and base64, also behind a `v1,` as Supabase hands it out, or any text, which is then the key itself. `now`: milliseconds.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signatureHeaders(secret: string, { id, now, body }: { id: string; now: number; body: string }): [name: string, value: string][] {
  const encoded = /^(?:v1,)?whsec_(.*)$/s.exec(secret)?.[1];
  const key = encoded === undefined ? Buffer.from(secret, 'utf8') : Buffer.from(encoded, 'base64');
  const timestamp = String(Math.floor(now / 1_000));
  return [
    ['webhook-id', id],
    ['webhook-timestamp', timestamp],
    ['webhook-signature', `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`],
  ];
}
