/**
 * Sends the code through Twilio Verify, by text or call. The Verify service has to allow custom codes.
 * Secrets: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_VERIFY_SERVICE_SID. Allowed host: verify.twilio.com.
 */
exports.onExecuteCustomPhoneProvider = async (event, api) => {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_VERIFY_SERVICE_SID } = event.secrets;
  const { recipient, code, delivery_method, locale } = event.notification;
  if (!code) {
    api.notification.drop('Twilio Verify sends codes only, and this message has none');
    return;
  }

  const form = new URLSearchParams({ To: recipient, Channel: delivery_method === 'voice' ? 'call' : 'sms', CustomCode: code });
  if (locale) form.set('Locale', locale.split('-')[0]);
  const answer = await fetch(`https://verify.twilio.com/v2/Services/${TWILIO_VERIFY_SERVICE_SID}/Verifications`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${TWILIO_ACCOUNT_SID}:${TWILIO_AUTH_TOKEN}`)}` },
    body: form,
    signal: AbortSignal.timeout(8000),
  });

  if (answer.ok) return;
  const { code: number, message } = await answer.json().catch(() => ({}));
  const reason = `Twilio ${number ?? answer.status}: ${message ?? 'no reason given'}`;
  if (answer.status === 429 || answer.status >= 500) api.notification.retry(reason);
  else api.notification.drop(reason);
};
