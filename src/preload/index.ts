import { contextBridge, ipcRenderer } from 'electron';
import { callNames, eventNames } from '../shared/call-names';
import type { DispatchboxApi } from '../shared/contract';

// Names are all the preload knows: what a call takes and answers is checked in main, and its type is the contract's.
const calls = Object.fromEntries(callNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)])) as Omit<DispatchboxApi, 'on'>;

const on: DispatchboxApi['on'] = (event, listener) => {
  if (!eventNames.includes(event)) throw new TypeError('There is no such event.');
  const relay = (_event: unknown, payload: Parameters<typeof listener>[0]) => listener(payload);
  ipcRenderer.on(event, relay);
  return () => {
    ipcRenderer.off(event, relay);
  };
};

const api: DispatchboxApi = { ...calls, on };
contextBridge.exposeInMainWorld('dispatchbox', api);
