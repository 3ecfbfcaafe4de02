import type { TestSend } from '../../src/shared/model/test-send';
import type { ProviderError, TestSendReport } from '../../src/shared/model/report';

/** A text that Twilio queued, as core reports it; the second argument changes its report. */
export function aTestSend(over: Partial<Omit<TestSend, 'report'>> = {}, report: Partial<TestSendReport> = {}): TestSend {
  return {
    id: 'test-1',
    integrationId: 'twilio-us',
    integrationName: 'Twilio US',
    providerId: 'twilio',
    environments: [],
    message: { channel: 'sms', delivery: 'text', to: '+12025550147', text: 'Test from Dispatchbox' },
    startedAt: '2026-11-20T09:41:07.212Z',
    by: 'admin',
    captured: false,
    testMode: false,
    inboxId: null,
    code: null,
    events: [],
    following: { kind: 'none' },
    ...over,
    report: {
      outcome: 'queued',
      messageId: 'SM3f60c1d2796f4ab38e1d5a07c2b9a6c2',
      error: null,
      timings: { startedAt: '2026-11-20T09:41:07.212Z', dnsMs: 18, connectMs: 70, tlsMs: 166, firstByteMs: 408, totalMs: 411 },
      request: {
        method: 'POST',
        url: 'https://api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json',
        headers: { authorization: 'Basic ••••••••', 'content-type': 'application/x-www-form-urlencoded' },
        body: 'To=%2B12025550147&Body=Test+from+Dispatchbox',
      },
      response: { status: 201, headers: { 'content-type': 'application/json' }, body: '{"sid":"SM3f60c1d2796f4ab38e1d5a07c2b9a6c2","status":"queued"}', truncated: false },
      warnings: [],
      ...report,
    },
  };
}

/** Twilio's refusal of a number that is not one. */
export function aProviderError(over: Partial<ProviderError> = {}): ProviderError {
  return {
    kind: 'invalid-recipient',
    providerCode: '21211',
    message: "The 'To' number +12025550147 is not a valid phone number.",
    meaning: 'Twilio does not take the recipient for a phone number.',
    fix: 'Check the number and its country code.',
    link: 'https://www.twilio.com/docs/api/errors/21211',
    retryAfterSeconds: null,
    ...over,
  };
}
