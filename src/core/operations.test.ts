import { describe, expect, it } from 'vitest';
import { createOperations } from './operations';

/** Ends only when it is cancelled. */
const untilCancelled = (signal: AbortSignal) =>
  new Promise<string>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve('cancelled');
    });
  });

describe('operations', () => {
  it('are cancelled by the id that the caller chose', async () => {
    const operations = createOperations();
    const first = operations.run('one', untilCancelled);
    const second = operations.run('two', untilCancelled);
    operations.cancel('two');
    expect(await second).toBe('cancelled');
    operations.cancel('one');
    expect(await first).toBe('cancelled');
  });

  it('are forgotten when they end, also by an error', async () => {
    const operations = createOperations();
    await operations.run('one', () => Promise.resolve('done'));
    await expect(operations.run('one', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(() => operations.cancel('one')).toThrow('This has already ended');
  });

  it('cannot share an id while one runs', async () => {
    const operations = createOperations();
    const running = operations.run('one', untilCancelled);
    await expect(operations.run('one', untilCancelled)).rejects.toMatchObject({ code: 'conflict' });
    operations.cancel('one');
    expect(await running).toBe('cancelled');
  });

  it('all end when the core closes', async () => {
    const operations = createOperations();
    const both = [operations.run('one', untilCancelled), operations.run('two', untilCancelled)];
    operations.cancelAll();
    expect(await Promise.all(both)).toEqual(['cancelled', 'cancelled']);
  });
});
