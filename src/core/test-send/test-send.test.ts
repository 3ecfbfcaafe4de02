import { beforeEach, describe, expect, it } from 'vitest';
import { send as reply } from '../../../test/stand-ins/server';
import { twilioAccount } from '../../../test/stand-ins/twilio';
import { accountSid, aNewEmailIntegration, aNewIntegration, anEmail, aText, aTypedTarget, anUpdateOf, apiKeySid, authToken } from '../../../test/support/builders';
import { aSavedTwilio, once, openTwilio, signedBy } from '../../../test/support/saved-twilio';
import { changedTopics, restarted } from '../../../test/support/memory-ports';
import { openTestCore, startTestCore, type TestCore } from '../../../test/support/test-core';
import type { Target } from '../../shared/contract';
import type { Message } from '../../shared/model/message';

const otherToken = 'ffffeeeeddddccccbbbbaaaa99998888';
const queued = { status: 201, body: { sid: `SM${'0'.repeat(32)}`, status: 'queued', error_code: null, error_message: null } };

let core: TestCore;
const send = (target: Target, message: Message = aText(), operationId: string = crypto.randomUUID()) => core.call('testSend.send', { operationId, target, message });
const refusal = (target: Target, message: Message = aText()) => core.refusal('testSend.send', { operationId: crypto.randomUUID(), target, message });
const saved = (integrationId: string): Target => ({ kind: 'saved', integrationId });
const viewOf = async (id: string) => (await core.call('integrations.list', {})).find((view) => view.id === id);

beforeEach(async () => {
  core = await openTestCore();
});

