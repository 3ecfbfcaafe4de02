(kit) => {
  'use strict';
  const { toBase64, fromBase64, bytesOf } = kit.lib;
  const hashes = { 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };
  const nameOf = (algorithm) => String(typeof algorithm === 'string' ? algorithm : algorithm?.name).toUpperCase();
  const hashOf = (algorithm) => {
    const hash = hashes[nameOf(algorithm)];
    if (hash === undefined) throw kit.lib.domError(`The algorithm ${nameOf(algorithm)} is not offered here`, 'NotSupportedError');
    return hash;
  };
  const digest = (hash, bytes) => fromBase64(kit.ask('hash', hash, toBase64(bytes)));
  const hmac = (hash, key, bytes) => fromBase64(kit.ask('hmac', hash, toBase64(key), toBase64(bytes)));
  const same = (one, other) => {
    let difference = one.length ^ other.length;
    for (let index = 0; index < one.length; index += 1) difference |= one[index] ^ other[index];
    return difference === 0;
  };

  const keys = new WeakMap();
  class CryptoKey {
    constructor(raw, hash, usages) {
      keys.set(this, raw);
      this.type = 'secret';
      this.extractable = false;
      this.algorithm = { name: 'HMAC', hash: { name: hash }, length: raw.length * 8 };
      this.usages = [...usages];
    }
  }
  const subtle = {
    async digest(algorithm, data) {
      return digest(hashOf(algorithm), bytesOf(data)).buffer;
    },
    async importKey(format, data, algorithm, _extractable, usages) {
      if (format !== 'raw' || nameOf(algorithm) !== 'HMAC') throw kit.lib.domError('Only raw HMAC keys are offered here', 'NotSupportedError');
      hashOf(algorithm.hash);
      return new CryptoKey(bytesOf(data).slice(), nameOf(algorithm.hash), usages);
    },
    async sign(_algorithm, key, data) {
      return hmac(hashOf(key.algorithm.hash), keys.get(key), bytesOf(data)).buffer;
    },
    async verify(_algorithm, key, signature, data) {
      return same(hmac(hashOf(key.algorithm.hash), keys.get(key), bytesOf(data)), bytesOf(signature));
    },
  };
  const crypto = {
    subtle,
    randomUUID: () => kit.ask('uuid'),
    getRandomValues(target) {
      const bytes = bytesOf(target);
      if (bytes.length > 65_536) throw kit.lib.domError('At most 65536 bytes at once', 'QuotaExceededError');
      bytes.set(fromBase64(kit.ask('random', bytes.length)));
      return target;
    },
  };
  Object.assign(kit.lib, { digest, hmac, same });
  kit.define({ crypto, CryptoKey });
};
