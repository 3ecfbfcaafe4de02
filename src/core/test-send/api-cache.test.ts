import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { aNewCodeIntegration, aText, aTypedTarget } from '../../../test/support/builders';
import { memoryPorts } from '../../../test/support/memory-ports';
import { openTestCore, type TestCore } from '../../../test/support/test-core';
import type { Target } from '../../shared/contract';
import { actionHandlers, customCodeId } from '../../shared/model/action';
import type { IntegrationView } from '../../shared/model/integration';
import { runInSandbox } from '../actions/sandbox/engine';

/** Says what it finds, and leaves one more. */
const counting = (mark = '') => `// ${mark}\nexports.${actionHandlers.sms} = async (event, api) => { const found = Number(api.cache.get('runs')?.value ?? 0); console.log(found); api.cache.set('runs', String(found + 1)); };`;

let core: TestCore;
let view: IntegrationView;
beforeEach(async () => {
  // In this thread: what a worker adds is tested where it is built.
  core = await openTestCore(memoryPorts({ startSandbox: (program, host) => runInSandbox(program, host) }));
  view = await core.call('integrations.create', aNewCodeIntegration({ settings: { code: counting() } }));
});

const operationId = () => randomUUID() as string;
const said = (report: { action?: { console: { text: string }[] } }) => report.action?.console.map(({ text }) => text).join();
const run = async (target: Target = { kind: 'saved', integrationId: view.id }) => said((await core.call('testSend.send', { operationId: operationId(), target, message: aText() })).report);

it('is there for the next live run of the saved integration', async () => {
  expect([await run(), await run()]).toEqual(['0', '1']);
});

it('is there for no other integration, and for no values that are not saved', async () => {
  await run();
  const other = await core.call('integrations.create', aNewCodeIntegration({ name: 'Other', settings: { code: counting() } }));
  expect(await run({ kind: 'saved', integrationId: other.id })).toBe('0');
  expect(await run(aTypedTarget(view, { settings: { code: counting('not saved') } }))).toBe('0');
  expect(await run({ ...aTypedTarget(view), integrationId: null, providerId: customCodeId })).toBe('0');
  expect(await run()).toBe('1');
});

it('begins empty in a dry run, which leaves nothing', async () => {
  await run();
  const dry = () => core.call('actions.dryRun', { operationId: operationId(), target: aTypedTarget(view), message: aText(), answers: [] });
  expect([said(await dry()), said(await dry()), await run()]).toEqual(['0', '0', '1']);
});

it('is gone with other code, also when the first one comes back', async () => {
  await run();
  const { revision } = await core.call('actions.deploy', { integrationId: view.id, revision: 0, code: counting('two') });
  await core.call('actions.rollBack', { integrationId: view.id, revision, number: 1 });
  expect(await run()).toBe('0');
});

it('is gone when the vault was locked', async () => {
  await run();
  await core.call('vault.lock', {});
  await core.call('vault.unlock', {});
  expect(await run()).toBe('0');
});