describe('a test through a saved integration', () => {
  it('goes out once with the stored credentials and is noted on the integration, whose revision stays', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const test = await send(saved(view.id));
    expect(test).toMatchObject({ integrationId: view.id, integrationName: 'Twilio EU', providerId: 'twilio', by: 'anna', captured: false, inboxId: null, report: { outcome: 'queued', messageId: twilio.messages[0]?.sid, error: null } });
    expect(twilio.requests.map(signedBy)).toEqual([`${accountSid}:${authToken}`]);
    expect(await viewOf(view.id)).toMatchObject({ revision: 0, updatedAt: view.updatedAt, lastTest: { testId: test.id, at: test.startedAt, outcome: 'queued', captured: false, kind: null, providerCode: null, meaning: null } });
    expect(await core.call('testSend.get', { id: test.id })).toEqual(test);
    expect(new Set(changedTopics(core.ports).flat())).toEqual(new Set(['integrations', 'history']));
  });

  it('carries no secret in report, events, log lines or files (N7, N12)', async () => {
    const { view } = await aSavedTwilio(core, { credentials: { authToken: otherToken } });
    const test = await send(saved(view.id));
    const basic = Buffer.from(`${accountSid}:${otherToken}`).toString('base64');
    const everything = JSON.stringify([test, core.ports.emitted, core.ports.lines, core.ports.memory.documents.file, await core.call('integrations.list', {})]);
    for (const secret of [otherToken, basic]) expect(everything).not.toContain(secret);
    expect(test.report).toMatchObject({ outcome: 'failed', error: { kind: 'auth-failed', providerCode: '20003' } });
    expect((await viewOf(view.id))?.lastTest).toMatchObject({ outcome: 'failed', kind: 'auth-failed', providerCode: '20003', meaning: test.report.error?.meaning });
  });

  it('is cancelled by its operation id, and says that the message may have left', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const arrival = once();
    twilio.inject(arrival.happen);
    const operationId = crypto.randomUUID();
    const running = send(saved(view.id), aText(), operationId);
    await arrival.happened;
    expect(await core.refusal('testSend.send', { operationId, target: saved(view.id), message: aText() })).toMatchObject({ code: 'conflict' });
    await core.call('operations.cancel', { operationId });
    expect((await running).report).toMatchObject({ outcome: 'unknown', error: { kind: 'cancelled' } });
    expect(await core.refusal('operations.cancel', { operationId })).toMatchObject({ code: 'not-found' });
  });

  it('shows its report even when the disk does not take the summary', async () => {
    const { view } = await aSavedTwilio(core);
    core.ports.memory.disk.fail();
    const test = await send(saved(view.id));
    core.ports.memory.disk.heal();
    expect(test.report).toMatchObject({ outcome: 'queued', error: null });
    expect(test.report.warnings.at(-1)).toBe('This result is not noted on Twilio EU. Not saved: the disk is full. Your changes are still here.');
    expect(await viewOf(view.id)).toMatchObject({ lastTest: null });
    expect(await core.call('testSend.get', { id: test.id })).toMatchObject({ message: aText(), report: test.report });
  });

  it('that is under way when the vault locks is answered to nobody, but noted', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const arrival = once();
    const release = once();
    twilio.inject((response) => {
      if (twilio.requests.length === 2) arrival.happen();
      void release.happened.then(() => {
        reply(response, queued);
      });
    });
    const running = [refusal(saved(view.id)), refusal(aTypedTarget(view, { credentials: { authToken } }))];
    await arrival.happened;
    await core.call('vault.lock', {});
    release.happen();
    expect(await Promise.all(running)).toMatchObject([{ code: 'locked' }, { code: 'locked' }]);
    expect(await core.call('vault.state', {})).toMatchObject({ kind: 'locked', finishedMeanwhile: 2 });
    await core.call('vault.unlock', {});
    expect(twilio.requests).toHaveLength(2);
    expect(await viewOf(view.id)).toMatchObject({ lastTest: { outcome: 'queued' } });
  });

  it('that began last is the last test, whichever ends last', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const arrival = once();
    const release = once();
    twilio.inject((response) => {
      arrival.happen();
      void release.happened.then(() => {
        reply(response, queued);
      });
    });
    const slow = send(saved(view.id));
    await arrival.happened;
    twilio.inject(null);
    core.ports.memory.clock.advance(1_000);
    const quick = await send(saved(view.id));
    release.happen();
    expect((await slow).startedAt < quick.startedAt).toBe(true);
    expect(await viewOf(view.id)).toMatchObject({ lastTest: { testId: quick.id } });
  });

  it('survives that its integration is deleted meanwhile', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    twilio.inject((response) => {
      void core.call('integrations.delete', { id: view.id, revision: 0 }).then(() => {
        reply(response, queued);
      });
    });
    expect((await send(saved(view.id))).report.outcome).toBe('queued');
    expect(await viewOf(view.id)).toBeUndefined();
  });

  it('is kept over locking and a new start, with its message and its exchange', async () => {
    const { view } = await aSavedTwilio(core);
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: (await core.environment('Production')).id, integrationId: view.id, replaces: null }] });
    const test = await send(saved(view.id), aText({ text: 'Your code is 482913' }));
    expect(test).toMatchObject({ environments: [{ name: 'Production' }], following: { kind: 'waiting' } });
    await core.call('testSend.stopFollowing', { id: test.id });
    const kept = { ...test, following: { kind: 'ended', why: 'stopped' } };
    await core.call('vault.lock', {});
    await core.call('vault.unlock', {});
    expect(await core.call('testSend.get', { id: test.id })).toEqual(kept);
    await core.close();
    core = startTestCore(restarted(core.ports));
    await core.call('vault.unlock', {});
    expect(await core.call('testSend.get', { id: test.id })).toEqual(kept);
    for (const line of core.ports.memory.logs.history.lines) expect(line).not.toContain('482913');
  });

  it('remembers its recipient, each once, the last 20 of a channel, until they are forgotten', async () => {
    const numberOf = (n: number) => `+4915100000${String(n).padStart(2, '0')}`;
    for (const n of [...Array.from({ length: 21 }, (_, index) => index), 5]) await send(saved('built-in-sms'), aText({ to: numberOf(n) }));
    await send(saved('built-in-email'), anEmail());
    const recent = await core.call('recipients.list', { channel: 'sms' });
    expect(recent).toHaveLength(20);
    expect(recent.slice(0, 3)).toEqual([numberOf(5), numberOf(20), numberOf(19)]);
    expect(recent).not.toContain(numberOf(0));
    expect(await core.call('recipients.list', { channel: 'email' })).toEqual(['kim@halden.example']);
    await core.call('recipients.clear', {});
    expect(await core.call('recipients.list', { channel: 'sms' })).toEqual([]);
    expect(await core.call('recipients.list', { channel: 'email' })).toEqual([]);
  });

  it('is followed until its provider knows what became of it, by hand at any time', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const message = aText();
    twilio.endAs(message.to, 'undelivered', 30034);
    const test = await send(saved(view.id), message);
    expect(await viewOf(view.id)).toMatchObject({ lastTest: { outcome: 'queued', following: 'waiting' } });
    const refresh = () => core.call('testSend.refresh', { operationId: crypto.randomUUID(), id: test.id });
    // The stand-in moves on by one status with each look-up.
    let { report } = test;
    for (let n = 0; n < 4 && report.outcome !== 'undelivered'; n += 1) ({ report } = await refresh());
    expect(await core.call('testSend.get', { id: test.id })).toMatchObject({
      report: { outcome: 'undelivered', error: { providerCode: '30034' } },
      events: [{ outcome: 'queued' }, { outcome: 'sent' }, { outcome: 'undelivered' }],
      following: { kind: 'ended', why: 'final' },
    });
    expect(await viewOf(view.id)).toMatchObject({ lastTest: { outcome: 'undelivered', providerCode: '30034', following: 'ended' } });
    expect((await core.call('history.list', { since: null })).rows).toMatchObject([{ id: test.id, outcome: 'undelivered', providerCode: '30034' }]);
  });

  it('with test credentials of the provider is simulated, and not followed', async () => {
    const { view } = await aSavedTwilio(core, { settings: { accountSid: twilioAccount.testAccountSid, from: '+15005550006' }, credentials: { authToken: twilioAccount.testAuthToken } });
    expect(await send(saved(view.id))).toMatchObject({ testMode: true, report: { outcome: 'accepted', simulated: true }, following: { kind: 'none' } });
    expect(await viewOf(view.id)).toMatchObject({ lastTest: { following: 'none' } });
  });

  it('carries only a code that stands in its message', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const wish = { operationId: crypto.randomUUID(), target: saved(view.id), code: '482913' };
    expect(await core.refusal('testSend.send', { ...wish, message: aText({ text: 'Your code is 482914' }) })).toMatchObject({ code: 'invalid-input', field: 'code' });
    expect(twilio.requests).toEqual([]);
    expect(await core.call('testSend.send', { ...wish, message: aText({ text: 'Your code is 482913' }) })).toMatchObject({ code: { value: '482913', confirmedAt: null } });
  });

  it('sends a template that lies at the provider, whose values may carry the code, and a built-in service has none', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const message = aText({ text: '', providerTemplate: { id: twilioAccount.contentSid, values: { code: '482913' } } });
    const test = await core.call('testSend.send', { operationId: crypto.randomUUID(), target: saved(view.id), message, code: '482913' });
    expect(test).toMatchObject({ message, code: { value: '482913' }, report: { error: null } });
    expect(twilio.messages).toMatchObject([{ content_sid: twilioAccount.contentSid }]);
    expect(await core.call('testSend.get', { id: test.id })).toMatchObject({ message });
    expect(await core.refusal('testSend.send', { operationId: crypto.randomUUID(), target: saved(view.id), message, code: '000000' })).toMatchObject({ code: 'invalid-input', field: 'code' });
    expect(await refusal(saved(view.id), { ...message, text: 'Also this' })).toMatchObject({ code: 'invalid-input', field: 'message' });
    expect(await refusal(saved('built-in-sms'), message)).toMatchObject({ code: 'invalid-input', message: expect.stringContaining('Built-in SMS sends no templates of its own') as string });
  });

  it('in test mode is refused where the provider would deliver it, and by a built-in service', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    for (const integrationId of [view.id, 'built-in-sms']) {
      expect(await core.refusal('testSend.send', { operationId: crypto.randomUUID(), target: saved(integrationId), message: aText(), testMode: true })).toMatchObject({ code: 'invalid-input', field: 'testMode' });
    }
    expect(twilio.requests).toEqual([]);
  });

  it.each([
    ['a recipient that is no number', aText({ to: '0171 3920041' })],
    ['an empty text', aText({ text: ' ' })],
    ['an e-mail', anEmail()],
  ])('is refused for %s, and is no test of the integration', async (_what, message) => {
    const { twilio, view } = await aSavedTwilio(core);
    expect(await refusal(saved(view.id), message)).toMatchObject({ code: 'invalid-input', field: 'message' });
    expect(twilio.requests).toEqual([]);
    expect(await viewOf(view.id)).toMatchObject({ lastTest: null });
  });
});

