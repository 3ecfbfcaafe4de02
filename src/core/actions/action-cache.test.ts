import { beforeEach, describe, expect, it } from 'vitest';
import { type MemoryClock, memoryClock } from '../../../test/support/memory-ports';
import { type ActionCache, createActionCache } from './action-cache';

const minute = 60_000;
let clock: MemoryClock;
let cache: ActionCache;
beforeEach(() => {
  clock = memoryClock();
  cache = createActionCache({ clock });
});

const one = { id: 'one', revision: 3 };
const record = (over = {}) => ({ key: 'token', value: 'made-up', expires_at: clock.now() + minute, ...over });

describe('what code keeps between its runs', () => {
  it('is there for the next run of the same integration and for no other', () => {
    cache.of(one).keep([record()]);
    expect(cache.of(one).records).toEqual([record()]);
    expect(cache.of({ id: 'two', revision: 3 }).records).toEqual([]);
  });

  it('ends with its time', () => {
    cache.of(one).keep([record()]);
    clock.advance(minute);
    expect(cache.of(one).records).toEqual([]);
  });

  it('is gone once the integration is saved anew, and a run that is still under way leaves nothing to the next code', () => {
    const early = cache.of(one);
    cache.of(one).keep([record()]);
    const next = { ...one, revision: 4 };
    expect(cache.of(next).records).toEqual([]);
    cache.of(next).keep([record({ value: 'of the new code' })]);
    early.keep([record({ value: 'of the old code' })]);
    expect(cache.of(next).records).toMatchObject([{ value: 'of the new code' }]);
  });

  it('is forgotten with everything else, also what a run leaves later', () => {
    cache.of(one).keep([record()]);
    const underWay = cache.of(one);
    cache.forget();
    underWay.keep([record()]);
    expect(cache.of(one).records).toEqual([]);
  });

  it.each([
    ['too many entries', () => Array.from({ length: 21 }, (_, index) => record({ key: `${index}` }))],
    ['a long key', () => [record({ key: 'ü'.repeat(33) })]],
    ['a long value', () => [record({ value: 'x'.repeat(4_097) })]],
    ['too much together', () => [1, 2, 3].map((index) => record({ key: `${index}`, value: 'x'.repeat(3_000) }))],
    ['a life of more than a day', () => [record({ expires_at: clock.now() + 24 * 60 * minute + 1 })]],
  ])('is nothing when code that broke its bounds left %s', (_name, records) => {
    cache.of(one).keep(records());
    expect(cache.of(one).records).toEqual([]);
  });
});
