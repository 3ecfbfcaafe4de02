import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { callNames } from '../shared/call-names';
import { registerCalls, sendEvent } from './ipc';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

function registered(trusted: boolean) {
  const handlers = new Map<string, Handler>();
  const core = { call: vi.fn(() => Promise.resolve({ ok: true as const, value: 'answer' })) };
  const lines: string[] = [];
  registerCalls({ handle: (name, handler) => void handlers.set(name, handler) }, core, () => trusted, (line) => lines.push(line));
  const invoke = (name: string, ...args: unknown[]) => handlers.get(name)?.({ senderFrame: null } as IpcMainInvokeEvent, ...args);
  return { handlers, core, lines, invoke };
}

describe('registerCalls', () => {
  it('[electron 17] registers every call of the contract and nothing else', () => {
    expect([...registered(true).handlers.keys()]).toEqual([...callNames]);
  });

  it('hands a call to core and cuts surplus arguments off', async () => {
    const { core, invoke } = registered(true);
    await expect(invoke('inbox.get', { id: '1' }, 'surplus')).resolves.toEqual({ ok: true, value: 'answer' });
    expect(core.call.mock.calls).toEqual([['inbox.get', { id: '1' }]]);
  });

  it('[electron 17] refuses every call from elsewhere, and says so without data', () => {
    const { core, invoke, lines } = registered(false);
    for (const name of callNames) expect(() => invoke(name, { secret: 'x' })).toThrow('Only the window’s own page may call.');
    expect(core.call).not.toHaveBeenCalled();
    expect(lines).toHaveLength(callNames.length);
    expect(lines).toContain('Refused app.info: it did not come from the window’s own page.');
  });
});

it('sendEvent tells every window', () => {
  const send = vi.fn();
  sendEvent([{ webContents: { send } }, { webContents: { send } }] as never, 'changed', { topics: ['inbox'] });
  expect(send.mock.calls).toEqual([
    ['changed', { topics: ['inbox'] }],
    ['changed', { topics: ['inbox'] }],
  ]);
});
