import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { open, openCredential, seal, SealBrokenError, sealCredential } from './envelope';

const key = randomBytes(32);

describe('a seal', () => {
  it('opens with the same key in the same place', () => {
    expect(open(key, seal(key, 'Grüße', 'here'), 'here').toString('utf8')).toBe('Grüße');
    expect(open(key, seal(key, '', 'here'), 'here')).toHaveLength(0);
  });

  it('never looks the same twice', () => {
    expect(seal(key, 'secret', 'here')).not.toBe(seal(key, 'secret', 'here'));
  });

  it('opens neither with another key nor in another place', () => {
    const sealed = seal(key, 'secret', 'here');
    expect(() => open(randomBytes(32), sealed, 'here')).toThrow(SealBrokenError);
    expect(() => open(key, sealed, 'there')).toThrow(SealBrokenError);
  });

  it('opens with no single bit changed', () => {
    const bytes = Buffer.from(seal(key, 'secret', 'here'), 'base64');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => open(key, changed.toString('base64'), 'here')).toThrow(SealBrokenError);
    }
  });

  it.each([
    ['nothing', () => ''],
    ['less than iv and tag', () => randomBytes(20).toString('base64')],
    ['a part', (sealed: string) => sealed.slice(0, -4)],
    ['characters that are not base64', (sealed: string) => `${sealed}\n`],
    ['another spelling of the same bytes', (sealed: string) => sealed.replace(/=*$/, '')],
  ])('does not open from %s', (_what, change) => {
    expect(() => open(key, change(seal(key, 'secret', 'here')), 'here')).toThrow(SealBrokenError);
  });
});

describe('a sealed credential', () => {
  it('opens only for its own integration and field', () => {
    const sealed = sealCredential(key, 'token', 'twilio-eu', 'authToken');
    expect(openCredential(key, sealed, 'twilio-eu', 'authToken')).toBe('token');
    expect(() => openCredential(key, sealed, 'twilio-us', 'authToken')).toThrow(SealBrokenError);
    expect(() => openCredential(key, sealed, 'twilio-eu', 'apiKeySecret')).toThrow(SealBrokenError);
  });

  it('does not open with a shortened tag', () => {
    const sealed = sealCredential(key, 'token', 'twilio-eu', 'authToken');
    const tag = Buffer.from(sealed.tag, 'base64').subarray(0, 12).toString('base64');
    expect(() => openCredential(key, { ...sealed, tag }, 'twilio-eu', 'authToken')).toThrow(SealBrokenError);
  });
});
