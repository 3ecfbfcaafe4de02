import { cleanName, sameName } from '../core/words';
import { allowedHostsField, comparedHost, hostsIn, isHost } from '../shared/actions/allowed-hosts';
import { type Finding, findingsIn } from '../shared/actions/findings';
import { readSecrets } from '../shared/actions/secrets';
import { customCodeId, maxCodeBytes } from '../shared/model/action';
import type { ActionState } from '../shared/model/action-version';
import type { FieldValues, IntegrationView } from '../shared/model/integration';
import type { ResultCode } from '../shared/result';
import { isNamedSecret, namedSecretId, secretName } from '../shared/named-secrets';
import { findingLine } from './action-run';
import type { VaultActionArguments } from './arguments';
import type { Answer, CommandContext, OpenVaultCore } from './command';
import { exitStatusOf } from './exit-status';
import { type Input, InputFileError, readText } from './input-file';
import { createLines } from './lines';
import { type Call, CallFailure, withVault } from './vault-session';

interface Context extends CommandContext {
  stdin: Input;
  openCore: OpenVaultCore;
}

const channelWord = { sms: 'SMS', email: 'E-mail' } as const;
const inLines = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** The integrations with code of a vault. */
async function codedIn(call: Call): Promise<IntegrationView[]> {
  return (await call('integrations.list', {})).filter(({ providerId }) => providerId === customCodeId);
}

/** null: there is none of this name. Throws InputFileError when two are meant. */
async function find(call: Call, { name, channel }: VaultActionArguments): Promise<IntegrationView | null> {
  const found = (await codedIn(call)).filter((view) => sameName(view.name, cleanName(name)) && (channel === null || view.channel === channel));
  if (found.length > 1) throw new InputFileError('There is an action of this name for SMS and one for e-mail: say which, with --channel sms or --channel email.');
  return found[0] ?? null;
}

async function findExisting(call: Call, asked: VaultActionArguments): Promise<{ view: IntegrationView; state: ActionState }> {
  const view = await find(call, asked);
  if (view === null) throw new InputFileError('There is no action of this name in the vault: action list names them.');
  return { view, state: await call('actions.get', { integrationId: view.id }) };
}

async function list(call: Call): Promise<Answer> {
  const views = await codedIn(call);
  const states = await Promise.all(views.map(({ id }) => call('actions.get', { integrationId: id })));
  const actions = views.map(({ name, channel }, index) => ({ name, channel, version: states[index]?.deployed.number ?? 0, draft: (states[index]?.draft ?? null) !== null }));
  const width = Math.max(0, ...actions.map(({ name }) => name.length));
  const words = actions.map(({ name, channel, version, draft }) => `${channelWord[channel].padEnd(8)}${name.padEnd(width)}  version ${version}${draft ? ', the draft differs' : ''}`);
  return { value: { actions }, words: inLines(words), ...(actions.length === 0 && { notes: 'There is no action in this vault.\n' }), status: 0 };
}

async function codeAsked(call: Call, { view, state }: { view: IntegrationView; state: ActionState }, { version, draft }: VaultActionArguments): Promise<string> {
  if (draft && state.draft === null) throw new InputFileError(`${view.name} has no draft.`);
  if (draft && state.draft !== null) return state.draft.code;
  return version === null ? state.deployed.code : (await call('actions.version', { integrationId: view.id, number: version })).code;
}

async function get(call: Call, asked: VaultActionArguments): Promise<Answer> {
  const found = await findExisting(call, asked);
  const { view, state } = found;
  const code = await codeAsked(call, found, asked);
  const { number, at, by, restored } = state.deployed;
  const value = {
    name: view.name,
    channel: view.channel,
    code,
    deployed: { number, at, by, restored },
    draft: state.draft && { at: state.draft.at, by: state.draft.by },
    versions: state.versions,
    hosts: hostsIn(view.settings[allowedHostsField] ?? ''),
    secrets: namesOfSecrets(view),
  };
  return { value, words: code, status: 0 };
}

function namesOfSecrets({ credentials }: IntegrationView): string[] {
  return Object.keys(credentials).filter(isNamedSecret).map(secretName).sort();
}

/** What was done, what is there now, and what looks wrong in the code. */
function told(what: string, { name, channel }: IntegrationView, state: ActionState, findings: readonly Finding[]): Answer {
  const { draft, deployed } = state;
  return { value: { name, channel, version: deployed.number, draft: draft !== null, findings }, words: inLines([what]), ...(findings.length > 0 && { notes: inLines(findings.map(findingLine)) }), status: 0 };
}

function findingsOf(code: string, view: IntegrationView): Finding[] {
  return findingsIn(code, { channel: view.channel, secretNames: namesOfSecrets(view), voice: false });
}

interface Files {
  code: string | null;
  secrets: Record<string, string>;
}

