import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder';
import { StoreWriteError } from '../core/ports';
import { createLogFile } from './log-file';

function aLog() {
  const folder = temporaryFolder();
  return { folder, path: join(folder, 'inbox.log'), log: createLogFile(folder, 'inbox') };
}

describe('a log file', () => {
  it('is not brought into being by looking', () => {
    const { folder, log } = aLog();
    expect(log.readLines()).toEqual([]);
    expect(log.readHead()).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is this user’s alone', () => {
    const { folder, log } = aLog();
    log.append('one');
    log.writeHead('head');
    log.keepAside(['broken']);
    log.rewrite(['two']);
    expect(readdirSync(folder).sort()).toEqual(['inbox.damaged.log', 'inbox.head', 'inbox.log']);
    for (const name of readdirSync(folder)) expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
  });

  it('begins a line of its own after one that was cut short', () => {
    const { path, log } = aLog();
    writeFileSync(path, 'one\ntw');
    log.append('three');
    expect(readFileSync(path, 'utf8')).toBe('one\ntw\nthree\n');
    expect(log.readLines()).toEqual(['one', 'tw', 'three']);
  });

  it('adds to what was kept aside before', () => {
    const { folder, log } = aLog();
    log.keepAside(['one']);
    log.keepAside(['two', 'three']);
    expect(readFileSync(join(folder, 'inbox.damaged.log'), 'utf8')).toBe('one\ntwo\nthree\n');
  });

  it('says so when it cannot be written', () => {
    const { path, log } = aLog();
    mkdirSync(path);
    expect(() => { log.append('one'); }).toThrow(StoreWriteError);
    expect(() => { log.rewrite(['one']); }).toThrow(StoreWriteError);
  });

  // Linux has a device that is always full.
  it.runIf(existsSync('/dev/full'))('says that the disk is full', () => {
    const { path, log } = aLog();
    symlinkSync('/dev/full', path);
    expect(() => { log.append('one'); }).toThrow('Not saved: the disk is full. Your changes are still here.');
  });
});
