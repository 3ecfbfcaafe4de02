import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { defaultNetwork } from '../../shared/model/network';
import { defaultSettings } from '../../shared/model/settings';
import { DocumentRefusedError, newDocument, nextRevision, parseDocument, type VaultDocument } from './document';

const document = newDocument({
  madeAt: '2026-11-20T09:12:00.000Z',
  shown: true,
  recoveryWrappingKey: randomBytes(32).toString('base64'),
  content: { environments: [{ id: 'e', name: 'Development', production: false, revision: 0 }], integrations: [], actions: [], assignments: [], pastAssignments: [], drafts: [], flows: [], promotions: [], builtInTests: {}, network: defaultNetwork, settings: defaultSettings, recipients: [], following: [], roles: { passphrase: null, released: ['e'] }, templateSets: [], templateUses: [], auditPending: [], auditCount: 0 },
});

function reasonFor(value: unknown): string {
  try {
    parseDocument(typeof value === 'string' ? value : JSON.stringify(value));
  } catch (error) {
    if (error instanceof DocumentRefusedError) return error.reason;
    throw error;
  }
  throw new Error('It was not refused');
}

describe('the document of a vault', () => {
  it('is read as it was written', () => {
    const written: VaultDocument = nextRevision(document);
    expect(parseDocument(JSON.stringify(written))).toEqual({ ...document, revision: 1 });
  });

  it('of a later version is told apart from a damaged one', () => {
    expect(reasonFor({ ...document, schemaVersion: 5, somethingNew: true })).toBe('newer');
  });

  const { actions, pastAssignments, flows, promotions, network, settings, recipients, following, roles, templateSets, templateUses, auditPending, auditCount, ...first } = document.content;

  const noDates = { madeAt: null, savedAt: null, recoveryKeyMadeAt: null, backedUpAt: null };

  it('of version 1 gets network settings that change nothing', () => {
    expect(parseDocument(JSON.stringify({ ...document, schemaVersion: 1, content: first }))).toEqual({ ...document, dates: noDates });
    expect(reasonFor({ ...document, schemaVersion: 1, content: [] })).toBe('unreadable');
  });

  it('of version 2 gets the settings to begin with, and keeps a re-keying that was under way', () => {
    const former = { vaultId: 'b0cb696b-248e-4859-8f76-21510982a1dc', protection: 'passphrase', inbox: document.recoveryWrappingKey };
    const read = parseDocument(JSON.stringify({ ...document, schemaVersion: 2, former, content: { ...first, network } }));
    expect(read).toEqual({ ...document, dates: noDates, former: { vaultId: former.vaultId, protection: 'passphrase', logs: { inbox: former.inbox } } });
    expect(read.content).toMatchObject({ actions, pastAssignments, flows, promotions, settings, recipients, following, roles, templateSets, templateUses, auditPending, auditCount });
  });

  it('of version 2 gets a first version of each code, by whom it was saved last', () => {
    const integration = { id: 'i', channel: 'sms', providerId: 'custom-code', name: 'Webhook', settings: { code: 'exports.x = 1;' }, credentials: {}, apiBaseUrl: null, check: null, lastTest: null, createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-02T08:00:00.000Z', updatedBy: 'kim', revision: 3 };
    const read = parseDocument(JSON.stringify({ ...document, schemaVersion: 2, former: null, content: { ...first, network, integrations: [integration, { ...integration, id: 'j', providerId: 'twilio' }] } }));
    const made = { at: integration.updatedAt, by: 'kim' };
    expect(read.content.actions).toEqual([{ integrationId: 'i', draft: null, versions: [{ number: 1, code: 'exports.x = 1;', ...made, restored: null }], updatedAt: made.at, updatedBy: made.by, revision: 0 }]);
  });

  it('of version 2 gets integrations that override no template', () => {
    const stored = { id: 'twilio-eu', channel: 'sms', providerId: 'twilio', name: 'Twilio EU', settings: {}, credentials: {}, apiBaseUrl: null, check: null, lastTest: null, createdAt: '', updatedAt: '', updatedBy: 'anna', revision: 0 };
    const read = parseDocument(JSON.stringify({ ...document, schemaVersion: 2, content: { ...first, network, integrations: [stored] } }));
    expect(read.content.integrations).toEqual([{ ...stored, templateOverrides: [] }]);
  });

  it('of version 3 gets overrides and versions too, also in what a promotion replaced, and keeps those that it has', () => {
    const stored = { id: 'i', channel: 'sms', providerId: 'custom-code', name: 'Webhook', settings: { code: 'exports.x = 1;' }, credentials: {}, apiBaseUrl: null, check: null, lastTest: null, createdAt: '', updatedAt: '2026-11-02T08:00:00.000Z', updatedBy: 'kim', revision: 3 };
    const promotion = { environmentId: 'e', fromName: 'Development', what: 'SMS', at: '', by: 'kim', assignments: [], created: [], templates: [], flows: null };
    const older = Object.fromEntries(Object.entries(document.content).filter(([part]) => part !== 'actions'));
    const read = parseDocument(JSON.stringify({ ...document, schemaVersion: 3, content: { ...older, integrations: [stored], promotions: [{ ...promotion, updated: [{ before: stored, revision: 4 }] }] } }));
    expect(read.content.integrations).toEqual([{ ...stored, templateOverrides: [] }]);
    expect(read.content.promotions[0]?.updated[0]?.before).toEqual({ ...stored, templateOverrides: [] });
    expect(read.content.actions).toMatchObject([{ integrationId: 'i', versions: [{ number: 1, code: 'exports.x = 1;', by: 'kim' }] }]);
    const versions = read.content.actions.map((action) => ({ ...action, revision: 7 }));
    expect(parseDocument(JSON.stringify({ ...read, schemaVersion: 3, content: { ...read.content, actions: versions } })).content).toEqual({ ...read.content, actions: versions });
  });

  it.each([
    ['no JSON', '{"schemaVersion":1'],
    ['a list', []],
    ['no version', {}],
    ['an unknown earlier version', { ...document, schemaVersion: 0 }],
    ['a key too much', { ...document, more: 1 }],
    ['a negative revision', { ...document, revision: -1 }],
    ['no content', { ...document, content: null }],
    ['a wrapping key of another length', { ...document, recoveryWrappingKey: 'AAAA' }],
  ])('is refused with %s', (_what, value) => {
    expect(reasonFor(value)).toBe('unreadable');
  });
});
