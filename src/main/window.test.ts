import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { focusWindow, showWhenDrawn, windowOptions } from './window';

describe('windowOptions', () => {
  it('[electron 2, 3, 4, 6, 8, 9, 10, 11] the window’s options are exactly these, so that no isolation is ever lost in passing', () => {
    expect(windowOptions({ preload: '/app/preload.cjs', dark: false, packaged: true })).toEqual({
      title: 'Dispatchbox',
      width: 1280,
      height: 800,
      minWidth: 1024,
      minHeight: 700,
      show: false,
      backgroundColor: '#f5f7f8',
      webPreferences: {
        preload: '/app/preload.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: false,
      },
    });
  });

  it('have developer tools only in an app that is not packaged', () => {
    expect(windowOptions({ preload: '', dark: false, packaged: false }).webPreferences?.devTools).toBe(true);
  });

  it('start on the dark canvas when the system is dark', () => {
    expect(windowOptions({ preload: '', dark: true, packaged: true }).backgroundColor).toBe('#12181a');
  });
});

describe('showWhenDrawn', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function hiddenWindow() {
    let visible = false;
    let destroyed = false;
    const window = Object.assign(new EventEmitter(), {
      show: vi.fn(() => (visible = true)),
      isVisible: () => visible,
      isDestroyed: () => destroyed,
      destroy: () => {
        destroyed = true;
        window.emit('closed');
      },
    });
    showWhenDrawn(window as never);
    return window;
  }

  it('shows the window with its first frame, once', () => {
    const window = hiddenWindow();
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    vi.advanceTimersByTime(10_000);
    expect(window.show).toHaveBeenCalledOnce();
  });

  it('shows a window that never draws after 3 seconds', () => {
    const window = hiddenWindow();
    vi.advanceTimersByTime(2_999);
    expect(window.show).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(window.show).toHaveBeenCalledOnce();
  });

  it('leaves a window alone that was closed before', () => {
    const window = hiddenWindow();
    window.destroy();
    vi.advanceTimersByTime(10_000);
    expect(window.show).not.toHaveBeenCalled();
  });
});

it('focusWindow brings a minimised window back', () => {
  const window = { isMinimized: () => true, restore: vi.fn(), show: vi.fn(), focus: vi.fn() };
  focusWindow(window);
  expect(window.restore).toHaveBeenCalledOnce();
  expect(window.focus).toHaveBeenCalledOnce();
});
