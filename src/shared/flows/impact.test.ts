import { describe, expect, it } from 'vitest';
import { type Flow, usualFlows } from '../model/flow';
import type { Channel } from '../model/message';
import {
  builtInServes,
  captures,
  flowSettings,
  flowsOnHere,
  flowsOnSentence,
  flowsThatStop,
  flowsUsing,
  notWorking,
  notWorkingThere,
  ownTemplates,
  ownTemplatesIn,
  ownTemplatesLost,
  replaces,
  setHere,
  starts,
  stops,
  templatesMissing,
  templatesStay,
  textSent,
  withoutTemplate,
} from './impact';

const one: Flow[] = ['sign-in'];
const three: Flow[] = ['sign-in', 'forgot-password', 'mfa'];
const five: Flow[] = ['sign-up', 'sign-in', 'forgot-password', 'link-account', 'mfa'];
const next = { name: 'Twilio EU' };
const now = { name: 'Twilio US', builtIn: false };
const builtIn = { name: 'Built-in SMS', builtIn: true };

describe('the flows of an environment', () => {
  const all = [{ environmentId: 'staging', on: { sms: ['mfa', 'sign-in'] satisfies Flow[], email: ['sign-in', 'invitation'] satisfies Flow[] }, revision: 1 }];

  it('stand in one order, whatever the order in which they were switched on', () => {
    expect(flowsOnHere(all, 'staging', 'sms')).toEqual(['sign-in', 'mfa']);
    expect(flowsOnHere(all, 'production', 'sms')).toBeNull();
  });

  it('count once on however many channels', () => {
    expect(flowsOnSentence(all, 'staging')).toBe('3 flows on');
    expect(flowsOnSentence([{ environmentId: 'staging', on: { sms: one, email: one }, revision: 1 }], 'staging')).toBe('1 flow on');
    expect(flowsOnSentence([{ environmentId: 'staging', on: { sms: [], email: [] }, revision: 1 }], 'staging')).toBe('No flow on');
    expect(flowsOnSentence(all, 'production')).toBeNull();
  });

  it('are the usual six for people who sign up with either, and no text is sent to those who use e-mail alone', () => {
    expect(flowsOnSentence([{ environmentId: 'e', on: usualFlows('either'), revision: 1 }], 'e')).toBe('6 flows on');
    expect(usualFlows('email').sms).toEqual([]);
    expect(usualFlows('phone')).toEqual({ sms: five, email: ['invitation'] });
  });

  it('are deleted with it, each setting counted', () => {
    expect(flowSettings(all, 'staging')).toBe('4 flow settings');
    expect(flowSettings([{ environmentId: 'staging', on: { sms: one, email: [] }, revision: 1 }], 'staging')).toBe('1 flow setting');
    expect(flowSettings([{ environmentId: 'staging', on: { sms: [], email: [] }, revision: 1 }], 'staging')).toBeNull();
    expect(flowSettings(all, 'production')).toBeNull();
  });
});

describe('what does not work without a provider', () => {
  it.each([
    [null, 'SMS cannot be sent from Production.'],
    [[], 'No flow needs it.'],
    [one, 'Sign-in by phone does not work.'],
    [three, 'Sign-in by phone, password reset by SMS and MFA by SMS do not work.'],
    [five, 'Sign-up by phone, sign-in by phone and 3 other flows do not work.'],
  ])('%j', (on, sentence) => {
    expect(notWorking('Production', 'sms', on)).toBe(sentence);
  });

  it('is told of several environments at once', () => {
    expect(notWorkingThere('sms', [{ on: one }, { on: ['mfa', 'sign-in'] }])).toBe('Sign-in by phone and MFA by SMS do not work there.');
    expect(notWorkingThere('sms', [{ on: one }, { on: null }])).toBe('Sign-in by phone does not work there.');
    expect(notWorkingThere('email', [{ on: null }])).toBe('E-mail cannot be sent from it.');
    expect(notWorkingThere('email', [{ on: null }, { on: [] }])).toBe('E-mail cannot be sent from them.');
  });
});

describe('what stops', () => {
  it.each([
    [null, 'E-mail cannot be sent from Production until a provider is set.'],
    [[], 'No flow needs it.'],
    [one, 'Sign-in by e-mail stops at once.'],
    [three, 'Sign-in by e-mail, password reset by e-mail and MFA by e-mail stop at once.'],
  ])('%j', (on, sentence) => {
    expect(stops('Production', 'email', on)).toBe(sentence);
  });

  it('is named whole before it happens', () => {
    expect(flowsThatStop('Staging', 'sms', five)).toBe('5 flows of Staging stop: sign-up, sign-in, forgot password, link account and MFA.');
    expect(flowsThatStop('Staging', 'sms', one)).toBe('1 flow of Staging stops: sign-in.');
    expect(flowsThatStop('Staging', 'sms', [])).toBe('No flow needs it.');
    expect(flowsThatStop('Staging', 'sms', null)).toBe('SMS cannot be sent from Staging until a provider is set.');
  });
});

