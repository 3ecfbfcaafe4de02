import { createCore } from '../../src/core/create-core';
import type { CallName, EventName } from '../../src/shared/call-names';
import { callNames } from '../../src/shared/call-names';
import type { CallInput, CallOutput, DispatchboxApi } from '../../src/shared/contract';
import type { Environment } from '../../src/shared/model/environment';
import type { Failure, Result } from '../../src/shared/result';
import { type MemoryPorts, memoryPorts } from './memory-ports';

/** As a new vault begins; the first two are served by the built-in services. */
export const firstEnvironments = [
  { name: 'Development', production: false },
  { name: 'Testing', production: false },
  { name: 'Production', production: true },
];

export interface TestCore {
  ports: MemoryPorts;
  /** The value, or an error that names the code when there is none. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** The failure, or an error when there is a value. */
  refusal<N extends CallName>(name: N, input: CallInput<N>): Promise<Failure>;
  /** Whatever input under whatever name, as a page that was taken over could send it. */
  send(name: string, input: unknown): Promise<Result<unknown>>;
  environment(name: string): Promise<Environment>;
  /** What the page sees as `window.dispatchbox`; copies everything, as the boundary does. */
  api: DispatchboxApi;
  preview(id: string): string | null;
  close(): Promise<void>;
}

/** The cheapest scrypt that is accepted: these tests are not about its cost. */
const scryptCost = 2 ** 15;

/** A core over memory ports, not yet set up. */
export function startTestCore(ports: MemoryPorts = memoryPorts()): TestCore {
  const listeners = new Set<{ event: EventName; listener: (payload: never) => void }>();
  const core = createCore({
    ...ports,
    emit: (event, payload) => {
      // Of the audit log the windows hear at its own time after each change: what a call tells them is looked at without it.
      if (!('topics' in payload) || payload.topics.join() !== 'audit') ports.emit(event, payload);
      for (const each of listeners) if (each.event === event) each.listener(structuredClone(payload) as never);
    },
  }, { scryptCost });

  const send = async (name: string, input: unknown) => structuredClone(await core.call(name, structuredClone(input)));
  const ask = <N extends CallName>(name: N, input: CallInput<N>) => send(name, input) as Promise<Result<CallOutput<N>>>;
  const call: TestCore['call'] = async (name, input) => {
    const result = await ask(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  const calls = Object.fromEntries(callNames.map((name) => [name, (input: unknown) => send(name, input)]));
  const on: DispatchboxApi['on'] = (event, listener) => {
    const entry = { event, listener };
    listeners.add(entry);
    return () => listeners.delete(entry);
  };

  return {
    ports,
    call,
    refusal: async (name, input) => {
      const result = await ask(name, input);
      if (result.ok) throw new Error(`${name} was not refused`);
      return result.error;
    },
    send,
    environment: async (name) => {
      const environment = (await call('environments.list', {})).find((candidate) => candidate.name === name);
      if (!environment) throw new Error(`no environment ${name}`);
      return environment;
    },
    // The names are those of the contract, one by one; TypeScript cannot follow them through `fromEntries`.
    api: { ...calls, on } as unknown as DispatchboxApi,
    preview: (id) => core.preview(id),
    close: () => core.close(),
  };
}

/** A core with an open, new vault over memory ports. Protected by the keychain, since a passphrase costs a second of scrypt. */
export async function openTestCore(ports: MemoryPorts = memoryPorts(), environments: CallInput<'vault.create'>['environments'] = firstEnvironments): Promise<TestCore> {
  const core = startTestCore(ports);
  const { recoveryKey } = await core.call('vault.create', { protection: { kind: 'keychain' }, environments });
  await core.call('vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
  ports.emitted.length = 0;
  return core;
}
