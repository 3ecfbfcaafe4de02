import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { defaultNetwork } from '../../shared/model/network';
import { DocumentRefusedError, newDocument, nextRevision, parseDocument, type VaultDocument } from './document';

const document = newDocument({
  recoveryWrappingKey: randomBytes(32).toString('base64'),
  content: { environments: [{ id: 'e', name: 'Development', production: false, revision: 0 }], integrations: [], assignments: [], drafts: [], builtInTests: {}, network: defaultNetwork },
});

function reasonFor(value: unknown): string {
  try {
    parseDocument(typeof value === 'string' ? value : JSON.stringify(value));
  } catch (error) {
    if (error instanceof DocumentRefusedError) return error.reason;
    throw error;
  }
  throw new Error('It was not refused');
}

describe('the document of a vault', () => {
  it('is read as it was written', () => {
    const written: VaultDocument = nextRevision(document);
    expect(parseDocument(JSON.stringify(written))).toEqual({ ...document, revision: 1 });
  });

  it('of a later version is told apart from a damaged one', () => {
    expect(reasonFor({ ...document, schemaVersion: 3, somethingNew: true })).toBe('newer');
  });

  it('of version 1 gets network settings that change nothing', () => {
    const content = Object.fromEntries(Object.entries(document.content).filter(([part]) => part !== 'network'));
    expect(parseDocument(JSON.stringify({ ...document, schemaVersion: 1, content }))).toEqual(document);
    expect(reasonFor({ ...document, schemaVersion: 1, content: [] })).toBe('unreadable');
  });

  it.each([
    ['no JSON', '{"schemaVersion":1'],
    ['a list', []],
    ['no version', {}],
    ['an unknown earlier version', { ...document, schemaVersion: 0 }],
    ['a key too much', { ...document, more: 1 }],
    ['a negative revision', { ...document, revision: -1 }],
    ['no content', { ...document, content: null }],
    ['a wrapping key of another length', { ...document, recoveryWrappingKey: 'AAAA' }],
  ])('is refused with %s', (_what, value) => {
    expect(reasonFor(value)).toBe('unreadable');
  });
});
