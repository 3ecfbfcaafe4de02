import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder';
import { AppError } from '../core/app-error';
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

  it('reads a big file in pieces, between which other work runs', async () => {
    const { log } = aLog();
    const lines = Array.from({ length: 400 }, (_, index) => `${index} ${'ä'.repeat(5_000)}`);
    log.rewrite(lines);
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    const pieces = [];
    for await (const piece of log.scan()) pieces.push(piece);
    clearInterval(counting);
    expect(pieces.length).toBeGreaterThan(3);
    expect(turns).toBeGreaterThan(0);
    const placed = pieces.flat();
    expect(placed.map(({ line }) => line)).toEqual(lines);
    for (const { at, line } of [placed[0], placed[199], placed[399]].flatMap((one) => one ?? [])) expect(await log.readLineAt(at)).toBe(line);
  });

  it.each(['', 'one\n', 'one\ntw', 'one\n\nthree\n'])('reads %j in pieces as it does at once', async (text) => {
    const { path, log } = aLog();
    writeFileSync(path, text);
    const lines = [];
    for await (const piece of log.scan()) lines.push(...piece.map(({ line }) => line));
    expect(lines).toEqual(log.readLines());
  });

  it('answers where each line begins', async () => {
    const { path, log } = aLog();
    writeFileSync(path, 'one\ntw');
    const places = ['three', 'vier ä', 'five'].map((line) => log.append(line));
    expect(places).toEqual([7, 13, 21]);
    expect(await Promise.all(places.map((at) => log.readLineAt(at)))).toEqual(['three', 'vier ä', 'five']);
    expect(await log.readLineAt(1_000)).toBeNull();
  });

  it('drops its beginning, unless that is no longer allowed', async () => {
    const { folder, log } = aLog();
    const [, second = 0] = ['one', 'two', 'three'].map((line) => log.append(line));
    const refuse = () => {
      throw new AppError('locked', 'The vault is locked.');
    };
    await expect(log.dropBefore(second, refuse)).rejects.toMatchObject({ code: 'locked' });
    expect(log.readLines()).toEqual(['one', 'two', 'three']);
    expect(readdirSync(folder)).toEqual(['inbox.log']);
    await log.dropBefore(second, () => undefined);
    expect(log.readLines()).toEqual(['two', 'three']);
    expect(statSync(join(folder, 'inbox.log')).mode & 0o777).toBe(0o600);
  });

  it('says so when it cannot be written', async () => {
    const { folder, path, log } = aLog();
    mkdirSync(path);
    expect(() => { log.append('one'); }).toThrow(StoreWriteError);
    expect(() => { log.rewrite(['one']); }).toThrow(StoreWriteError);
    await expect(log.dropBefore(0, () => undefined)).rejects.toBeInstanceOf(StoreWriteError);
    expect(readdirSync(folder)).toEqual(['inbox.log']);
  });

  // Linux has a device that is always full.
  it.runIf(existsSync('/dev/full'))('says that the disk is full', () => {
    const { path, log } = aLog();
    symlinkSync('/dev/full', path);
    expect(() => { log.append('one'); }).toThrow('Not saved: the disk is full. Your changes are still here.');
  });
});
