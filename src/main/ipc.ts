import type { BrowserWindow, IpcMain, WebFrameMain } from 'electron';
import { callNames, type EventName } from '../shared/call-names';
import type { Events } from '../shared/contract';
import type { Result } from '../shared/result';

export interface Caller {
  call(name: string, input: unknown): Promise<Result<unknown>>;
}

/** Registers every call of the contract through the one check of its sender. Surplus arguments are cut off here; the input is core's to check. */
export function registerCalls(ipcMain: Pick<IpcMain, 'handle'>, core: Caller, isTrusted: (frame: WebFrameMain | null) => boolean, logLine: (line: string) => void): void {
  for (const name of callNames) {
    ipcMain.handle(name, (event, input: unknown) => {
      if (!isTrusted(event.senderFrame)) {
        logLine(`Refused ${name}: it did not come from the window’s own page.`);
        throw new Error('Only the window’s own page may call.');
      }
      return core.call(name, input);
    });
  }
}

/** Tells every window. */
export function sendEvent<E extends EventName>(windows: Pick<BrowserWindow, 'webContents'>[], event: E, payload: Events[E]): void {
  for (const window of windows) window.webContents.send(event, payload);
}
