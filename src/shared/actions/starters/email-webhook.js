/**
 * Hands each e-mail to a service of your own as one JSON object.
 * Secret: WEBHOOK_KEY. Allowed host: hooks.example.com.
 */
exports.onExecuteCustomEmailProvider = async (event, api) => {
  const { to, from, subject, html, text, locale, message_type } = event.notification;

  const answer = await fetch('https://hooks.example.com/emails', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${event.secrets.WEBHOOK_KEY}` },
    body: JSON.stringify({ to, from, subject, html, text, locale, type: message_type }),
    signal: AbortSignal.timeout(5000),
  });

  if (answer.ok) return;
  const reason = `The webhook answered HTTP ${answer.status}`;
  if (answer.status === 429 || answer.status >= 500) api.notification.retry(reason);
  else api.notification.drop(reason);
};
