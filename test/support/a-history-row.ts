import type { HistoryRow } from '../../src/shared/model/history';

/** A text that Twilio delivered, as a window sees it. */
export function aHistoryRow(over: Partial<HistoryRow> = {}): HistoryRow {
  return {
    id: 'test-1',
    startedAt: '2026-11-20T09:41:07.212Z',
    by: 'admin',
    channel: 'sms',
    delivery: 'text',
    integrationId: 'twilio-us',
    integrationName: 'Twilio US',
    providerId: 'twilio',
    environments: [{ id: 'staging', name: 'Staging' }],
    recipient: '+1 ••• ••• ••47',
    captured: false,
    testMode: false,
    outcome: 'delivered',
    kind: null,
    providerCode: null,
    meaning: null,
    tookMs: 2_400,
    following: 'ended',
    codeConfirmed: false,
    ...over,
  };
}
