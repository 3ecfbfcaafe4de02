import { statSync } from 'node:fs';
import type { Core } from '../core/create-core';
import type { CallName } from '../shared/call-names';
import type { CallInput, CallOutput } from '../shared/contract';
import type { VaultState } from '../shared/model/vault';
import type { Failure, Result } from '../shared/result';
import { InputFileError } from './input-file';
import type { NextLine } from './lines';

/** A call of the contract that ended without a value. */
export class CallFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Asks the opened vault. Throws CallFailure. */
export type Call = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

interface Tools {
  folder: string;
  openCore: (folder: string) => Promise<Core>;
  nextLine: NextLine;
}

/**
 * Opens the vault of a folder as an administrator, does `work` with it, and gives it back whatever comes of it. The passphrases are lines of standard
 * input, read only where they are needed: the vault's, then the administrators'. Throws InputFileError and CallFailure.
 */
export async function withVault<T>({ folder, openCore, nextLine }: Tools, work: (call: Call) => Promise<T>): Promise<T> {
  // A vault's own lock would make a folder that is not there.
  if (!isFolder(folder)) throw new InputFileError('There is no folder of this name. --vault names the folder in which the vault lies.');
  const core = await openCore(folder);
  const call = callOf(core);
  try {
    await unlock(call, nextLine);
    return await work(call);
  } finally {
    await core.close();
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function callOf(core: Core): Call {
  return async <N extends CallName>(name: N, input: CallInput<N>) => {
    const result = (await core.call(name, input)) as Result<CallOutput<N>>;
    if (!result.ok) throw new CallFailure(result.error);
    return result.value;
  };
}

async function unlock(call: Call, nextLine: NextLine): Promise<void> {
  const state = await call('vault.state', {});
  assertClosed(state);
  const asksForPassphrase = state.protection === 'passphrase';
  const passphrase = asksForPassphrase ? await nextLine() : null;
  if (asksForPassphrase && !passphrase) throw new InputFileError('The passphrase of the vault is missing: it is the first line of standard input.');
  const opened = await call('vault.unlock', passphrase ? { passphrase } : {});
  if (opened.kind !== 'open') throw damaged();
  await becomeAdministrator(call, nextLine, asksForPassphrase ? 'second' : 'first');
}

function assertClosed(state: VaultState): asserts state is Extract<VaultState, { kind: 'locked' }> {
  if (state.kind === 'absent') throw new InputFileError('There is no vault in this folder.');
  if (state.kind === 'held-elsewhere') throw new CallFailure({ code: 'conflict', message: 'Another Dispatchbox has this vault open. Close it first.' });
  if (state.kind !== 'locked') throw damaged();
}

function damaged(): CallFailure {
  return new CallFailure({ code: 'vault-damaged', message: 'This vault does not open. Nothing was changed. The window of Dispatchbox says why, and what can be done.' });
}

async function becomeAdministrator(call: Call, nextLine: NextLine, which: 'first' | 'second'): Promise<void> {
  const { role } = await call('roles.state', {});
  if (role === 'administrator') return;
  const passphrase = await nextLine();
  if (!passphrase) throw new InputFileError(`This needs an administrator: their passphrase is the ${which} line of standard input.`);
  await call('roles.becomeAdministrator', { passphrase });
}
