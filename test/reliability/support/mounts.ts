import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { onTestFinished, type TestContext } from 'vitest';

/** CAP_SYS_ADMIN, capabilities(7): without it nobody mounts anything. */
const mayAdminister = 1n << 21n;

/** Why this process cannot mount; null: it has the right to. */
function whyNot(): string | null {
  if (process.platform !== 'linux') return 'only Linux mounts a disk for a test';
  const capabilities = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${capabilities}`) & mayAdminister) === 0n ? 'this process may not mount anything (no CAP_SYS_ADMIN)' : null;
}

/**
 * Runs `mount` for a folder, undone after the test. Where the kernel does not let this process, the test is skipped and says so;
 * who has the right and does not succeed has failed.
 */
export function mount(context: TestContext, folder: string, ...options: string[]): void {
  const reason = whyNot();
  if (reason !== null) {
    console.log(`Not tried: ${reason}.`);
    context.skip(reason);
  }
  execFileSync('mount', [...options, folder], { stdio: 'pipe' });
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
}
