import type { BrowserWindow, Dialog } from 'electron';

type Ask = Pick<Dialog, 'showMessageBoxSync'>;

/** The page refuses to be unloaded while something unsaved is typed. Electron would then keep the window open without a word. */
export function askBeforeUnload(window: BrowserWindow, dialog: Ask): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'Leave without saving?',
      detail: 'What you typed and did not save is not in the vault yet.',
      buttons: ['Stay', 'Leave'],
      defaultId: 0,
      cancelId: 0,
    });
    if (answer === 1) event.preventDefault();
  });
}

/** A page whose process ended is blank and answers nothing: the person is told and may load it again. Core goes on meanwhile. */
export function offerReload(window: BrowserWindow, dialog: Ask): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const answer = dialog.showMessageBoxSync(window, {
      type: 'error',
      message: 'The window stopped working',
      detail: 'What was saved is safe in the vault. Load the window again to go on.',
      buttons: ['Load again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    });
    if (answer === 0) window.webContents.reload();
    else window.close();
  });
}
