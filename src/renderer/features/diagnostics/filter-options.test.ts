import { describe, expect, it } from 'vitest';
import { aHistoryRow } from '../../../../test/support/a-history-row';
import { anEnvironment, anIntegration } from '../../../../test/support/builders';
import { filterOptions } from './filter-options';
import { viewRows } from './history-view';

describe('what can be filtered by', () => {
  it('is whatever occurs, under its present name', () => {
    const rows = viewRows([
      aHistoryRow({ id: '1', integrationId: 'twilio-eu', integrationName: 'Twilio', environments: [{ id: 'staging', name: 'Stage' }] }),
      aHistoryRow({ id: '2', integrationId: null, integrationName: 'Twilio', environments: [] }),
      aHistoryRow({ id: '3', integrationId: 'old', integrationName: 'Plivo US', providerId: 'plivo', environments: [{ id: 'gone', name: 'Attic' }, { id: 'first', name: 'First' }] }),
      aHistoryRow({ id: '4', integrationId: 'built-in-sms', integrationName: 'Built-in SMS', providerId: 'built-in', environments: [] }),
    ]);
    const environments = [anEnvironment({ id: 'staging', name: 'Staging' }), anEnvironment({ id: 'first', name: 'First' }), anEnvironment({ id: 'unused', name: 'Unused' })];
    const options = filterOptions(rows, [anIntegration(), anIntegration({ id: 'built-in-sms', name: 'Built-in SMS' })], environments, []);
    expect(options.integrations.map(({ label }) => label)).toEqual(['Built-in SMS', 'Plivo US (deleted)', 'Twilio EU', 'Not saved when sent']);
    expect(options.environments.map(({ label }) => label)).toEqual(['Staging', 'First', 'Attic (deleted)', 'None']);
    expect(options.providers.map(({ label }) => label)).toEqual(['Built-in', 'plivo', 'twilio']);
  });
});
