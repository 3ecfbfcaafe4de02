import { expect, it } from 'vitest';
import { plainCopy } from './plain-copy';

it('copies every level, so that a change of the copy leaves the original as it was', () => {
  const original = { list: [{ name: 'a', tags: ['x'] }], nothing: null, number: 0, text: '', yes: false };
  const copy = plainCopy(original);
  expect(copy).toEqual(original);
  copy.list[0]?.tags.push('y');
  copy.list.push({ name: 'b', tags: [] });
  expect(original).toEqual({ list: [{ name: 'a', tags: ['x'] }], nothing: null, number: 0, text: '', yes: false });
});
