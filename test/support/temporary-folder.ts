import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that stays until it is removed. */
export function lastingFolder(): { folder: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dispatchbox-test-')));
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder of this test's own, removed after it. */
export function temporaryFolder(): string {
  const { folder, remove } = lastingFolder();
  onTestFinished(remove);
  return folder;
}
