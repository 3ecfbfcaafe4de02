import type { SentRecord } from '../../src/core/history/records';

/** A text that Twilio delivered. */
export function aSentRecord(over: Partial<SentRecord> = {}): SentRecord {
  return {
    kind: 'sent',
    id: 'test-1',
    startedAt: '2026-11-20T09:41:07.212Z',
    by: 'admin',
    channel: 'sms',
    delivery: 'text',
    integrationId: 'twilio-us',
    integrationName: 'Twilio US',
    providerId: 'twilio',
    environments: [{ id: 'staging', name: 'Staging' }],
    to: '+12025550147',
    messageId: 'SM3f60c1d2796f4ab38e1d5a07c2b9a6c2',
    captured: false,
    testMode: false,
    inboxId: null,
    left: true,
    outcome: 'delivered',
    errorKind: null,
    providerCode: null,
    meaning: null,
    tookMs: 2_400,
    ...over,
  };
}

const hourMs = 3_600_000;
const none: Partial<SentRecord> = { environments: [] };
const mail = { channel: 'email', delivery: null, to: 'ops@halden.example' } as const;
const cases: readonly Partial<SentRecord>[] = [
  { ...mail, integrationId: 'sendgrid', integrationName: 'SendGrid Production', providerId: 'sendgrid', environments: [{ id: 'production', name: 'Production' }], tookMs: 1_900 },
  { outcome: 'undelivered', errorKind: 'invalid-sender', providerCode: '30034', meaning: 'The sender is not in an A2P 10DLC campaign.', tookMs: 6_800 },
  { ...none, integrationId: 'twilio-eu', integrationName: 'Twilio EU', to: '+491713920041' },
  { integrationId: 'built-in-sms', integrationName: 'Built-in SMS', providerId: 'built-in', environments: [{ id: 'development', name: 'Development' }], to: '+491713920041', captured: true, left: false, outcome: 'accepted', tookMs: 4 },
  { ...mail, integrationId: 'duocircle', integrationName: 'DuoCircle relay', providerId: 'duocircle', environments: [{ id: 'testing', name: 'Testing' }], to: 'qa@halden.example', outcome: 'accepted', tookMs: 700 },
  { ...none, integrationId: 'plivo-us', integrationName: 'Plivo US', providerId: 'plivo', to: '+12135550190', outcome: 'failed', errorKind: 'auth-failed', providerCode: '401', meaning: 'Plivo refuses these credentials.', tookMs: 300 },
  { ...none, integrationId: 'telesign', integrationName: 'Telesign Verify', providerId: 'telesign', delivery: 'voice', to: '+447700900123', tookMs: 14_200 },
  { integrationId: 'vonage', integrationName: 'Vonage sandbox', providerId: 'vonage', environments: [{ id: 'testing', name: 'Testing' }], to: '+447700900123', tookMs: 3_100 },
  { tookMs: 2_100 },
  { ...mail, integrationId: 'sendgrid', integrationName: 'SendGrid Production', providerId: 'sendgrid', environments: [{ id: 'production', name: 'Production' }], outcome: 'unknown', errorKind: 'timeout', tookMs: 30_000 },
  { integrationId: 'vonage', integrationName: 'Vonage sandbox', providerId: 'vonage', to: '+447700900199', outcome: 'failed', errorKind: 'network', left: false, tookMs: 20 },
];

/** So many test sends of all kinds, one every `gapMs` until `now` (epoch milliseconds), in the order of their sending. */
export function manySentRecords(count: number, now: number, gapMs = hourMs): SentRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const age = count - index;
    // Most succeed: the failing cases come around only now and then.
    const failing = index % 3 === 0 || index % 7 === 0;
    const kept = cases[index % cases.length] ?? {};
    const one = !failing && kept.errorKind ? {} : kept;
    return aSentRecord({ ...one, id: `test-${index}`, startedAt: new Date(now - age * gapMs).toISOString(), messageId: `message-${index}`, tookMs: (one.tookMs ?? 2_400) + ((index * 37) % 11) * 90 });
  });
}
