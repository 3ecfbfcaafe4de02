import { fork } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { aNewCodeIntegration, aNewIntegration, someCode } from '../../test/support/builders';
import { fileKeyStore } from '../../test/support/file-key-store';
import { folderPorts } from '../../test/support/folder-ports';
import { leaksIn } from '../../test/support/leaks';
import { runTypeScript } from '../../test/support/run-typescript';
import { type Core, createCore } from '../core/create-core';
import type { CallName } from '../shared/call-names';
import type { CallInput, CallOutput } from '../shared/contract';
import type { Result } from '../shared/result';
import { main } from './main';

const passphrase = 'correct horse battery staple';
const administrators = 'only the administrators know';
const secret = 'made-up-secret-5d6e7f80';

let folder: string;
let vault: string;
let codeFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dispatchbox-cli-vault-'));
  vault = join(folder, 'vault');
  codeFile = await fileOf(someCode());
  return () => rm(folder, { recursive: true });
});

// The cheapest scrypt that is accepted: these tests are not about its cost.
const openCore = (dataFolder: string): Core => createCore({ ...folderPorts(dataFolder), keys: fileKeyStore(join(folder, 'keys.json')) }, { scryptCost: 2 ** 15 });

async function fileOf(text: string, name = `file-${Math.random()}`): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** Does something in the vault as its window does. */
async function inVault<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  const core = openCore(vault);
  const ask: Ask = async (name, input) => {
    const result = (await core.call(name, input)) as Result<never>;
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
    return result.value;
  };
  try {
    const state = await ask('vault.state', {});
    if (state.kind === 'locked') await ask('vault.unlock', state.protection === 'passphrase' ? { passphrase } : {});
    return await work(ask);
  } finally {
    await core.close();
  }
}

