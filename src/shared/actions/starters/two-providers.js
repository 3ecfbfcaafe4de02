/**
 * Chooses the provider by the country of the recipient, and falls back to the other one when it fails.
 * Secrets: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM, LOCAL_KEY. Allowed hosts: api.twilio.com, sms.example.com.
 */
const localPrefixes = ['+91', '+880'];

async function byTwilio({ recipient, as_text }, secrets) {
  return fetch(`https://api.twilio.com/2010-04-01/Accounts/${secrets.TWILIO_ACCOUNT_SID}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${secrets.TWILIO_ACCOUNT_SID}:${secrets.TWILIO_AUTH_TOKEN}`)}` },
    body: new URLSearchParams({ To: recipient, From: secrets.TWILIO_FROM, Body: as_text }),
    signal: AbortSignal.timeout(8000),
  });
}

async function byLocalService({ recipient, as_text }, secrets) {
  return fetch('https://sms.example.com/v1/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': secrets.LOCAL_KEY },
    body: JSON.stringify({ to: recipient, text: as_text }),
    signal: AbortSignal.timeout(8000),
  });
}

exports.onExecuteCustomPhoneProvider = async (event, api) => {
  const { recipient, delivery_method } = event.notification;
  if (delivery_method === 'voice') {
    api.notification.drop('Neither provider makes calls');
    return;
  }

  const isLocal = localPrefixes.some((prefix) => recipient.startsWith(prefix));
  const reasons = [];
  for (const send of isLocal ? [byLocalService, byTwilio] : [byTwilio, byLocalService]) {
    try {
      const answer = await send(event.notification, event.secrets);
      if (answer.ok) return;
      reasons.push(`${send.name}: HTTP ${answer.status}`);
    } catch (error) {
      reasons.push(`${send.name}: ${error.message}`);
    }
  }
  api.notification.retry(reasons.join('; '));
};
