import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startStandIn } from '../../../test/stand-ins/server';
import { aNewCodeIntegration, aText, aTypedTarget } from '../../../test/support/builders';
import { operationId } from '../../../test/support/call-samples';
import { leaksIn } from '../../../test/support/leaks';
import { memoryPorts } from '../../../test/support/memory-ports';
import { openTestCore, type TestCore } from '../../../test/support/test-core';
import { actionHandlers } from '../../shared/model/action';
import type { IntegrationView } from '../../shared/model/integration';
import type { PersonQuestion } from '../ports';
import { runInSandbox } from './sandbox/engine';

const secret = 'made-up-secret-4d5e6f7a';
const passphrase = 'only four administrators know';

let asked: { question: PersonQuestion; signal: AbortSignal }[];
let answer: () => Promise<boolean>;
let core: TestCore;
let host: string;
let requests: readonly unknown[];
let view: IntegrationView;

beforeEach(async () => {
  asked = [];
  answer = () => Promise.resolve(true);
  const standIn = await startStandIn(() => ({ status: 200, body: {} }));
  onTestFinished(() => standIn.close());
  host = new URL(standIn.url).host;
  requests = standIn.requests;
  core = await openTestCore(
    memoryPorts({
      // In this thread: what a worker adds is tested where it is built.
      startSandbox: (program, sandboxHost) => runInSandbox(program, sandboxHost),
      askPerson: (question, signal) => {
        asked.push({ question, signal });
        return answer();
      },
    }),
  );
  const code = `exports.${actionHandlers.sms} = async (event) => { for (const path of ['a', 'b']) await fetch('${standIn.url}/' + path, { method: 'POST', body: event.secrets.KEY }) };`;
  view = await core.call('integrations.create', aNewCodeIntegration({ settings: { code, allowedHosts: 'api.halden.example', loopbackHttp: 'yes' }, credentials: { 'secrets.KEY': secret } }));
});

const send = async (target: Parameters<typeof core.call<'testSend.send'>>[1]['target'] = { kind: 'saved', integrationId: view.id }, operationId = randomUUID() as string) => {
  const { report } = await core.call('testSend.send', { operationId, target, message: aText() });
  return report;
};
const untilAsked = async () => {
  while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
};
const allowHost = (over: Partial<Parameters<typeof core.call<'actions.allowHost'>>[1]> = {}) => ({ integrationId: view.id, revision: view.revision, host, ...over });
const saved = async () => (await core.call('integrations.list', {})).find(({ id }) => id === view.id);

describe('a host that is not among the allowed ones', () => {
  it('is asked for once in a run, outside of the page, with the names of what may go there', async () => {
    const report = await send();
    expect(asked.map(({ question }) => question)).toEqual([
      {
        title: `Let the code of Webhook ask ${host}?`,
        text: `The code of Webhook wants to ask ${host}. It is not among its allowed hosts. The message and its secret KEY may go there. This holds for this run alone.`,
        yes: 'Allow for this run',
        no: 'Refuse',
      },
    ]);
    expect(requests).toHaveLength(2);
    expect(report).toMatchObject({ outcome: 'accepted', warnings: [`${host} was allowed for this run alone.`], action: { exchanges: [{ unlisted: host, error: null }, { unlisted: host }] } });
    expect(leaksIn([report, asked], [secret])).toEqual([]);
  });

  it('is asked for again by the next run', async () => {
    await send();
    await send();
    expect(asked).toHaveLength(2);
    expect((await saved())?.settings.allowedHosts).toBe('api.halden.example');
  });

  it('stays refused when the person refuses', async () => {
    answer = () => Promise.resolve(false);
    expect(await send()).toMatchObject({ outcome: 'failed', warnings: [], action: { exchanges: [{ unlisted: host, response: null, error: `The host ${host} is not in the list of allowed hosts.` }] } });
    expect(requests).toHaveLength(0);
  });

  it('is asked for with values that are only typed too', async () => {
    await send(aTypedTarget(view, { name: 'Typed', credentials: { 'secrets.OTHER': 'made-up' } }));
    expect(asked[0]?.question.text).toContain('its secrets KEY and OTHER');
  });

  it('is asked for in words that neither a name nor many secrets can push out of sight', async () => {
    const credentials = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`secrets.X${index}`, 'made-up']));
    await send(aTypedTarget(view, { name: 'Typed\n\nAll is well.', credentials }));
    expect(asked[0]?.question.title).toBe(`Let the code of Typed All is well. ask ${host}?`);
    expect(asked[0]?.question.text).toContain('its secrets KEY, X0, X1, X10, X11, X12 and 35 more may go there.');
  });

  it('is refused without a question for Support', async () => {
    const { id: environmentId } = await core.environment('Testing');
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId, integrationId: view.id, replaces: 'built-in-sms' }] });
    await core.call('roles.setPassphrase', { passphrase, current: null });
    await core.call('roles.release', { environmentIds: [environmentId] });
    await core.call('roles.becomeSupport', {});
    expect(await send()).toMatchObject({ outcome: 'failed', error: { kind: 'action-error' } });
    expect([asked.length, requests.length]).toEqual([0, 0]);
  });

  it('is refused when nobody is an administrator any more by the time of the answer', async () => {
    await core.call('roles.setPassphrase', { passphrase, current: null });
    await core.call('roles.becomeAdministrator', { passphrase });
    answer = async () => {
      await core.call('roles.becomeSupport', {});
      return true;
    };
    expect(await send()).toMatchObject({ outcome: 'failed' });
    expect([asked.length, requests.length]).toEqual([1, 0]);
  });

  it('is refused when the run is cancelled, which ends the question', async () => {
    answer = () => new Promise(() => undefined);
    const sending = send(undefined, operationId);
    await untilAsked();
    await core.call('operations.cancel', { operationId });
    expect(asked[0]?.signal.aborted).toBe(true);
    await sending;
    expect(requests).toHaveLength(0);
  });

  it('is refused when the vault is locked, so that an open question keeps nothing open', async () => {
    answer = () => new Promise(() => undefined);
    const sending = core.send('testSend.send', { operationId, target: { kind: 'saved', integrationId: view.id }, message: aText() });
    await untilAsked();
    await core.call('vault.lock', {});
    expect(asked[0]?.signal.aborted).toBe(true);
    await sending;
    expect(requests).toHaveLength(0);
  });

  it('is not asked for where nothing leaves this computer', async () => {
    const report = await core.call('actions.dryRun', { operationId, target: aTypedTarget(view), message: aText(), answers: [] });
    expect(report).toMatchObject({ action: { exchanges: [{ dry: true, unlisted: host }, { dry: true }] } });
    expect(asked).toHaveLength(0);
  });
});

