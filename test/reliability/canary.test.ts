import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { StoreWriteError } from '../../src/core/ports';
import type { ProviderConfig } from '../../src/core/providers/provider';
import { providers } from '../../src/core/providers/registry';
import { reportFaults } from '../../src/node/report-faults';
import { type CallName, callNames } from '../../src/shared/call-names';
import { callInputs, type CallInput, type Target } from '../../src/shared/contract';
import type { Message } from '../../src/shared/model/message';
import { answerFaults, deadEnds, replying } from '../stand-ins/faults';
import { smtpStandIns, standIns } from '../stand-ins/index';
import type { Fault } from '../stand-ins/server';
import { acceptedBy, knownValuesIn } from '../support/arbitrary-input';
import { anEmail, aText } from '../support/builders';
import { leaksIn } from '../support/leaks';
import { temporaryFolder } from '../support/temporary-folder';
import { coreIn, portsOf } from './support/core-in-folder';
import { closeNetwork } from './support/no-network';
import { seededRandom, times } from './support/seed';

/** Typed in, once each, and never to be seen again. */
const canaries = {
  passphrase: 'canary-passphrase "<&>\'%é+/ 8c1f',
  wrongPassphrase: 'canary-wrong-passphrase-77e0b1',
  backupPassphrase: 'canary-backup-passphrase-5d20aa',
  newPassphrase: 'canary-new-passphrase-19c4d3',
  proxyPassword: 'canary-proxy-password:@/?#-4b1f',
  credential: 'canary-credential+/="<&>\'%é-90ab12cd',
  inFault: 'canary-in-the-text-of-a-fault-3141',
} as const;

/** Everything that left core: answers, events, log lines, what was printed. */
let left: unknown[];
const printing = ['log', 'info', 'warn', 'error', 'debug'] as const;

