import type { BaseWindow, Dialog } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { personQuestions } from './person-question';

const window = {} as BaseWindow;
const question = { title: 'Allow api.example.com for Halden?', text: 'Its secrets may go there.', yes: 'Allow api.example.com', no: 'Refuse' };
const never = new AbortController().signal;
const answering = (response: number) => ({ showMessageBox: vi.fn(() => Promise.resolve({ response, checkboxChecked: false })) });
const asDialog = (dialog: ReturnType<typeof answering>) => dialog as unknown as Pick<Dialog, 'showMessageBox'>;

describe('a question to the person', () => {
  it.each([
    ['is refused by its first button, which Enter and Escape press', 0, false],
    ['is allowed by the other button alone', 1, true],
  ])('%s', async (_name, response, allowed) => {
    const dialog = answering(response);
    expect(await personQuestions(asDialog(dialog), () => window)(question, never)).toBe(allowed);
    expect(dialog.showMessageBox).toHaveBeenCalledWith(window, expect.objectContaining({ message: question.title, detail: question.text, buttons: ['Refuse', 'Allow api.example.com'], defaultId: 0, cancelId: 0, signal: never }));
  });

  it('is refused without a window, and when it is no longer of interest', async () => {
    const dialog = answering(1);
    expect(await personQuestions(asDialog(dialog), () => undefined)(question, never)).toBe(false);
    expect(await personQuestions(asDialog(dialog), () => window)(question, AbortSignal.abort())).toBe(false);
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
  });
});
