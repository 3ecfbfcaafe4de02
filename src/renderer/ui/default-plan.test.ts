import { describe, expect, it } from 'vitest';
import type { Flow } from '../../shared/model/flow';
import type { Environment } from '../../shared/model/environment';
import { consequences, planChanges, planRows, undoChanges, type Assignable } from './default-plan';

const development: Environment = { id: 'dev', name: 'Development', production: false, revision: 0 };
const staging: Environment = { id: 'stage', name: 'Staging', production: false, revision: 0 };
const production: Environment = { id: 'prod', name: 'Production', production: true, revision: 0 };
const environments = [development, staging, production];

const builtIn: Assignable = { id: 'built-in-sms', name: 'Built-in SMS', builtIn: true, providerId: 'built-in', activeIn: ['dev'], templateOverrides: [] };
const twilioUs: Assignable = { id: 'us', name: 'Twilio US', builtIn: false, providerId: 'twilio', activeIn: ['stage'], templateOverrides: [] };
const twilioEu: Assignable = { id: 'eu', name: 'Twilio EU', builtIn: false, providerId: 'twilio', activeIn: [], templateOverrides: [] };
const integrations = [builtIn, twilioUs, twilioEu];

const plan = (chosen: Assignable, ...ticked: string[]) => planRows({ environments, integrations, chosen, ticked: new Set(ticked) });
const sentences = (chosen: Assignable, ...ticked: string[]) => consequences(plan(chosen, ...ticked), 'sms', chosen, { flows: [], templates: null }).map(({ tone, lead, text }) => `${tone}: ${lead} ${text}`);

describe('what ticking environments comes to', () => {
  it('keeps the environments in their order and shows each its present provider', () => {
    expect(plan(twilioEu).map((row) => [row.environment.id, row.now?.name ?? null, row.outcome])).toEqual([
      ['dev', 'Built-in SMS', 'no-change'],
      ['stage', 'Twilio US', 'no-change'],
      ['prod', null, 'no-change'],
    ]);
  });

  it('never offers a built-in service to an environment marked production, even when it is ticked', () => {
    expect(plan(builtIn, 'dev', 'stage', 'prod').map((row) => row.outcome)).toEqual(['stays', 'set', 'not-allowed']);
    expect(planChanges(plan(builtIn, 'dev', 'stage', 'prod'), 'built-in-sms')).toEqual([{ environmentId: 'stage', integrationId: 'built-in-sms', replaces: 'us' }]);
  });

  it('changes only what is not yet so, and says whom each step replaces', () => {
    expect(planChanges(plan(twilioUs, 'dev', 'stage', 'prod'), 'us')).toEqual([
      { environmentId: 'dev', integrationId: 'us', replaces: 'built-in-sms' },
      { environmentId: 'prod', integrationId: 'us', replaces: null },
    ]);
  });

  it('unassigns an active environment that is unticked', () => {
    expect(planChanges(plan(twilioUs), 'us')).toEqual([{ environmentId: 'stage', integrationId: null, replaces: 'us' }]);
  });

  it('undoes every step of a change, with what the change made as what it replaces', () => {
    const changes = planChanges(plan(twilioEu, 'stage', 'prod'), 'eu');
    expect(undoChanges(changes)).toEqual([
      { environmentId: 'stage', integrationId: 'us', replaces: 'eu' },
      { environmentId: 'prod', integrationId: null, replaces: 'eu' },
    ]);
  });
});

describe('the sentences about it', () => {
  it('say whom an external provider replaces and what starts to work', () => {
    expect(sentences(twilioEu, 'dev', 'stage', 'prod')).toEqual([
      'becomes: Development: Twilio EU replaces Built-in SMS. Messages go to phones instead of the Inbox.',
      'becomes: Staging: Twilio EU replaces Twilio US. Twilio US stays saved.',
      'ok: Production: SMS can be sent from now on.',
    ]);
  });

  it('warn when a built-in service takes over', () => {
    expect(sentences(builtIn, 'dev', 'stage')).toEqual(['warn: Staging stops delivering SMS. Its messages land in the Inbox instead of on phones. Twilio US stays saved.']);
  });

  it('say plainly what stops', () => {
    expect(sentences(twilioUs)).toEqual(['bad: Staging stops sending SMS. SMS cannot be sent from Staging until a provider is set.']);
  });

  it('name the flows where somebody said which there are', () => {
    const flows = [{ environmentId: 'stage', on: { sms: ['sign-in', 'mfa'] satisfies Flow[], email: [] }, revision: 1 }];
    const needs = { flows, templates: null };
    expect(consequences(plan(twilioEu, 'stage'), 'sms', twilioEu, needs).map(({ text }) => text)).toEqual(['Twilio EU replaces Twilio US for 2 flows. Twilio US stays saved.']);
    expect(consequences(plan(twilioUs), 'sms', twilioUs, needs).map(({ text }) => text)).toEqual(['Sign-in by phone and MFA by SMS stop at once.']);
  });

  it('name the templates that the environment does not have, unless the integration sends its own', () => {
    const flows = [{ environmentId: 'stage', on: { sms: ['sign-in', 'sign-up'] satisfies Flow[], email: [] }, revision: 1 }];
    const withSet = (...usageTypes: string[]) => ({
      flows,
      templates: { sets: [{ id: 'short', channel: 'sms' as const, name: 'Short', defaultLanguage: 'en', savedAt: null, revision: 0, standard: false, usageTypes }], uses: [{ environmentId: 'stage', channel: 'sms' as const, setId: 'short' }] },
    });
    const told = (chosen: Assignable, ...usageTypes: string[]) => consequences(plan(chosen, 'stage'), 'sms', chosen, withSet(...usageTypes)).map(({ tone, text }) => `${tone}: ${text}`);
    expect(told(twilioEu, 'SignIn', 'Generic')).toEqual(['becomes: Twilio EU replaces Twilio US for 2 flows. Twilio US stays saved. No template for Register. The Generic of Short is sent instead.']);
    expect(told(twilioEu, 'SignIn')).toEqual(['warn: Twilio EU replaces Twilio US for 2 flows. Twilio US stays saved. No template for Register. Short has no Generic either, so nothing can be sent there.']);
    const own = { ...twilioEu, templateOverrides: [{ usageType: 'Register', providerTemplate: { id: 'HX1' } }] };
    expect(told(own, 'SignIn')).toEqual(['becomes: Twilio EU replaces Twilio US for 2 flows. Twilio US stays saved.']);
  });

  it('are silent when nothing changes', () => {
    expect(sentences(twilioUs, 'stage')).toEqual([]);
  });
});
