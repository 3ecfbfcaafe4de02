import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions } from './options';

describe('readOptions', () => {
  it('keeps the vault where Electron would', () => {
    expect(readOptions([], { XDG_CONFIG_HOME: '/home/a/.config' }, 'linux').dataFolder).toBe('/home/a/.config/Dispatchbox/vault');
    expect(readOptions([], {}, 'linux').dataFolder).toBe(join(homedir(), '.config/Dispatchbox/vault'));
    expect(readOptions([], {}, 'darwin').dataFolder).toBe(join(homedir(), 'Library/Application Support/Dispatchbox/vault'));
  });

  it('takes the folder from the environment, and before that from the command line', () => {
    expect(readOptions([], { DISPATCHBOX_DATA: '/a' }, 'linux').dataFolder).toBe('/a');
    expect(readOptions(['--data', '/b'], { DISPATCHBOX_DATA: '/a' }, 'linux').dataFolder).toBe('/b');
  });

  it('opens a window only with a Chromium, and never with --no-window', () => {
    expect(readOptions([], {}, 'linux').chromium).toBeNull();
    expect(readOptions([], { DISPATCHBOX_CHROMIUM: '/usr/bin/chromium' }, 'linux').chromium).toBe('/usr/bin/chromium');
    expect(readOptions(['--no-window'], { DISPATCHBOX_CHROMIUM: '/usr/bin/chromium' }, 'linux').chromium).toBeNull();
  });

  it('refuses what it does not know', () => {
    expect(() => readOptions(['--nowindow'], {}, 'linux')).toThrow('--nowindow');
    expect(() => readOptions(['--data'], {}, 'linux')).toThrow('--data needs a folder');
  });
});
