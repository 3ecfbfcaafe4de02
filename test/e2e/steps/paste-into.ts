import type { Locator } from '@playwright/test';

/** Replaces the text of a field by what is on the clipboard and answers it. */
export async function pasteInto(field: Locator): Promise<string> {
  await field.fill('');
  await field.press('ControlOrMeta+v');
  return field.inputValue();
}