beforeEach(() => {
  left = [];
  closeNetwork();
  for (const method of printing) vi.spyOn(console, method).mockImplementation((...values: unknown[]) => void left.push(values));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Every file below the folder but the keychain, as bytes and as text. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'keychain.json')
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'latin1')}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`);
}

/** The core over a folder; whatever it answers, emits or logs is noted. */
function noted(folder: string) {
  const { core } = coreIn(folder, {
    emit: (event, payload) => void left.push([event, payload]),
    logLine: (line) => void left.push(line),
    openLink: (url) => void left.push(url),
    // In this thread: what a worker adds has tests of its own.
    startSandbox: async (program, host) => (await import('../../src/core/actions/sandbox/engine')).runInSandbox(program, host),
  });
  onTestFinished(() => core.close());
  const send = async (name: CallName, input: unknown) => {
    const answer = (await core.call(name, input)) as { ok: boolean; value?: unknown };
    left.push([name, answer]);
    return answer;
  };
  const ask = async <N extends CallName>(name: N, input: CallInput<N>) => {
    const answer = await send(name, input);
    if (!answer.ok) throw new Error(`${name} was refused`);
    return answer.value;
  };
  return { core, send, ask };
}
type Noted = ReturnType<typeof noted>;

/** A new vault behind a passphrase. The recovery key is shown once, by design: this answer alone is not noted. */
async function begin(folder: string): Promise<Noted & { recoveryKey: string }> {
  const box = noted(folder);
  const created = (await box.core.call('vault.create', { protection: { kind: 'passphrase', passphrase: canaries.passphrase }, environments: [{ name: 'Development', production: false }] })) as { value: { recoveryKey: string } };
  const { recoveryKey } = created.value;
  await box.ask('vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
  return { ...box, recoveryKey };
}

const operationId = () => crypto.randomUUID();

/** Sends and cancels after a moment: some faults never answer, and the deadline is half a minute. */
async function withinAMoment(box: Noted, name: 'testSend.send' | 'integrations.verify', input: object): Promise<void> {
  const id = operationId();
  const timer = setTimeout(() => void box.send('operations.cancel', { operationId: id }), 60);
  await box.send(name, { operationId: id, ...input });
  clearTimeout(timer);
}

async function checkAndSend(box: Noted, target: Target, message: Message): Promise<void> {
  await withinAMoment(box, 'integrations.verify', { target });
  await withinAMoment(box, 'testSend.send', { target, message });
}

interface Reached {
  config: ProviderConfig;
  message: Message;
  /** null: what goes wrong with SMTP is tried by its own suite. */
  inject: ((fault: Fault | null) => void) | null;
  refusal: (status: number) => Fault;
}

async function reach(id: string): Promise<Reached> {
  const overSmtp = smtpStandIns[id];
  if (overSmtp !== undefined) {
    const standIn = await overSmtp.start();
    onTestFinished(() => standIn.close());
    return { config: overSmtp.config(standIn), message: overSmtp.message, inject: null, refusal: () => () => undefined };
  }
  if (id === 'custom-code') return reachByCode();
  const overHttp = standIns[id];
  if (overHttp === undefined) throw new Error(`${id} brings no stand-in`);
  const standIn = await overHttp.start();
  onTestFinished(() => standIn.close());
  return { config: overHttp.config(standIn.url), message: overHttp.message, inject: (fault) => { standIn.inject(fault); }, refusal: (status) => replying(overHttp.refusal(status)) };
}

/** Code that carries its secret into everything that can be seen of it. */
async function reachByCode(): Promise<Reached> {
  const service = standIns['custom-http'];
  if (service === undefined) throw new Error('custom-http brings no stand-in');
  const standIn = await service.start();
  onTestFinished(() => standIn.close());
  const code = `exports.onExecuteCustomPhoneProvider = async ({ secrets }, api) => {
    console.log(secrets, btoa('user:' + secrets.API_KEY));
    const answer = await fetch('${standIn.url}/messages?key=' + encodeURIComponent(secrets.API_KEY), { method: 'POST', headers: { 'x-key': secrets.API_KEY }, body: JSON.stringify({ to: '+1', text: secrets.API_KEY }) });
    if (answer.status === 429) api.notification.retry(secrets.API_KEY);
    else if (!answer.ok) throw new Error(secrets.API_KEY + await answer.text());
  };`;
  const config = { settings: { code, allowedHosts: new URL(standIn.url).host, loopbackHttp: 'yes' }, credentials: { 'secrets.API_KEY': 'canary-of-code/+=5f6a7b8c' }, apiBaseUrl: null };
  return { config, message: service.message, inject: (fault) => { standIn.inject(fault); }, refusal: (status) => replying(service.refusal(status)) };
}

/** A key in PEM is looked for line by line: its first and last line are no secret. */
const linesOf = (secrets: readonly string[]) => secrets.flatMap((secret) => (secret.startsWith('-----BEGIN') ? secret.split('\n').filter((line) => line !== '' && !line.startsWith('-----')) : [secret]));

const expectNone = (folder: string, secrets: readonly string[]) => {
  expect(leaksIn(left, linesOf(secrets))).toEqual([]);
  expect(leaksIn(filesIn(folder), linesOf(secrets))).toEqual([]);
};

describe('a secret that went in', () => {
  it.each(providers.map(({ descriptor }) => descriptor))('of $label comes out nowhere: saved, checked, sent, changed, through every fault', { timeout: 120_000 }, async ({ id: providerId, channels: [channel = 'sms'] }) => {
    const folder = temporaryFolder();
    const box = await begin(folder);
    const { config, message, inject, refusal } = await reach(providerId);
    const { settings, credentials, apiBaseUrl } = config;
    const view = (await box.ask('integrations.create', { channel, providerId, name: 'Canary', settings, credentials, apiBaseUrl, defaults: [] })) as { id: string; revision: number };
    const saved: Target = { kind: 'saved', integrationId: view.id };
    const typed: Target = { kind: 'typed', integrationId: view.id, providerId, name: 'Canary', settings, credentials, apiBaseUrl };
    const wrongCredentials = Object.fromEntries(Object.keys(credentials).map((field) => [field, canaries.credential]));
    await checkAndSend(box, saved, message);
    await checkAndSend(box, typed, message);
    await checkAndSend(box, { ...typed, credentials: wrongCredentials }, message);
    for (const fault of inject === null ? [] : [...Object.values(answerFaults).map((answer) => answer.fault), ...[401, 403, 429, 500].map(refusal)]) {
      inject?.(fault);
      await checkAndSend(box, saved, message);
    }
    inject?.(null);
    if (apiBaseUrl !== null) {
      for (const { start } of Object.values(deadEnds)) {
        const deadEnd = await start();
        await checkAndSend(box, { ...typed, apiBaseUrl: deadEnd.url }, message);
        await deadEnd.close();
      }
    }
    const { revision } = ((await box.ask('integrations.list', {})) as { id: string; revision: number }[]).find(({ id }) => id === view.id) ?? view;
    await box.send('integrations.update', { id: view.id, revision, name: 'Canary', settings, credentials: wrongCredentials, apiBaseUrl });
    await box.send('integrations.create', { channel, providerId, name: 'Canary', settings, credentials: { ...wrongCredentials, 'no such field': canaries.credential }, apiBaseUrl: `https://${canaries.proxyPassword}`, defaults: [] });
    for (const name of callNames.filter((call) => callInputs[call].safeParse({}).success && !call.startsWith('vault.'))) await box.send(name, {});
    await box.core.close();
    expectNone(folder, [...Object.values(credentials), ...Object.values(canaries)]);
  });

  it('of the vault itself comes out nowhere: created, locked, unlocked wrongly, recovered, and whatever else its calls do', { timeout: 300_000 }, async () => {
    const random = seededRandom();
    const folder = temporaryFolder();
    const box = await begin(folder);
    await box.ask('network.update', { revision: 0, proxy: { url: 'http://127.0.0.1:9', user: 'anna', password: canaries.proxyPassword }, noProxy: [], systemCertificates: false });
    for (const [integrationId, message] of [['built-in-sms', aText()], ['built-in-email', anEmail()]] as const) await box.ask('testSend.send', { operationId: operationId(), target: { kind: 'saved', integrationId }, message });
    await box.ask('vault.lock', {});
    await box.send('vault.unlock', { passphrase: canaries.wrongPassphrase });
    await box.send('vault.recover', { recoveryKey: canaries.wrongPassphrase, protection: { kind: 'keychain' } });
    await box.ask('vault.recover', { recoveryKey: box.recoveryKey, protection: { kind: 'passphrase', passphrase: canaries.newPassphrase } });

    const reads = await Promise.all((['environments.list', 'integrations.list', 'inbox.list', 'network.get'] as const).map((name) => box.send(name, {})));
    const typed = { passphrase: canaries.backupPassphrase, current: canaries.newPassphrase, password: canaries.proxyPassword, recoveryKey: box.recoveryKey, credentials: { authToken: canaries.credential, apiKey: canaries.credential } };
    const known = knownValuesIn(reads, typed, { protection: { kind: 'passphrase', passphrase: canaries.newPassphrase } });
    // What makes a new recovery key answers it, once and by design.
    const tried = callNames.filter((name) => !/RecoveryKey$/.test(name));
    for (const name of tried) {
      for (const input of fc.sample(acceptedBy(callInputs[name], known), { numRuns: times(3, 30), seed: random.seed })) await box.send(name, input);
      await box.send('vault.unlock', { passphrase: canaries.newPassphrase });
    }
    await box.core.close();
    expectNone(folder, [...Object.values(canaries), box.recoveryKey, box.recoveryKey.replaceAll('-', '')]);
  });

  it('stands in no log line when something breaks: a fault in core, a fault that nobody caught, a disk that refuses', async () => {
    const folder = temporaryFolder();
    const fault = () => Object.assign(new Error(`broken by ${canaries.inFault}`), { config: { auth: canaries.inFault }, cause: canaries.inFault });
    const { documents } = portsOf(folder);
    let broken: (() => Error) | null = null;
    const box = noted(folder);
    const { core } = coreIn(folder, {
      documents: {
        ...documents,
        write: (vault) => {
          if (broken !== null) throw broken();
          documents.write(vault);
        },
      },
      logLine: (line) => void left.push(line),
    });
    await box.core.close();
    const created = (await core.call('vault.create', { protection: { kind: 'keychain' }, environments: [{ name: 'Development', production: false }] })) as { value: { recoveryKey: string } };
    left.push(await core.call('vault.confirmRecoveryKey', { lastFour: created.value.recoveryKey.slice(-4) }));
    broken = fault;
    const answer = await core.call('environments.add', { name: 'Staging', production: false });
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    broken = () => new StoreWriteError('Not saved: the disk is full. Your changes are still here.');
    left.push(answer, await core.call('environments.add', { name: 'Staging', production: false }));
    await core.close();

    const listeners = new Map((['uncaughtException', 'unhandledRejection'] as const).map((event) => [event, process.listeners(event as 'uncaughtException')]));
    reportFaults((line) => void left.push(line));
    const added = [...listeners].flatMap(([event, before]) => process.listeners(event as 'uncaughtException').filter((listener) => !before.includes(listener)).map((listener) => [event, listener] as const));
    for (const [event, listener] of added) {
      listener(fault(), 'uncaughtException');
      process.off(event, listener);
    }
    expect(left.filter((line) => typeof line === 'string')).toEqual([expect.stringContaining('internal error in environments.add'), expect.stringContaining('Unexpected fault'), expect.stringContaining('Unexpected fault')]);
    expectNone(folder, Object.values(canaries));
  });
});
