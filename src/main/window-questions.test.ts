import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { askBeforeUnload, offerReload } from './window-questions';

function aWindow() {
  const webContents = Object.assign(new EventEmitter(), { reload: vi.fn() });
  return { webContents, close: vi.fn(), isDestroyed: () => false };
}
const answering = (answer: number) => ({ showMessageBoxSync: vi.fn(() => answer) });

describe('askBeforeUnload', () => {
  it.each([
    ['keeps the window when the person stays', 0, false],
    ['lets it go when the person leaves', 1, true],
  ])('%s', (_name, answer, leaves) => {
    const window = aWindow();
    const event = { preventDefault: vi.fn() };
    askBeforeUnload(window as never, answering(answer));
    window.webContents.emit('will-prevent-unload', event);
    expect(event.preventDefault).toHaveBeenCalledTimes(leaves ? 1 : 0);
  });
});

describe('offerReload', () => {
  it('loads a crashed page again when the person wants it', () => {
    const window = aWindow();
    offerReload(window as never, answering(0));
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window.webContents.reload).toHaveBeenCalledOnce();
    expect(window.close).not.toHaveBeenCalled();
  });

  it('closes the window when the person quits', () => {
    const window = aWindow();
    offerReload(window as never, answering(1));
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect(window.close).toHaveBeenCalledOnce();
    expect(window.webContents.reload).not.toHaveBeenCalled();
  });

  it('asks nothing when the page ended as it should', () => {
    const window = aWindow();
    const dialog = answering(0);
    offerReload(window as never, dialog);
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(dialog.showMessageBoxSync).not.toHaveBeenCalled();
  });
});
