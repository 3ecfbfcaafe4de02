import { expect, it } from 'vitest';
import { aProviderError, aTestSend } from '../../../../test/support/a-test-send';
import { reportText } from './report-text';

it('says in plain text what a ticket needs', () => {
  const refused = aTestSend({}, { outcome: 'failed', messageId: null, error: aProviderError(), warnings: ['The number is not in this account.'], response: { status: 400, headers: { 'content-type': 'application/json' }, body: '{"code":21211}', truncated: false } });
  const clock = /^\d\d:\d\d:\d\d\.\d{3}/m;
  expect(reportText(refused, 'Twilio', '0.1.0').replace(clock, '(local time)')).toBe(`Test of Twilio US

Provider: Twilio
Message: text to +12025550147
Sent: 2026-11-20T09:41:07.212Z by admin
Outcome: failed

Refused: 21211, the recipient was not accepted
Twilio does not take the recipient for a phone number.
What to do: Check the number and its country code.
Twilio says: The 'To' number +12025550147 is not a valid phone number.
See: https://www.twilio.com/docs/api/errors/21211
Warning: The number is not in this account.

Timings: DNS 18 ms, Connect 52 ms, TLS 96 ms, First byte 242 ms, Read 3 ms, all 411 ms

--- What happened ---
(local time) Sent to Twilio (POST Messages.json)
+0.41 s Refused by Twilio (HTTP 400, code 21211)

--- Request ---
POST https://api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json
authorization: Basic ••••••••
content-type: application/x-www-form-urlencoded

To=%2B12025550147&Body=Test+from+Dispatchbox

--- Response ---
HTTP 400
content-type: application/json

{"code":21211}

Dispatchbox 0.1.0. Secrets are masked.`);
});

it('leaves out what did not happen', () => {
  const captured = reportText(aTestSend({ captured: true }, { outcome: 'accepted', request: null, response: null, messageId: null }), 'Built-in', '0.1.0');
  expect(captured).toContain('Captured. Nothing left this computer.');
  expect(captured).not.toMatch(/--- |Message id|What to do/);
});

it('names the subject of an e-mail and cuts a long body', () => {
  const mail = aTestSend({ message: { channel: 'email', to: 'ops@halden.example', subject: 'Hello', html: 'x' } }, { request: { method: 'POST', url: 'https://api.sendgrid.com/v3/mail/send', headers: {}, body: 'x'.repeat(4_100) } });
  const text = reportText(mail, 'SendGrid', '0.1.0');
  expect(text).toContain('Message: e-mail to ops@halden.example\nSubject: Hello\n');
  expect(text).toContain('… 100 more characters');
});

it('tells what became of the message, and of a test mode', () => {
  const delivered = aTestSend(
    { testMode: false, events: [{ at: '2026-11-20T09:41:07.623Z', kind: 'outcome', outcome: 'queued' }, { at: '2026-11-20T09:41:09.842Z', kind: 'outcome', outcome: 'delivered' }], following: { kind: 'ended', why: 'final' } },
    { outcome: 'delivered' },
  );
  expect(reportText(delivered, 'Twilio', '0.1.0')).toContain('+0.41 s Queued (Waiting for its turn)\n+2.63 s Delivered');
  expect(reportText(aTestSend({ testMode: true }, { outcome: 'accepted' }), 'SendGrid', '0.1.0')).toContain('Test mode: nothing was delivered');
});
