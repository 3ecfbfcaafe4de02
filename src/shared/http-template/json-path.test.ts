import { describe, expect, it } from 'vitest';
import { readJsonPath, textAt } from './json-path';

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
});
