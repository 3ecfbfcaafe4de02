import type { Locator } from '@playwright/test';

/** Puts code into an editor in place of what stands there, as pasting it does. */
export async function writeCode(editor: Locator, code: string): Promise<void> {
  await editor.press('ControlOrMeta+a');
  await editor.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, code);
}