describe('a test of a form as typed', () => {
  it('needs nothing saved and leaves nothing behind but its line in the history (N5)', async () => {
    const twilio = await openTwilio();
    const { name, settings, credentials } = aNewIntegration();
    const test = await send({ kind: 'typed', integrationId: null, providerId: 'twilio', name, settings, credentials, apiBaseUrl: twilio.url });
    expect(test).toMatchObject({ integrationId: null, integrationName: 'Twilio EU', report: { outcome: 'queued' } });
    expect(twilio.requests.map(signedBy)).toEqual([`${accountSid}:${authToken}`]);
    expect(await core.call('integrations.list', {})).toHaveLength(2);
    const topics = changedTopics(core.ports).flat();
    expect(topics).toContain('history');
    expect(topics).not.toContain('integrations');
  });

  it('takes the stored credential for an empty field, and the typed one otherwise', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    await send(aTypedTarget(view, { settings: { accountSid, from: '+14155550199' } }));
    await send(aTypedTarget(view, { credentials: { authToken: otherToken } }));
    expect(twilio.requests.map(signedBy)).toEqual([`${accountSid}:${authToken}`, `${accountSid}:${otherToken}`]);
    expect(await viewOf(view.id)).toMatchObject({ lastTest: null });
  });

  it('counts for the saved integration when nothing but the name differs', async () => {
    const { view } = await aSavedTwilio(core);
    const test = await send(aTypedTarget(view, { name: 'Renamed' }));
    expect(await viewOf(view.id)).toMatchObject({ lastTest: { testId: test.id } });
  });

  it('never sends a stored credential to a host that was changed (N14)', async () => {
    const evil = await openTwilio();
    const { twilio, view } = await aSavedTwilio(core);
    for (const over of [{ apiBaseUrl: evil.url }, { apiBaseUrl: null }, { settings: { ...view.settings, region: 'ie1' } }, { settings: { ...view.settings, edge: 'dublin' } }]) {
      expect(await refusal(aTypedTarget(view, over))).toMatchObject({ code: 'invalid-input', field: 'credentials.authToken' });
    }
    expect([...twilio.requests, ...evil.requests]).toEqual([]);
    await send(aTypedTarget(view, { apiBaseUrl: evil.url, credentials: { authToken: otherToken } }));
    expect(evil.requests.map(signedBy)).toEqual([`${accountSid}:${otherToken}`]);
  });

  it('never gives the stored credentials of one provider to another', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const sendGrid = await core.call('integrations.create', aNewEmailIntegration({ apiBaseUrl: view.apiBaseUrl }));
    expect(await refusal({ ...aTypedTarget(sendGrid), providerId: 'twilio', settings: view.settings })).toMatchObject({ code: 'invalid-input', field: 'target.providerId' });
    expect(await refusal({ ...aTypedTarget(view), providerId: 'sendgrid', settings: {} }, anEmail())).toMatchObject({ code: 'invalid-input', field: 'target.providerId' });
    expect(twilio.requests).toEqual([]);
  });

  it('does not complete another way of signing in from what is stored', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    const test = await send(aTypedTarget(view, { settings: { ...view.settings, apiKeySid } }));
    expect(test.report).toMatchObject({ outcome: 'failed', error: { kind: 'invalid-input' } });
    expect(twilio.requests).toEqual([]);
  });

  it('speaks for what is saved now, also after an edit', async () => {
    const { twilio, view } = await aSavedTwilio(core);
    await core.call('integrations.update', anUpdateOf(view, { credentials: { authToken: otherToken } }));
    await send(aTypedTarget(view));
    expect(twilio.requests.map(signedBy)).toEqual([`${accountSid}:${otherToken}`]);
  });
});

