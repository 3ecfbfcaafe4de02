import type { BaseWindow, Dialog } from 'electron';
import type { Ports } from '../core/ports';

type Ask = Pick<Dialog, 'showMessageBox'>;

/** The system's own question, over the window, where no page reaches. Refused once the window is closed: nobody sees what it is about. */
export function personQuestions(dialog: Ask, window: () => BaseWindow | undefined): Ports['askPerson'] {
  return async ({ title, text, yes, no }, signal) => {
    const over = window();
    if (over === undefined || signal.aborted) return false;
    const { response } = await dialog.showMessageBox(over, { type: 'question', message: title, detail: text, buttons: [no, yes], defaultId: 0, cancelId: 0, noLink: true, signal });
    return response === 1;
  };
}