describe('allowing a host for good', () => {
  it('adds it without the secrets being typed anew, once the person confirmed it outside of the page', async () => {
    core.ports.emitted.length = 0;
    expect(await core.call('actions.allowHost', allowHost({ host: ` ${host.toUpperCase()} ` }))).toEqual({ changed: true });
    expect(asked[0]?.question).toEqual({ title: `Allow ${host} for Webhook?`, text: `The code of Webhook may then ask ${host} in every run. The message and its secret KEY may go there.`, yes: `Allow ${host}`, no: 'Refuse' });
    expect(await saved()).toMatchObject({ settings: { allowedHosts: `api.halden.example\n${host}` }, credentials: view.credentials, revision: view.revision + 1, updatedBy: 'anna' });
    expect(core.ports.emitted).toEqual([{ event: 'changed', payload: { topics: ['integrations'] } }]);
    await send();
    expect([asked.length, requests.length]).toEqual([1, 2]);
  });

  it('is in the audit log', async () => {
    await core.call('actions.allowHost', allowHost());
    const row = (await core.call('audit.list', { since: null })).rows.at(-1);
    expect(row).toMatchObject({ action: 'changed', subject: { name: 'Webhook' }, summary: '1 field' });
    expect((await core.call('audit.get', { number: row?.number ?? 0 })).changes).toEqual([{ field: 'Allowed hosts', before: 'api.halden.example', after: `api.halden.example\n${host}` }]);
  });

  it('changes nothing when the person refuses', async () => {
    answer = () => Promise.resolve(false);
    expect(await core.call('actions.allowHost', allowHost())).toEqual({ changed: false });
    expect(await saved()).toEqual(view);
  });

  it('changes nothing when the integration was changed while it was asked', async () => {
    answer = async () => {
      await core.call('integrations.update', { id: view.id, revision: view.revision, name: 'Renamed', settings: view.settings, credentials: {}, apiBaseUrl: null });
      return true;
    };
    expect(await core.refusal('actions.allowHost', allowHost())).toMatchObject({ code: 'conflict' });
    expect((await saved())?.settings.allowedHosts).toBe('api.halden.example');
  });

  it('needs an administrator still when it was answered', async () => {
    await core.call('roles.setPassphrase', { passphrase, current: null });
    await core.call('roles.becomeAdministrator', { passphrase });
    answer = async () => {
      await core.call('roles.becomeSupport', {});
      return true;
    };
    expect(await core.call('actions.allowHost', allowHost())).toEqual({ changed: false });
    expect((await saved())?.settings.allowedHosts).toBe('api.halden.example');
  });

  it.each([
    ['what is no host', { host: 'https://api.example.com/v1' }, { code: 'invalid-input', field: 'host' }],
    ['a host that is allowed', { host: 'API.halden.example:443' }, { code: 'invalid-input', field: 'host' }],
    ['an integration as somebody saw it before', { revision: 7 }, { code: 'conflict' }],
    ['an integration that is gone', { integrationId: 'gone' }, { code: 'not-found' }],
    ['a built-in service', { integrationId: 'built-in-sms', revision: 0 }, { code: 'forbidden' }],
  ])('asks nothing about %s', async (_name, over, refusal) => {
    expect(await core.refusal('actions.allowHost', allowHost(over))).toMatchObject(refusal);
    expect(asked).toHaveLength(0);
  });
});
