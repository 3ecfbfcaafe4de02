import { describe, expect, it } from 'vitest';
import { anEnvironment, anIntegration } from '../../../../test/support/builders';
import type { Assignment } from '../../../shared/model/assignment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import { answerOf } from './answer';
import { candidates, integrationsInUse, matrixCells } from './matrix';

const now = Date.UTC(2026, 10, 20);
const names = ['Development', 'Testing', 'Staging', 'Production'];
const environments = names.map((name) => anEnvironment({ id: name.toLowerCase(), name, production: name === 'Production' }));
const sms = anIntegration({ id: 'sms' });
const email = anIntegration({ id: 'email', channel: 'email', providerId: 'sendgrid', name: 'SendGrid' });
const builtIn = anIntegration({ id: 'built-in-sms', providerId: 'built-in', name: 'Built-in SMS', builtIn: true });
const rejected = anIntegration({ id: 'rejected', name: 'Old key', check: { at: new Date(now).toISOString(), ok: false, kind: 'auth-failed', providerCode: '20003', testMode: false } });

/** Everything assigned except the cells named "Production sms". */
function answerWithout(missing: string[], integrations: IntegrationView[] = [sms, email]) {
  const assignments = environments.flatMap(({ id, name }) =>
    (['sms', 'email'] as Channel[]).filter((channel) => !missing.includes(`${name} ${channel}`)).map((channel): Assignment => ({ environmentId: id, channel, integrationId: integrations.find((each) => each.channel === channel)?.id ?? '' })),
  );
  return answerOf(matrixCells(environments, integrations, assignments, now), integrations);
}

describe('"Can every environment send?"', () => {
  it('is yes when everything is assigned and nothing is wrong', () => {
    expect(answerWithout([])).toEqual({ tone: 'ok', sentence: 'Yes. All 4 environments can send SMS and e-mail.' });
  });

  it('counts what needs attention although it can send', () => {
    expect(answerWithout([], [rejected, email])).toEqual({ tone: 'warn', sentence: 'Yes, but 4 need attention.' });
  });

  it('names the one that cannot and how many can', () => {
    expect(answerWithout(['Production sms'])).toEqual({ tone: 'bad', sentence: 'No. Production cannot send SMS; 7 of 8 channels can send.' });
  });

  it('joins environments that lack the same', () => {
    expect(answerWithout(['Production sms', 'Staging sms']).sentence).toBe('No. Staging and Production cannot send SMS.');
  });

  it('joins channels of one environment and keeps different lacks apart', () => {
    expect(answerWithout(['Production sms', 'Production email']).sentence).toBe('No. Production cannot send SMS or e-mail.');
    expect(answerWithout(['Staging email', 'Production sms']).sentence).toBe('No. Staging cannot send e-mail and Production cannot send SMS.');
  });

  it('only counts when there are too many to name', () => {
    expect(answerWithout(['Testing sms', 'Staging sms', 'Production sms', 'Production email']).sentence).toBe('No. 4 of 8 channels cannot send.');
  });

  it('asks for the first service while only the built-in ones are there', () => {
    const cells = matrixCells(environments, [builtIn], [{ environmentId: 'development', channel: 'sms', integrationId: builtIn.id }], now).filter(({ environment }) => environment.production);
    expect(answerOf(cells, [builtIn]).sentence).toBe('Not yet. Connect a service to send from Production.');
  });
});

describe('the matrix', () => {
  it('offers an empty production cell neither the built-in service nor rejected credentials', () => {
    const [cell] = matrixCells([anEnvironment({ production: true })], [], [], now);
    expect(cell && candidates(cell, [builtIn, rejected, sms, email], now)).toEqual([sms]);
  });

  it('names each external integration in use once', () => {
    const assignments: Assignment[] = [
      { environmentId: 'development', channel: 'sms', integrationId: 'built-in-sms' },
      { environmentId: 'testing', channel: 'sms', integrationId: 'sms' },
      { environmentId: 'staging', channel: 'sms', integrationId: 'sms' },
      { environmentId: 'staging', channel: 'email', integrationId: 'email' },
    ];
    expect(integrationsInUse(matrixCells(environments, [builtIn, sms, email], assignments, now))).toEqual([sms, email]);
  });
});
