import type { UtilityProcess } from 'electron';
import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { keychainProcess } from './keychain-process';

afterEach(() => vi.restoreAllMocks());

function utilityProcess(pid?: number) {
  const events = new EventEmitter();
  return { pid, postMessage: vi.fn(), kill: vi.fn(() => true), on: events.on.bind(events) as unknown as UtilityProcess['on'], emit: events.emit.bind(events) };
}

it('carries requests there and answers back', () => {
  const child = utilityProcess(1);
  const answers: unknown[] = [];
  const keychain = keychainProcess(child);
  keychain.onMessage((answer) => answers.push(answer));
  keychain.post({ id: 1, call: 'get', account: 'a' });
  child.emit('message', { id: 1, ok: true, value: null });
  expect(child.postMessage).toHaveBeenCalledWith({ id: 1, call: 'get', account: 'a' });
  expect(answers).toEqual([{ id: 1, ok: true, value: null }]);
});

it('tells when the process has ended', () => {
  const child = utilityProcess(1);
  const ended = vi.fn();
  keychainProcess(child).onExit(ended);
  child.emit('exit', 1);
  expect(ended).toHaveBeenCalledOnce();
});

it('ends a process that is blocked', () => {
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  keychainProcess(utilityProcess(4_711)).kill();
  expect(kill).toHaveBeenCalledWith(4_711, 'SIGKILL');
});

it('ends a process that has not started yet', () => {
  const child = utilityProcess();
  keychainProcess(child).kill();
  expect(child.kill).toHaveBeenCalledOnce();
});
