/**
 * Hands each message to a service of your own as one JSON object.
 * Secret: WEBHOOK_KEY. Allowed host: hooks.example.com.
 */
exports.onExecuteCustomPhoneProvider = async (event, api) => {
  const { recipient, as_text, as_voice, code, delivery_method, locale, message_type } = event.notification;
  const spoken = delivery_method === 'voice';

  const answer = await fetch('https://hooks.example.com/phone-messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${event.secrets.WEBHOOK_KEY}` },
    body: JSON.stringify({ to: recipient, text: spoken ? as_voice : as_text, voice: spoken, code, locale, type: message_type }),
    signal: AbortSignal.timeout(5000),
  });

  if (answer.ok) return;
  const reason = `The webhook answered HTTP ${answer.status}`;
  if (answer.status === 429 || answer.status >= 500) api.notification.retry(reason);
  else api.notification.drop(reason);
};
