import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checklist, proofs, withChecklist } from '../../scripts/lib/electron-checklist.mjs';

const root = resolve(import.meta.dirname, '../..');

describe('docs/security.md', () => {
  it('names the tests as they are; otherwise run "npm run doc:security"', () => {
    const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
    expect(withChecklist(text, root)).toBe(text);
  });

  it.each(checklist.map(({ number, item }) => [number, item]))('has a proof for point %i: %s', (number) => {
    expect(proofs(root).get(Number(number))).not.toBeUndefined();
  });

  it('knows all twenty points and no other', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(checklist.map(({ number }) => number)).toEqual(twenty);
    expect([...proofs(root).keys()].filter((number) => !twenty.includes(number))).toEqual([]);
  });
});
