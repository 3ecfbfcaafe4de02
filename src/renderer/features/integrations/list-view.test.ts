import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { deleteRefusal, filterRows, listRows, noFilters, sortRows, type SortKey } from './list-view';

const now = Date.parse('2026-11-20T09:00:00Z');
const environments: Environment[] = [
  { id: 'dev', name: 'Development', production: false, revision: 0 },
  { id: 'prod', name: 'Production', production: true, revision: 0 },
];
const descriptor: ProviderDescriptor = {
  id: 'acme',
  label: 'Acme',
  channels: ['sms'],
  deliveries: ['text'],
  mark: { text: 'Ac', color: '#333333' },
  summary: '',
  needs: '',
  capabilities: { verify: true, status: true, balance: false, receipts: true },
  fields: [
    { id: 'from', label: 'Number', group: 'sender' },
    { id: 'pool', label: 'Pool', group: 'sender', mono: true },
  ],
  alternatives: [],
  notes: [],
  regions: 'Everywhere',
  senderFields: ['pool', 'from'],
  defaultApiBaseUrl: 'https://acme.example',
  links: { console: 'https://acme.example', docs: 'https://acme.example' },
  linkHosts: ['acme.example'],
};

const view = (name: string, more: Partial<IntegrationView> = {}): IntegrationView => ({
  id: name,
  channel: 'sms',
  providerId: 'acme',
  name,
  builtIn: false,
  settings: { from: '+14155550132' },
  credentials: {},
  apiBaseUrl: null,
  templateOverrides: [],
  activeIn: [],
  check: null,
  lastTest: null,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  updatedBy: 'admin',
  revision: 0,
  ...more,
});
const rowsOf = (...views: IntegrationView[]) => listRows(views, environments, [descriptor], now);
const check = (ok: boolean, at: string, kind: 'auth-failed' | 'timeout' | null = null) => ({ ok, at, kind, providerCode: kind === 'auth-failed' ? '20003' : null, testMode: false });

describe('a row of the list', () => {
  it('names provider and sender, and shortens an identifier to its last four characters', () => {
    const [number, pool] = rowsOf(view('A'), view('B', { settings: { pool: 'MG20c5e87ab3914d0f8a61be7205d94c1d', from: '+14155550132' } }));
    expect(number?.subtitle).toBe('Acme · +14155550132');
    expect(pool?.subtitle).toBe('Acme · Pool ••4c1d');
  });

  it('tells a refusal of the credentials from a provider that could not be reached', () => {
    const [refused, silent] = rowsOf(view('A', { check: check(false, '2026-11-20T08:00:00Z', 'auth-failed') }), view('B', { check: check(false, '2026-11-20T08:00:00Z', 'timeout') }));
    expect(refused?.check).toMatchObject({ tone: 'bad', word: 'Rejected' });
    expect(silent?.check).toMatchObject({ tone: 'warn', word: 'Unreachable' });
  });

  it('marks a verification older than 30 days', () => {
    const [fresh, old] = rowsOf(view('A', { check: check(true, '2026-11-01T00:00:00Z') }), view('B', { check: check(true, '2026-10-01T00:00:00Z') }));
    expect(fresh?.check.old).toBe(false);
    expect(old?.check).toMatchObject({ word: 'Verified', old: true });
  });

  it('refuses deletion while active, naming every environment, and of a built-in service at any time', () => {
    const [free, active, builtIn] = rowsOf(view('A'), view('B', { activeIn: ['prod', 'dev'] }), view('C', { builtIn: true }));
    expect(free && deleteRefusal(free)).toBeNull();
    expect(active && deleteRefusal(active)).toBe('Active in Development and Production. Unassign it there first.');
    expect(builtIn && deleteRefusal(builtIn)).toBe('The built-in service cannot be deleted.');
  });
});

describe('filtering', () => {
  const rows = rowsOf(view('Acme Berlin', { activeIn: ['dev'] }), view('Acme Paris', { settings: { from: '+33600000000' } }));
  const names = (filters: Partial<typeof noFilters>) => filterRows(rows, { ...noFilters, ...filters }).map((row) => row.integration.name);

  it('finds by name and by sender, all words in any order, without regard to case', () => {
    expect(names({ text: 'berlin ACME' })).toEqual(['Acme Berlin']);
    expect(names({ text: '+336' })).toEqual(['Acme Paris']);
    expect(names({ text: 'rome' })).toEqual([]);
  });

  it('narrows to active, to unused and to one environment', () => {
    expect(names({ use: 'active' })).toEqual(['Acme Berlin']);
    expect(names({ use: 'unused' })).toEqual(['Acme Paris']);
    expect(names({ environmentId: 'prod' })).toEqual([]);
  });
});

describe('sorting', () => {
  const rows = rowsOf(
    view('Twilio 10', { updatedAt: '2026-11-03T00:00:00.000Z', check: check(true, '2026-11-19T00:00:00Z') }),
    view('Built-in', { builtIn: true, updatedAt: null, activeIn: ['dev'] }),
    view('Twilio 9', { updatedAt: '2026-11-02T00:00:00.000Z', check: check(false, '2026-11-19T00:00:00Z', 'auth-failed') }),
    view('acme', { activeIn: ['prod'] }),
  );
  const order = (key: SortKey, direction: 'ascending' | 'descending' = 'ascending') => sortRows(rows, { key, direction }).map((row) => row.integration.name);

  it('sorts names as people read them and keeps the built-in service last both ways', () => {
    expect(order('name')).toEqual(['acme', 'Twilio 9', 'Twilio 10', 'Built-in']);
    expect(order('name', 'descending')).toEqual(['Twilio 10', 'Twilio 9', 'acme', 'Built-in']);
  });

  it('puts what needs a look first when sorted by credential check', () => {
    expect(order('check')).toEqual(['Twilio 9', 'acme', 'Twilio 10', 'Built-in']);
  });

  it('puts the newest change first when sorted by update', () => {
    expect(order('updated')).toEqual(['Twilio 10', 'Twilio 9', 'acme', 'Built-in']);
  });

  it('puts what is in use first when sorted by environment', () => {
    expect(order('activeIn')[0]).toBe('acme');
  });
});
