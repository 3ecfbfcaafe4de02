// Last file of the runtime: builds what the handler is given, runs it, and answers what it decided.
(kit, load, input) => {
  'use strict';
  const { parse, stringify } = JSON;
  const { handler, event, cache: kept } = parse(input);
  let decision = null;
  const decide = (kind) => (reason) => {
    decision = { kind, reason: String(reason ?? '').slice(0, 1_024) };
  };

  const records = new Map(kept.map(({ key, ...record }) => [key, record]));
  let sideEffects = 0;
  // As at Auth0: https://auth0.com/docs/customize/actions/limitations
  const limits = { changes: 20, entries: 20, keyBytes: 64, valueBytes: 4_096, allBytes: 8_192, life: 900_000, longestLife: 86_400_000 };
  const failed = (code) => ({ type: 'error', code });
  const bytes = (text) => kit.lib.toBytes(text).length;
  const cache = {
    get: (key) => {
      const record = records.get(String(key));
      if (record === undefined || record.expires_at <= Date.now()) return undefined;
      return { value: record.value, expires_at: record.expires_at };
    },
    set: (key, value, { ttl, expires_at: expiresAt } = {}) => {
      sideEffects += 1;
      if (sideEffects > limits.changes) return failed('MaxSideEffectsExceeded');
      if (bytes(String(key)) > limits.keyBytes) return failed('CacheKeySizeExceeded');
      if (bytes(String(value)) > limits.valueBytes) return failed('CacheValueSizeExceeded');
      const times = [ttl === undefined ? null : Date.now() + Number(ttl), expiresAt ?? null].filter((time) => time !== null);
      if (times.some((time) => !Number.isFinite(time))) return failed('InvalidExpiry');
      const expires = times.length === 0 ? Date.now() + limits.life : Math.min(...times, Date.now() + limits.longestLife);
      if (expires <= Date.now()) return failed('ItemAlreadyExpired');
      const others = [...records].filter(([each]) => each !== String(key));
      const all = others.reduce((sum, [each, { value: its }]) => sum + bytes(each) + bytes(its), bytes(String(key)) + bytes(String(value)));
      if (others.length >= limits.entries || all > limits.allBytes) return failed('CacheSizeExceeded');
      const record = { value: String(value), expires_at: expires };
      records.set(String(key), record);
      return { type: 'success', record: { ...record } };
    },
    delete: (key) => (records.delete(String(key)) ? { type: 'success' } : failed('CacheKeyDoesNotExist')),
  };

  const module = { exports: {} };
  const outcome = (rest) => stringify({ decision, cache: [...records].map(([key, record]) => ({ key, ...record })), ...rest });
  const thrown = (error) => ({
    threw: { name: String(error?.name ?? 'Error').slice(0, 100), message: String(error?.message ?? error).slice(0, 1_000), stack: String(error?.stack ?? '').slice(0, 2_000) },
  });
  return (async () => {
    try {
      load(module.exports, module, kit.lib.require, 'action.js', '/');
      const run = module.exports[handler];
      if (typeof run !== 'function') return outcome({ missing: Object.keys(module.exports).slice(0, 20).map((name) => String(name).slice(0, 60)) });
      await run(event, { notification: { drop: decide('drop'), retry: decide('retry') }, cache });
      return outcome({});
    } catch (error) {
      return outcome(thrown(error));
    }
  })();
};
