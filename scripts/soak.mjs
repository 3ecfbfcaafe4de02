// `npm run soak`: the reliability tests with their large counts. DISPATCHBOX_SEED repeats a run that failed.
import { spawn } from 'node:child_process';

const args = ['run', '--project', 'reliability', ...process.argv.slice(2)];
const child = spawn('vitest', args, { stdio: 'inherit', env: { ...process.env, DISPATCHBOX_SOAK: '1' }, shell: process.platform === 'win32' });
child.on('error', () => {
  process.exitCode = 1;
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