describe('what another provider changes', () => {
  it('starts what did not work', () => {
    expect(starts('sms', three)).toBe('sign-in by phone, password reset by SMS and MFA by SMS start to work.');
    expect(starts('sms', one)).toBe('sign-in by phone starts to work.');
    expect(starts('email', [])).toBe('E-mail can be sent from now on. No flow needs it.');
    expect(starts('email', null)).toBe('E-mail can be sent from now on.');
  });

  it('goes on with another name', () => {
    expect(replaces('sms', five, next, now)).toBe('Twilio EU replaces Twilio US for 5 flows. Twilio US stays saved.');
    expect(replaces('sms', one, next, builtIn)).toBe('Twilio EU replaces Built-in SMS for 1 flow. Messages go to phones instead of the Inbox.');
    expect(replaces('sms', null, next, now)).toBe('Twilio EU replaces Twilio US. Twilio US stays saved.');
  });

  it('ends in the Inbox where a built-in service takes over', () => {
    expect(captures('sms', five, now)).toBe('5 flows keep running, but their messages land in the Inbox instead of on phones. Twilio US stays saved.');
    expect(captures('email', one, now)).toBe('1 flow keeps running, but its messages land in the Inbox instead of in mailboxes. Twilio US stays saved.');
    expect(captures('sms', null, now)).toBe('Its messages land in the Inbox instead of on phones. Twilio US stays saved.');
    expect(builtInServes(three)).toBe('Captured in the Inbox, serves 3 flows');
    expect(builtInServes([])).toBe('Captured in the Inbox');
    expect(builtInServes(null)).toBe('Captured in the Inbox');
  });
});

describe('who needs it', () => {
  it('keeps an integration from being deleted', () => {
    expect(flowsUsing('sms', five, now)).toBe('5 flows use it: sign-up, sign-in, forgot password, link account and MFA');
    expect(flowsUsing('sms', one, now)).toBe('1 flow uses it: sign-in');
    expect(flowsUsing('sms', [], now)).toBe('No flow needs it');
    expect(flowsUsing('sms', null, now)).toBe('Its SMS goes through Twilio US');
  });

  it('needs templates, named as Logto names them', () => {
    const set = (...usageTypes: string[]) => ({ id: 'short', name: 'Short', usageTypes });
    expect(withoutTemplate(['sign-up', 'mfa'], set('SignIn', 'MfaVerification'))).toBe('No template for Register and BindMfa.');
    expect(withoutTemplate(['sign-up', 'mfa'], set('SignIn', 'MfaVerification'), ['BindMfa'])).toBe('No template for Register.');
    expect(withoutTemplate(['sign-in'], set('SignIn'))).toBeNull();
    expect(withoutTemplate(null, set())).toBeNull();
    expect(withoutTemplate(['sign-in'], null)).toBeNull();
    expect(templatesMissing(['sign-up'], set('Generic'))).toBe('No template for Register. The Generic of Short is sent instead.');
    expect(templatesMissing(['sign-up'], set())).toBe('No template for Register. Short has no Generic either, so nothing can be sent there.');
    expect(templatesMissing(['sign-up'], set('Register'))).toBeNull();
  });

  it('keeps its templates when it loses its provider', () => {
    const set = { id: 'short', name: 'Short', usageTypes: ['SignIn'] };
    expect(templatesStay(['sign-in'], set)).toBe('Its templates stay: Short.');
    expect(templatesStay(['sign-up'], set)).toBe('Its templates stay: Short. No template for Register.');
    expect(templatesStay(['sign-up'], null)).toBeNull();
  });

  it('uses the set that the environment has chosen for the channel', () => {
    const set = (id: string, channel: Channel) => ({ id, channel, name: id, defaultLanguage: 'en', savedAt: null, revision: 0, standard: false, usageTypes: [] });
    const templates = { sets: [set('short', 'sms'), set('mail', 'email')], uses: [{ environmentId: 'staging', channel: 'sms' as const, setId: 'short' }, { environmentId: 'staging', channel: 'email' as const, setId: 'mail' }] };
    expect(setHere(templates, 'staging', 'email')?.name).toBe('mail');
    expect(setHere(templates, 'production', 'sms')).toBeNull();
  });
});

describe('templates of an integration of its own', () => {
  const overrides = [
    { usageType: 'Register', providerTemplate: { id: 'HX1' } },
    { usageType: 'Register', language: 'de', providerTemplate: { id: 'HX2' } },
  ];

  it('go with it', () => {
    expect(ownTemplates(overrides)).toEqual(['Register']);
    const twilio = { channel: 'sms' as const, activeIn: ['staging'], templateOverrides: overrides };
    expect(ownTemplatesIn([twilio], 'staging', 'sms')).toEqual(['Register']);
    expect(ownTemplatesIn([twilio], 'staging', 'email')).toEqual([]);
    expect(ownTemplatesIn([twilio], 'production', 'sms')).toEqual([]);
    expect(ownTemplatesLost(overrides)).toBe('its own template for Register');
    expect(ownTemplatesLost([...overrides, { usageType: 'SignIn' }])).toBe('its own templates for Register and SignIn');
    expect(ownTemplatesLost([])).toBeNull();
  });

  it('are sent in place of the text of the set', () => {
    expect(textSent(overrides[0])).toBe('Its own, HX1');
    expect(textSent(undefined)).toBe('The text of the set');
  });
});
