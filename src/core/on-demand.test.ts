import { describe, expect, it } from 'vitest';
import { onDemand } from './on-demand';

describe('what is made on demand', () => {
  it('is made at the first use, and once for all who ask at the same time', async () => {
    let count = 0;
    const get = onDemand(() => Promise.resolve((count += 1)));
    expect([count, get.made]).toEqual([0, null]);
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect([await get(), get.made, count]).toEqual([1, 1, 1]);
  });

  it('is tried again after it could not be made', async () => {
    let refuses = true;
    const get = onDemand(() => (refuses ? Promise.reject(new Error('not now')) : Promise.resolve('made')));
    await expect(get()).rejects.toThrow('not now');
    expect(get.made).toBeNull();
    refuses = false;
    expect(await get()).toBe('made');
  });
});
