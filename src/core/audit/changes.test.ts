import { describe, expect, it } from 'vitest';
import type { StoredIntegration } from '../../shared/model/integration';
import { defaultNetwork } from '../../shared/model/network';
import { defaultSettings } from '../../shared/model/settings';
import { findProvider } from '../providers/registry';
import { emptyContent } from '../vault/empty-content';
import { assignmentsNote, countOf, environmentChanges, fieldChanges, integrationChanges, networkChanges, settingsChanges } from './changes';

const descriptor = findProvider('twilio')?.descriptor ?? null;
let n = 0;
const sealed = (iv: string) => ({ iv, tag: 'tag', data: 'data' });
const info = (ending?: string) => ({ setAt: '2026-11-03T12:00:00.000Z', setBy: 'anna', ...(ending === undefined ? {} : { ending }) });
const twilio: StoredIntegration = {
  id: 'twilio-eu',
  channel: 'sms',
  providerId: 'twilio',
  name: 'Twilio EU',
  settings: { accountSid: 'AC01', from: '+447700900140' },
  credentials: { authToken: { sealed: sealed('one'), info: info('9f2c') } },
  apiBaseUrl: null,
  templateOverrides: [],
  check: null,
  lastTest: null,
  createdAt: '2026-11-03T12:00:00.000Z',
  updatedAt: '2026-11-03T12:00:00.000Z',
  updatedBy: 'anna',
  revision: 0,
};

describe('what became of assignments', () => {
  const content = emptyContent([{ name: 'Staging', production: false }, { name: 'Production', production: true }], { next: () => `id-${(n += 1)}` });
  content.integrations.push(twilio, { ...twilio, id: 'twilio-us', name: 'Twilio US' });
  const [staging = '', production = ''] = content.environments.map(({ id }) => id);

  it('is about the integration that is assigned, with whom it replaces', () => {
    expect(
      assignmentsNote(content, 'sms', [
        { environmentId: staging, integrationId: 'twilio-eu', replaces: 'built-in-sms' },
        { environmentId: production, integrationId: 'twilio-eu', replaces: null },
      ]),
    ).toEqual({
      action: 'assigned',
      subject: { kind: 'integration', id: 'twilio-eu', name: 'Twilio EU', providerId: 'twilio' },
      changes: [
        { field: 'Staging', before: 'Built-in SMS', after: 'Twilio EU' },
        { field: 'Production', before: null, after: 'Twilio EU' },
      ],
      summary: 'Staging and Production',
    });
  });

  it('is about the one that was unassigned, and about the channel when there are several', () => {
    expect(assignmentsNote(content, 'sms', [{ environmentId: staging, integrationId: null, replaces: 'built-in-sms' }])).toMatchObject({ action: 'unassigned', subject: { name: 'Built-in SMS', providerId: 'built-in' }, summary: 'Staging' });
    const several = [
      { environmentId: staging, integrationId: 'twilio-eu', replaces: null },
      { environmentId: production, integrationId: 'twilio-us', replaces: null },
    ];
    expect(assignmentsNote(content, 'sms', several)).toMatchObject({ action: 'assigned', subject: { kind: 'defaults', id: 'sms', name: 'SMS providers', providerId: null } });
  });

  it('is nothing when everything stays as it was', () => {
    expect(assignmentsNote(content, 'sms', [{ environmentId: staging, integrationId: 'twilio-eu', replaces: 'twilio-eu' }])).toBeNull();
    expect(assignmentsNote(content, 'sms', [])).toBeNull();
  });
});

