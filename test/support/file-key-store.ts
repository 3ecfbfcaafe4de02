import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { KeyStore } from '../../src/core/ports';

/** A keychain that several processes can ask, one after the other. Protects nothing. */
export function fileKeyStore(path: string): KeyStore {
  const read = () => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {});
  const write = (entries: Record<string, string>) => {
    writeFileSync(path, JSON.stringify(entries));
  };
  return {
    get: (account) => Promise.resolve(read()[account] ?? null),
    set: (account, secret) => {
      write({ ...read(), [account]: secret });
      return Promise.resolve();
    },
    delete: (account) => {
      const { [account]: found, ...rest } = read();
      write(rest);
      return Promise.resolve(found !== undefined);
    },
  };
}