/** Read before the vault is opened, so that nothing of it is held while a file is waited for. */
async function readFiles({ file, secrets, allow }: VaultActionArguments, { stdin, signal }: Context): Promise<Files> {
  if (!allow.map(comparedHost).every(isHost)) throw new InputFileError('--allow names a host, such as api.example.com: without https:// and without a path.');
  const code = file === null ? null : await readText(file, stdin, signal);
  if (code !== null && Buffer.byteLength(code) > maxCodeBytes) throw new InputFileError('The code is longer than 100 kB, which is all that an action may have.');
  const read = secrets === null ? {} : readSecrets(await readText(secrets, stdin, signal));
  if (typeof read === 'string') throw new InputFileError(read);
  return { code, secrets: read };
}

function credentialsOf({ secrets }: Files): FieldValues {
  return Object.fromEntries(Object.entries(secrets).map(([name, value]) => [namedSecretId(name), value]));
}

async function create(call: Call, { name, channel, allow }: VaultActionArguments, files: Files): Promise<Answer> {
  if (channel === null) throw new InputFileError('There is no action of this name in the vault. To create it, say for what: --channel sms or --channel email.');
  const settings = { code: files.code ?? '', [allowedHostsField]: allow.map(comparedHost).join('\n') };
  const view = await call('integrations.create', { channel, providerId: customCodeId, name, settings, credentials: credentialsOf(files), apiBaseUrl: null, defaults: [] });
  return told(`${view.name} is created, with version 1 deployed. No environment uses it yet.`, view, await call('actions.get', { integrationId: view.id }), findingsOf(settings.code, view));
}

/** Hosts are added to those that are there, secrets replace those of the same name. */
async function withHostsAndSecrets(call: Call, view: IntegrationView, { allow }: VaultActionArguments, files: Files): Promise<IntegrationView> {
  const hosts = hostsIn(view.settings[allowedHostsField] ?? '');
  const added = allow.map(comparedHost).filter((host) => !hosts.includes(host));
  const credentials = credentialsOf(files);
  if (added.length === 0 && Object.keys(credentials).length === 0) return view;
  const settings = { ...view.settings, [allowedHostsField]: [...hosts, ...added].join('\n') };
  return call('integrations.update', { id: view.id, revision: view.revision, name: view.name, settings, credentials, apiBaseUrl: view.apiBaseUrl });
}

async function put(call: Call, asked: VaultActionArguments, files: Files): Promise<Answer> {
  const found = await find(call, asked);
  if (found === null) return create(call, asked, files);
  const view = await withHostsAndSecrets(call, found, asked, files);
  const code = files.code ?? '';
  const { revision } = await call('actions.get', { integrationId: view.id });
  const state = await call('actions.saveDraft', { integrationId: view.id, revision, code });
  const { number } = state.deployed;
  const what = state.draft === null ? `This is the code of version ${number} of ${view.name}, which is deployed: there is no draft.` : `The draft of ${view.name} is saved. Version ${number} stays deployed.`;
  return told(what, view, state, findingsOf(code, view));
}

async function deploy(call: Call, asked: VaultActionArguments, files: Files): Promise<Answer> {
  const { view, state } = await findExisting(call, asked);
  const code = files.code ?? state.draft?.code;
  if (code === undefined) throw new InputFileError(`${view.name} has no draft to deploy. Name the code with --file F.`);
  const after = await call('actions.deploy', { integrationId: view.id, revision: state.revision, code });
  const { number } = after.deployed;
  const what = number === state.deployed.number ? `Version ${number} of ${view.name} has this code and is deployed already.` : `Version ${number} of ${view.name} is deployed.`;
  return told(what, view, after, findingsOf(code, view));
}

function statusOf(code: ResultCode): number {
  if (code === 'cancelled') return exitStatusOf('cancelled');
  return code === 'invalid-input' || code === 'not-found' ? exitStatusOf('invalid-input') : 1;
}

function refused(kind: string, message: string, status: number): Answer {
  return { value: { error: { kind, message } }, words: '', notes: `${message}\n`, status };
}

/** `action list`, `get`, `put` and `deploy`: the scripted way to the code in a vault. */
export async function vaultActions(asked: VaultActionArguments, context: Context): Promise<Answer> {
  const runs = { list, get, put, deploy };
  try {
    const files = await readFiles(asked, context);
    return await withVault({ folder: asked.vault, openCore: context.openCore, nextLine: createLines(context.stdin, context.signal) }, (call) => runs[asked.action](call, asked, files));
  } catch (error) {
    if (error instanceof InputFileError) return refused(error.kind, error.message, exitStatusOf(error.kind));
    if (error instanceof CallFailure) return refused(error.failure.code, error.failure.message, statusOf(error.failure.code));
    throw error;
  }
}
