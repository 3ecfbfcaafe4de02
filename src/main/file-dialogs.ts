import type { BaseWindow, Dialog } from 'electron';
import type { FileDialogs } from '../core/ports';
import { readChosenFile, writeChosenFile } from '../node/chosen-file';

type Ask = Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;

/** The system's own dialogs, over the window. Paths stay in main. `window`: undefined once it is closed. */
export function fileDialogs(dialog: Ask, window: () => BaseWindow | undefined): FileDialogs {
  return {
    save: async (suggestedName, bytes) => {
      const options = { defaultPath: suggestedName };
      const over = window();
      const { canceled, filePath } = await (over ? dialog.showSaveDialog(over, options) : dialog.showSaveDialog(options));
      return canceled || filePath === '' ? null : writeChosenFile(filePath, bytes);
    },
    open: async ({ label, endings }) => {
      const options = { properties: ['openFile' as const], filters: [{ name: label, extensions: endings }] };
      const over = window();
      const { canceled, filePaths } = await (over ? dialog.showOpenDialog(over, options) : dialog.showOpenDialog(options));
      const [path] = filePaths;
      return canceled || path === undefined ? null : readChosenFile(path);
    },
  };
}