/** A passphrase costs time at each way in: only where it is what the test is about. */
async function makeVault(kind: 'passphrase' | 'keychain' = 'keychain'): Promise<void> {
  await inVault(async (ask) => {
    const { recoveryKey } = await ask('vault.create', { protection: kind === 'passphrase' ? { kind, passphrase } : { kind }, environments: [{ name: 'Only', production: false }] });
    await ask('vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
  });
}

async function run(words: string[], stdin = '', signal = new AbortController().signal) {
  let [out, err] = ['', ''];
  const status = await main(['action', ...words], {
    signal,
    clock: Date,
    startSandbox: () => Promise.resolve(null),
    openCore: (dataFolder) => Promise.resolve(openCore(dataFolder)),
    stdin: Readable.from(stdin === '' ? [] : [stdin]),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  expect(leaksIn([out, err], [passphrase, administrators, secret])).toEqual([]);
  return { status, out, err };
}
const runJson = async (words: string[], stdin?: string) => {
  const ran = await run([...words, '--json'], stdin);
  expect(ran.err).toBe('');
  return { status: ran.status, value: JSON.parse(ran.out) as Record<string, unknown> };
};
const at = (action: string, ...words: string[]) => [action, '--vault', vault, ...words];
const named = (action: string, ...words: string[]) => at(action, '--name', 'Webhook', ...words);
const put = (...words: string[]) => run(named('put', '--channel', 'sms', ...words));

describe('action put', () => {
  it('creates an action that is not there, with hosts and secrets, and deploys its first version', async () => {
    await makeVault();
    const secrets = await fileOf(JSON.stringify({ KEY: secret }));
    expect(await put('--file', codeFile, '--allow', 'hooks.halden.example', '--allow', 'API.halden.example:443', '--secrets', secrets)).toEqual({ status: 0, out: 'Webhook is created, with version 1 deployed. No environment uses it yet.\n', err: '' });
    await inVault(async (ask) => {
      const [integration] = (await ask('integrations.list', {})).filter(({ builtIn }) => !builtIn);
      expect(integration).toMatchObject({ name: 'Webhook', channel: 'sms', providerId: 'custom-code', settings: { code: someCode(), allowedHosts: 'hooks.halden.example\napi.halden.example' } });
      expect(Object.keys(integration?.credentials ?? {})).toEqual(['secrets.KEY']);
      const { rows } = await ask('audit.list', { since: null });
      expect(rows.map(({ action, who }) => [action, who.role]).slice(-3)).toEqual([['unlocked', 'administrator'], ['created', 'administrator'], ['unlocked', 'administrator']]);
    });
  });

  it('saves the draft of one that is there; what is deployed stays', async () => {
    await makeVault();
    await put('--file', codeFile);
    const { status, out, err } = await put('--file', await fileOf('exports.'));
    expect([status, out]).toEqual([0, 'The draft of Webhook is saved. Version 1 stays deployed.\n']);
    expect(err).toMatch(/^Error {6}line 1:\d+ The code cannot be read/);
    expect(await put('--file', codeFile)).toMatchObject({ status: 0, out: 'This is the code of version 1 of Webhook, which is deployed: there is no draft.\n' });
  });

  it('adds hosts and replaces secrets of one that is there, under the rules of the window', async () => {
    await makeVault();
    const secrets = await fileOf(`KEY=${secret}`);
    await put('--file', codeFile, '--allow', 'hooks.halden.example', '--secrets', secrets);
    const refused = await put('--file', codeFile, '--allow', 'other.example');
    expect([refused.status, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('Type Secret KEY again');
    expect(await put('--file', codeFile, '--allow', 'other.example', '--secrets', secrets)).toMatchObject({ status: 0 });
    expect((await runJson(named('get'))).value).toMatchObject({ hosts: ['hooks.halden.example', 'other.example'], secrets: ['KEY'] });
  });

  it.each([
    ['no channel', () => named('put', '--file', codeFile), 'say for what: --channel sms or --channel email'],
    ['code that cannot be called', async () => named('put', '--channel', 'sms', '--file', await fileOf('exports.')), 'Line 1: The code cannot be read'],
    ['no such file', () => named('put', '--channel', 'sms', '--file', join(folder, 'none')), 'does not exist'],
    ['code over 100 kB', async () => named('put', '--channel', 'sms', '--file', await fileOf(`//${'ü'.repeat(60_000)}`)), 'longer than 100 kB'],
    ['an address in place of a host', () => named('put', '--channel', 'sms', '--file', codeFile, '--allow', 'https://a.example/'), '--allow names a host'],
    ['secrets that cannot be read', async () => named('put', '--channel', 'sms', '--file', codeFile, '--secrets', await fileOf(`{"KEY": "${secret}"`)), 'begin like JSON'],
  ])('creates nothing with %s', async (_what, words, part) => {
    await makeVault();
    const { status, out, err } = await run(await words());
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(part);
    expect((await runJson(at('list'))).value).toEqual({ actions: [] });
  });
});

describe('action list', () => {
  it('names the actions, with what is deployed and whether a draft differs', async () => {
    await makeVault();
    expect(await run(at('list'))).toEqual({ status: 0, out: '', err: 'There is no action in this vault.\n' });
    await inVault(async (ask) => {
      const { id } = await ask('integrations.create', aNewCodeIntegration());
      await ask('actions.deploy', { integrationId: id, revision: 0, code: someCode('two') });
      await ask('actions.saveDraft', { integrationId: id, revision: 1, code: 'exports.' });
      await ask('integrations.create', aNewCodeIntegration({ channel: 'email', name: 'Mail hook', settings: { code: someCode('', 'email') } }));
      await ask('integrations.create', aNewIntegration());
    });
    expect(await run(at('list'))).toEqual({ status: 0, out: 'SMS     Webhook    version 2, the draft differs\nE-mail  Mail hook  version 1\n', err: '' });
    expect(await runJson(at('list'))).toEqual({
      status: 0,
      value: { actions: [{ name: 'Webhook', channel: 'sms', version: 2, draft: true }, { name: 'Mail hook', channel: 'email', version: 1, draft: false }] },
    });
  });
});

describe('action get and deploy', () => {
  beforeEach(async () => {
    await makeVault();
    await inVault((ask) => ask('integrations.create', aNewCodeIntegration({ credentials: { 'secrets.KEY': secret } })));
  });

  it('prints the code as it is: the deployed one, a version, or the draft', async () => {
    await run(named('deploy', '--file', await fileOf(someCode('two'))));
    await put('--file', await fileOf('exports.'));
    expect(await run(named('get'))).toEqual({ status: 0, out: someCode('two'), err: '' });
    expect(await run(named('get', '--version', '1'))).toMatchObject({ out: someCode() });
    expect(await run(named('get', '--draft'))).toMatchObject({ out: 'exports.' });
    expect(await run(named('get', '--version', '9'))).toMatchObject({ status: 2, out: '', err: 'Version 9 of Webhook is not kept. The oldest one that is kept is version 1.\n' });
  });

  it('with --json names the secrets and tells of versions, draft and hosts', async () => {
    const { value } = await runJson(named('get'));
    expect(value).toMatchObject({ name: 'Webhook', channel: 'sms', code: someCode(), deployed: { number: 1, restored: null }, draft: null, versions: [{ number: 1 }], hosts: ['hooks.halden.example'], secrets: ['KEY'] });
  });

  it('deploys the draft, or a file', async () => {
    await put('--file', await fileOf(someCode('two')));
    expect(await run(named('deploy'))).toEqual({ status: 0, out: 'Version 2 of Webhook is deployed.\n', err: '' });
    expect(await run(named('deploy'))).toMatchObject({ status: 2, err: 'Webhook has no draft to deploy. Name the code with --file F.\n' });
    expect(await run(named('deploy', '--file', await fileOf(someCode('two'))))).toMatchObject({ status: 0, out: 'Version 2 of Webhook has this code and is deployed already.\n' });
    expect(await runJson(named('deploy', '--file', codeFile))).toEqual({ status: 0, value: { name: 'Webhook', channel: 'sms', version: 3, draft: false, findings: [] } });
  });

  it('refuses a broken draft, and what is deployed stays', async () => {
    await put('--file', await fileOf('\nexports.'));
    const { status, value } = await runJson(named('deploy'));
    expect([status, value]).toEqual([2, { error: { kind: 'invalid-input', message: expect.stringMatching(/^Line 2: The code cannot be read/) as string } }]);
    expect(await run(named('get'))).toMatchObject({ out: someCode() });
  });

  it('asks for the channel where a name stands for two, and says when there is none', async () => {
    await inVault((ask) => ask('integrations.create', aNewCodeIntegration({ channel: 'email', settings: { code: someCode('', 'email') } })));
    expect(await run(named('get'))).toMatchObject({ status: 2, err: expect.stringContaining('--channel sms or --channel email') as string });
    expect(await run(named('get', '--channel', 'email'))).toMatchObject({ status: 0, out: someCode('', 'email') });
    expect(await run(at('get', '--name', 'Other'))).toMatchObject({ status: 2, err: 'There is no action of this name in the vault: action list names them.\n' });
    expect(await run(named('get', '--channel', 'sms', '--draft'))).toMatchObject({ status: 2, err: 'Webhook has no draft.\n' });
  });
});

describe('the way into the vault', { timeout: 30_000 }, () => {
  it('is the passphrase on the first line of standard input', async () => {
    await makeVault('passphrase');
    expect(await run(at('list'), '')).toMatchObject({ status: 2, err: 'The passphrase of the vault is missing: it is the first line of standard input.\n' });
    expect(await run(at('list'), 'made-up wrong one\n')).toMatchObject({ status: 2, out: '' });
    expect(await run(at('list'), `${passphrase}\r\n`)).toMatchObject({ status: 0 });
    expect(await run(at('list'), passphrase)).toMatchObject({ status: 0 });
  });

  it('is an administrator’s passphrase too where there is one', async () => {
    await makeVault('passphrase');
    await inVault((ask) => ask('roles.setPassphrase', { current: null, passphrase: administrators }));
    expect(await run(at('list'), `${passphrase}\n`)).toMatchObject({ status: 2, err: 'This needs an administrator: their passphrase is the second line of standard input.\n' });
    expect(await run(at('list'), `${passphrase}\nmade-up wrong one\n`)).toMatchObject({ status: 2, out: '' });
    expect(await run(at('list'), `${passphrase}\n${administrators}\n`)).toMatchObject({ status: 0 });
  });

  it('asks nothing where the keychain opens it, or for the administrator alone', async () => {
    await makeVault('keychain');
    expect(await run(at('list'), '')).toMatchObject({ status: 0 });
    await inVault((ask) => ask('roles.setPassphrase', { current: null, passphrase: administrators }));
    expect(await run(at('list'), '')).toMatchObject({ status: 2, err: 'This needs an administrator: their passphrase is the first line of standard input.\n' });
    expect(await run(at('list'), `${administrators}\n`)).toMatchObject({ status: 0 });
  });

  it('is closed while another process has the vault open, and open again when that one was killed', async () => {
    await makeVault();
    const child = fork(join(import.meta.dirname, '../../test/support/locking-child.ts'), [vault], { execArgv: runTypeScript });
    expect(await new Promise((resolve) => child.once('message', resolve))).toBe(true);
    expect(await runJson(at('list'))).toEqual({ status: 1, value: { error: { kind: 'conflict', message: 'Another Dispatchbox has this vault open. Close it first.' } } });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(await run(at('list'))).toMatchObject({ status: 0 });
  });

  it('makes nothing where there is no vault', async () => {
    expect(await run(at('list'))).toMatchObject({ status: 2, err: 'There is no folder of this name. --vault names the folder in which the vault lies.\n' });
    expect(existsSync(vault)).toBe(false);
    expect(await run(['list', '--vault', folder])).toMatchObject({ status: 2, err: 'There is no vault in this folder.\n' });
    expect(readdirSync(folder).filter((name) => name.startsWith('vault'))).toEqual([]);
  });

  it('changes nothing about a vault that does not open', async () => {
    await makeVault();
    await writeFile(join(vault, 'vault.json'), '{');
    expect(await run(at('list'))).toMatchObject({ status: 1, err: expect.stringContaining('This vault does not open. Nothing was changed.') as string });
  });

  it('can be given up while it waits for the passphrase', async () => {
    await makeVault('passphrase');
    expect(await run(at('list'), '', AbortSignal.abort())).toMatchObject({ status: 130, err: 'Cancelled here.\n' });
  });
});

describe('a command line', () => {
  it.each([
    [['list'], 'action list needs --vault DIR'],
    [['get', '--vault', 'v'], 'action get needs --name N.'],
    [['put', '--vault', 'v', '--name', 'n'], 'action put needs --file F'],
    [['put', '--vault', 'v', '--name', 'n', '--file', '-'], 'Standard input is for the passphrases'],
    [['put', '--vault', 'v', '--name', 'n', '--file', 'f', '--secrets', '-'], 'Standard input is for the passphrases'],
    [['get', '--vault', 'v', '--name', 'n', '--file', 'f'], 'action get takes no --file.'],
    [['get', '--vault', 'v', '--name', 'n', '--channel', 'fax'], 'A channel is sms or email.'],
    [['get', '--vault', 'v', '--name', 'n', '--version', '0'], 'A version is a number, from 1.'],
    [['get', '--vault', 'v', '--name', 'n', '--version', '1', '--draft'], 'Ask for one of --version and --draft.'],
    [['deploy', '--vault', 'v', '--name', 'n', '--allow', 'h'], 'action deploy takes no --allow.'],
    [['run', '--vault', 'v', '--file', 'f'], 'action run takes no --vault.'],
    [['drop'], 'Say what to do with an action: run, list, get, put, deploy.'],
    [['list', 'more', '--vault', 'v'], 'Say what to do with an action'],
  ])('that cannot be meant is refused with a sentence: %j', async (words, part) => {
    const { status, out, err } = await run(words);
    expect([status, out]).toEqual([2, '']);
    expect(err.startsWith(part)).toBe(true);
  });
});
