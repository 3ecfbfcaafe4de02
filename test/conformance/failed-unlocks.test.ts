import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FailedUnlocks } from '../../src/core/ports';
import { createFailedUnlocks } from '../../src/node/failed-unlocks';
import { memoryFailedUnlocks } from '../support/memory-ports';
import { temporaryFolder } from '../support/temporary-folder';

const first = '2026-11-20T09:12:00.000Z';
const second = '2026-11-20T09:13:00.000Z';

describe.each<[string, () => FailedUnlocks]>([
  ['in memory', () => memoryFailedUnlocks()],
  ['of a folder', () => createFailedUnlocks(temporaryFolder())],
])('failed unlocks %s', (_name, make) => {
  it('are read oldest first, until they are forgotten', () => {
    const unlocks = make();
    expect(unlocks.read()).toEqual([]);
    unlocks.append(first);
    unlocks.append(second);
    expect(unlocks.read()).toEqual([first, second]);
    expect(unlocks.read()).toEqual([first, second]);
    unlocks.forget([first]);
    expect(unlocks.read()).toEqual([second]);
    unlocks.forget([second]);
    expect(unlocks.read()).toEqual([]);
    unlocks.append(second);
    expect(unlocks.read()).toEqual([second]);
  });
});

describe('failed unlocks of a folder', () => {
  it('are there after a new start, for this user alone, and hold times and nothing else', () => {
    const folder = temporaryFolder();
    createFailedUnlocks(folder).append(first);
    const file = join(folder, 'failed-unlocks.txt');
    expect(readFileSync(file, 'utf8')).toBe(`${first}\n`);
    expect(statSync(file).mode & 0o077).toBe(0);
    writeFileSync(file, `${first}\n<b>not a time</b>\n\n${second}`);
    expect(createFailedUnlocks(folder).read()).toEqual([first, second]);
  });

  it('do not fill the disk', () => {
    const folder = temporaryFolder();
    const unlocks = createFailedUnlocks(folder);
    writeFileSync(join(folder, 'failed-unlocks.txt'), `${first}\n`.repeat(1_000));
    unlocks.append(second);
    expect(unlocks.read()).toEqual(Array.from({ length: 1_000 }, () => first));
  });
});
