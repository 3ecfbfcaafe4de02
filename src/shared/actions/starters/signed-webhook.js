/**
 * As the plain webhook, signed as in Standard Webhooks, so that the receiver knows who wrote it and that nothing was changed.
 * Secret: WEBHOOK_SECRET (whsec_ and base64). Allowed host: hooks.example.com.
 */
const crypto = require('crypto');

exports.onExecuteCustomPhoneProvider = async (event, api) => {
  const { recipient, as_text, as_voice, code, delivery_method, locale, message_type } = event.notification;
  const spoken = delivery_method === 'voice';
  const body = JSON.stringify({ to: recipient, text: spoken ? as_voice : as_text, voice: spoken, code, locale, type: message_type });

  const id = `msg_${crypto.randomUUID()}`;
  const timestamp = Math.floor(Date.now() / 1000);
  const key = Buffer.from(event.secrets.WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64');
  const signature = crypto.createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');

  const answer = await fetch('https://hooks.example.com/phone-messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` },
    body,
    signal: AbortSignal.timeout(5000),
  });

  if (answer.ok) return;
  const reason = `The webhook answered HTTP ${answer.status}`;
  if (answer.status === 429 || answer.status >= 500) api.notification.retry(reason);
  else api.notification.drop(reason);
};
