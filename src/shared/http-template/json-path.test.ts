import { describe, expect, it } from 'vitest';
import { jsonPathOf, readJsonPath, textAt } from './json-path';

const answer = { id: 7, ok: true, messages: [{ 'message-id': 'm1' }], nested: { a: null } };

describe('a path into an answer', () => {
  it.each([
    ['id', '7'],
    ['$.ok', 'true'],
    ['messages[0].message-id', 'm1'],
    ['$["messages"][0]["message-id"]', 'm1'],
    ['messages[1].id', null],
    ['nested', null],
    ['nested.a', null],
    ['constructor.name', null],
    ['__proto__', null],
  ])('%s leads to %j', (path, found) => {
    expect(textAt(answer, path)).toBe(found);
  });

  it.each(['', '$', 'a..b', 'a[b]', 'a[', '..', '*'])('is not %j', (path) => {
    expect(readJsonPath(path)).toBeNull();
  });

  it.each([[['id']], [['messages', 0, 'message-id']], [[0]], [['a b', 'c.d', 3]], [['$', '$id']], [['$id']]])('is written so that it leads back to %j', (steps) => {
    expect(readJsonPath(jsonPathOf(steps) ?? '')).toEqual(steps);
  });

  it.each([[[]], [['a"b']], [['']], [[10_000]]])('cannot be written for %j', (steps) => {
    expect(jsonPathOf(steps)).toBeNull();
  });
});