describe('a test through a built-in service', () => {
  it('lies in the Inbox at once and leaves no computer', async () => {
    const test = await send(saved('built-in-email'), anEmail());
    expect(test).toMatchObject({ integrationId: 'built-in-email', integrationName: 'Built-in Mail', providerId: 'built-in', captured: true, report: { outcome: 'accepted', request: null, response: null, error: null } });
    expect((await core.call('inbox.list', {})).entries).toMatchObject([{ id: test.inboxId, channel: 'email', to: 'kim@halden.example', title: 'Your code', unread: true }]);
    expect(await viewOf('built-in-email')).toMatchObject({ lastTest: { testId: test.id, captured: true, outcome: 'accepted' } });
    expect(await viewOf('built-in-sms')).toMatchObject({ lastTest: null });
    expect(changedTopics(core.ports)).toEqual([['inbox'], ['integrations'], ['history']]);
  });

  it('shows its HTML only through the preview frame', async () => {
    const html = '<img src="https://tracker.example/x.gif"><script>alert(1)</script>';
    const { inboxId } = await send(saved('built-in-email'), anEmail({ html }));
    const message = await core.call('inbox.get', { id: inboxId ?? '' });
    expect(message.remoteResources).toBe(1);
    expect(core.preview(message.previewId ?? '')).toBe(`<base target="_blank">${html}`);
    await core.call('vault.lock', {});
    expect(core.preview(message.previewId ?? '')).toBeNull();
  });

  it.each([
    ['built-in-sms', anEmail()],
    ['built-in-email', aText()],
    ['built-in-sms', aText({ delivery: 'voice' })],
    ['built-in-sms', aText({ to: 'nobody' })],
    ['built-in-email', anEmail({ to: 'nobody' })],
    ['built-in-email', anEmail({ subject: 'A\r\nBcc: all@halden.example' })],
  ] as const)('%s refuses what it cannot take', async (id, message) => {
    expect(await refusal(saved(id), message)).toMatchObject({ code: 'invalid-input', field: 'message' });
    expect((await core.call('inbox.list', {})).entries).toEqual([]);
  });
});
