import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { actionHandlers, type CannedAnswer } from '../../shared/model/action';
import type { Message } from '../../shared/model/message';
import { eventOf, usualChoices } from './event';
import { runAction } from './run-action';
import { runInSandbox } from './sandbox/engine';

const text: Message = { channel: 'sms', delivery: 'text', to: '+14155550132', text: 'Your code is 482913' };
const email: Message = { channel: 'email', to: 'anna@example.com', subject: 'Grüße', text: '482913', html: '<p>482913</p>' };

function run(code: string, secrets: Record<string, string>, message: Message = text, answer: Partial<CannedAnswer> = {}) {
  return runAction(
    { code, handler: actionHandlers[message.channel], event: eventOf(message, { ...usualChoices, from: 'Halden' }), secrets, allowed: { hosts: [], loopbackHttp: false, privateAddresses: false }, answers: [{ status: 200, headers: {}, body: '{}', ...answer }] },
    { startSandbox: (program, host) => runInSandbox(program, host), clock: Date, signal: new AbortController().signal },
  );
}
const asked = ({ action }: Awaited<ReturnType<typeof run>>) => action.exchanges.map(({ request: { method, url, body } }) => [method, url, body]);

/** In the ways in which people write it for Auth0; none of it is Auth0's own. */
describe('code as it is written for Auth0', () => {
  it('runs with the Twilio package, by text and by call', async () => {
    const code = `const twilio = require('twilio');
exports.onExecuteCustomPhoneProvider = async (event, api) => {
  const { recipient, as_text, as_voice, delivery_method } = event.notification;
  const client = twilio(event.secrets.TWILIO_ACCOUNT_SID, event.secrets.TWILIO_AUTH_TOKEN);
  try {
    const sent = delivery_method === 'voice'
      ? await client.calls.create({ twiml: \`<Response><Say>\${as_voice}</Say></Response>\`, to: recipient, from: event.secrets.FROM })
      : await client.messages.create({ body: as_text, to: recipient, messagingServiceSid: 'MG1' });
    console.log('sid', sent.sid, sent.errorCode);
  } catch (error) {
    if (error.status === 429 || error.status >= 500) return api.notification.retry(error.message);
    return api.notification.drop(\`\${error.code}: \${error.message}\`);
  }
};`;
    const secrets = { TWILIO_ACCOUNT_SID: 'ACmade0up0', TWILIO_AUTH_TOKEN: 'made-up-token-1', FROM: '+14155550100' };
    const sent = await run(code, secrets, text, { status: 201, body: { sid: 'SM1', error_code: null } });
    expect(asked(sent)).toEqual([['POST', 'https://api.twilio.com/2010-04-01/Accounts/••••••••/Messages.json', 'Body=Your+code+is+482913&To=%2B14155550132&MessagingServiceSid=MG1']]);
    expect(sent.action).toMatchObject({ end: 'returned', console: [{ text: 'sid SM1 null', line: 9 }] });
    expect(asked(await run(code, secrets, { ...text, delivery: 'voice' }))[0]?.[1]).toBe('https://api.twilio.com/2010-04-01/Accounts/••••••••/Calls.json');
    expect(await run(code, secrets, text, { status: 400, body: { code: 21211, message: 'Invalid To' } })).toMatchObject({ action: { end: 'dropped' }, error: { message: '21211: Invalid To' } });
  });

  it('runs with axios and its errors (Infobip)', async () => {
    const code = `const axios = require('axios').default;
exports.onExecuteCustomPhoneProvider = async (event, api) => {
  await axios({
    method: 'POST',
    url: 'https://x1.api.infobip.com/sms/2/text/advanced',
    headers: { Authorization: \`App \${event.secrets.INFOBIP_API_KEY}\`, 'Content-Type': 'application/json', Accept: 'application/json' },
    data: { messages: [{ from: event.notification.from, destinations: [{ to: event.notification.recipient.replace('+', '') }], text: event.notification.as_text }] },
    timeout: 5000,
  }).catch((error) => {
    if (error.response && error.response.status < 500) api.notification.drop(error.response.data.requestError.serviceException.text);
    else api.notification.retry(error.message);
  });
};`;
    const secrets = { INFOBIP_API_KEY: 'made-up-infobip-key' };
    expect(asked(await run(code, secrets))).toEqual([['POST', 'https://x1.api.infobip.com/sms/2/text/advanced', '{"messages":[{"from":"Halden","destinations":[{"to":"14155550132"}],"text":"Your code is 482913"}]}']]);
    expect((await run(code, secrets, text, { status: 401, body: { requestError: { serviceException: { text: 'Invalid login details' } } } })).error?.message).toBe('Invalid login details');
    expect((await run(code, secrets, text, { status: 503 })).error).toMatchObject({ kind: 'action-retry', message: 'Request failed with status code 503' });
  });

  it('runs with a signature of its own (Amazon SES, version 4)', async () => {
    const code = `const crypto = require('crypto');
const hmac = (key, data, encoding) => crypto.createHmac('sha256', key).update(data, 'utf8').digest(encoding);
const sha = (data) => crypto.createHash('sha256').update(data, 'utf8').digest('hex');
exports.onExecuteCustomEmailProvider = async (event, api) => {
  const host = 'email.eu-west-1.amazonaws.com';
  const at = new Date(0).toISOString().replace(/[:-]|\\.\\d{3}/g, '');
  const body = JSON.stringify({ FromEmailAddress: event.notification.from, Destination: { ToAddresses: [event.notification.to] }, Content: { Simple: { Subject: { Data: event.notification.subject }, Body: { Html: { Data: event.notification.html } } } } });
  const canonical = ['POST', '/v2/email/outbound-emails', '', \`host:\${host}\`, \`x-amz-date:\${at}\`, '', 'host;x-amz-date', sha(body)].join('\\n');
  const scope = \`\${at.slice(0, 8)}/eu-west-1/ses/aws4_request\`;
  const key = ['eu-west-1', 'ses', 'aws4_request'].reduce((key, part) => hmac(key, part), hmac('AWS4' + event.secrets.AWS_SECRET, at.slice(0, 8)));
  const signature = hmac(key, ['AWS4-HMAC-SHA256', at, scope, sha(canonical)].join('\\n'), 'hex');
  console.log(signature);
  const answer = await fetch(\`https://\${host}/v2/email/outbound-emails\`, { method: 'POST', headers: { host, 'x-amz-date': at, Authorization: \`AWS4-HMAC-SHA256 Credential=\${event.secrets.AWS_KEY}/\${scope}, SignedHeaders=host;x-amz-date, Signature=\${signature}\` }, body, signal: AbortSignal.timeout(3000) });
  if (answer.status === 429 || answer.status >= 500) return api.notification.retry(\`SES \${answer.status}\`);
  if (!answer.ok) return api.notification.drop((await answer.json()).message);
};`;
    const report = await run(code, { AWS_KEY: 'AKIAMADEUP000000', AWS_SECRET: 'made/up/secret/for/ses' }, email);
    const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
    const sha = (data: string) => createHash('sha256').update(data).digest('hex');
    const key = ['19700101', 'eu-west-1', 'ses', 'aws4_request'].reduce<string | Buffer>((before, part) => hmac(before, part), 'AWS4made/up/secret/for/ses');
    const canonical = ['POST', '/v2/email/outbound-emails', '', 'host:email.eu-west-1.amazonaws.com', 'x-amz-date:19700101T000000Z', '', 'host;x-amz-date', sha(report.request?.body ?? '')].join('\n');
    expect(report.action).toMatchObject({ end: 'returned', console: [{ text: hmac(key, ['AWS4-HMAC-SHA256', '19700101T000000Z', '19700101/eu-west-1/ses/aws4_request', sha(canonical)].join('\n')).toString('hex') }] });
  });

  it('runs with fetch, a form and a time-out of its own (Vonage)', async () => {
    const code = `exports.onExecuteCustomPhoneProvider = async (event) => {
  const params = new URLSearchParams();
  for (const [name, value] of [['api_key', event.secrets.KEY], ['api_secret', event.secrets.SECRET], ['to', event.notification.recipient.substring(1)], ['text', event.notification.as_text]]) params.append(name, value);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 4000);
  try {
    const answer = await fetch('https://rest.nexmo.com/sms/json', { method: 'POST', body: params, signal: controller.signal });
    const json = await answer.json();
    if (json.messages[0].status !== '0') throw new Error(json.messages[0]['error-text']);
  } finally {
    clearTimeout(timer);
  }
};`;
    const secrets = { KEY: 'made-up-1', SECRET: 'made-up-secret-2' };
    const report = await run(code, secrets, text, { body: { messages: [{ status: '0' }] } });
    expect([report.action.end, ...asked(report)]).toEqual(['returned', ['POST', 'https://rest.nexmo.com/sms/json', 'api_key=••••••••&api_secret=••••••••&to=14155550132&text=Your+code+is+482913']]);
    expect(await run(code, secrets, text, { body: { messages: [{ status: '4', 'error-text': 'Bad Credentials' }] } })).toMatchObject({ action: { end: 'threw', line: 9 }, error: { message: 'Error: Bad Credentials' } });
  });

  it('runs with node-fetch and basic authentication (Plivo), as a plain function', async () => {
    const code = `const fetch = require('node-fetch');
exports.onExecuteCustomPhoneProvider = async function (event, api) {
  const auth = Buffer.from(\`\${event.secrets.ID}:\${event.secrets.TOKEN}\`).toString('base64');
  const answer = await fetch(\`https://api.plivo.com/v1/Account/\${event.secrets.ID}/Message/\`, { method: 'post', headers: { Authorization: 'Basic ' + auth, 'Content-Type': 'application/json' }, body: JSON.stringify({ dst: event.notification.recipient.slice(1), text: event.notification.as_text }), timeout: 5000 });
  if (!answer.ok) return api.notification.drop(await answer.text());
  api.cache.set('last', String((await answer.json()).message_uuid[0]), { ttl: 60000 });
  console.info(api.cache.get('last').value, event.organization?.id, event.request.geoip.countryCode, answer.headers.get('Content-Type'));
};`;
    const report = await run(code, { ID: 'MAMADEUPID', TOKEN: 'made-up-token-3' }, text, { status: 202, body: { message_uuid: ['u-1'] } });
    expect(asked(report)).toEqual([['POST', 'https://api.plivo.com/v1/Account/••••••••/Message/', '{"dst":"14155550132","text":"Your code is 482913"}']]);
    expect(report.action.console).toEqual([{ level: 'info', text: 'u-1 undefined US application/json', line: 7 }]);
  });

  it('and is told which modules there are where it needs another', async () => {
    expect(await run("const mail = require('@sendgrid/mail');", {}, email)).toMatchObject({ action: { end: 'threw', line: 1 }, error: { message: expect.stringContaining('Available: axios, node-fetch') as string } });
  });
});