describe('what changed', () => {
  it('is named by the labels of the form, field by field, and only where it differs', () => {
    const after: StoredIntegration = { ...twilio, name: 'Twilio US', settings: { accountSid: 'AC01', messagingServiceSid: 'MG01' }, apiBaseUrl: 'https://twilio.halden.example' };
    expect(integrationChanges(descriptor, twilio, after)).toEqual([
      { field: 'Name', before: 'Twilio EU', after: 'Twilio US' },
      { field: 'Sender number or name', before: '+447700900140', after: null },
      { field: 'Messaging Service SID', before: null, after: 'MG01' },
      { field: 'API base URL', before: null, after: 'https://twilio.halden.example' },
    ]);
    expect(integrationChanges(descriptor, twilio, { ...twilio })).toEqual([]);
  });

  it('tells of a secret when it was set and how it ends, and nothing else', () => {
    const label = descriptor?.fields.find(({ id }) => id === 'authToken')?.label;
    const again: StoredIntegration = { ...twilio, credentials: { authToken: { sealed: sealed('two'), info: info('41be') } } };
    expect(integrationChanges(descriptor, twilio, again)).toEqual([{ field: label, before: 'set 3 Nov 2026, ends in 9f2c', after: 'changed, ends in 41be' }]);
    expect(integrationChanges(descriptor, twilio, { ...twilio, credentials: {} })).toEqual([{ field: label, before: 'set 3 Nov 2026, ends in 9f2c', after: null }]);
    const short: StoredIntegration = { ...twilio, credentials: { authToken: { sealed: sealed('three'), info: info() } } };
    expect(integrationChanges(descriptor, { ...twilio, credentials: {} }, short)).toEqual([{ field: label, before: null, after: 'set' }]);
  });

  it('tells all of what is new and of what is gone', () => {
    const fields = integrationChanges(descriptor, null, twilio);
    expect(fields.every(({ before }) => before === null)).toBe(true);
    expect(fields.map(({ after }) => after)).toEqual(expect.arrayContaining(['Twilio EU', 'AC01', '+447700900140', 'set, ends in 9f2c']));
    expect(integrationChanges(descriptor, twilio, null).map(({ before, after }) => [after, before])).toEqual(expect.arrayContaining([[null, 'set 3 Nov 2026, ends in 9f2c']]));
  });

  it('of a provider that this version does not know is its name', () => {
    expect(integrationChanges(null, twilio, null)).toEqual([{ field: 'Name', before: 'Twilio EU', after: null }]);
  });

  it('of the network shows no password', () => {
    const proxy = (iv: string) => ({ url: 'http://proxy.halden.example:8080', user: 'anna', password: { sealed: sealed(iv), info: info() } });
    expect(networkChanges(defaultNetwork, { ...defaultNetwork, proxy: proxy('one'), noProxy: ['.halden.example', '10.0.0.1'] })).toEqual([
      { field: 'Proxy', before: null, after: 'http://proxy.halden.example:8080' },
      { field: 'Proxy user', before: null, after: 'anna' },
      { field: 'Proxy password', before: null, after: 'set' },
      { field: 'Hosts without the proxy', before: null, after: '.halden.example, 10.0.0.1' },
    ]);
    expect(networkChanges({ ...defaultNetwork, proxy: proxy('one') }, { ...defaultNetwork, proxy: proxy('two') })).toEqual([{ field: 'Proxy password', before: 'set 3 Nov 2026', after: 'changed' }]);
  });

  it('of an environment and of the settings is in words', () => {
    const environment = { id: 'staging', name: 'Staging', production: false, revision: 0 };
    expect(environmentChanges(environment, { ...environment, production: true })).toEqual([{ field: 'Marked production', before: 'no', after: 'yes' }]);
    expect(settingsChanges(defaultSettings, { ...defaultSettings, administrator: { minutes: 5 }, outgoingAddresses: ['203.0.113.10'] })).toEqual([
      { field: 'Administrator for, minutes', before: '15', after: '5' },
      { field: 'Outgoing addresses', before: null, after: '203.0.113.10' },
    ]);
  });

  it('is cut where a value is long', () => {
    const [change] = fieldChanges([{ field: 'Certificate', before: null, after: 'x'.repeat(5_000) }]);
    expect(change?.after).toBe(`${'x'.repeat(300)}…`);
  });

  it('is counted in words', () => {
    const change = { field: 'Name', before: 'a', after: 'b' };
    expect([countOf([]), countOf([change]), countOf([change, change])]).toEqual(['0 fields', '1 field', '2 fields']);
  });
});
