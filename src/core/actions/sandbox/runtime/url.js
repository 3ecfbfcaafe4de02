(kit) => {
  'use strict';
  const asPairs = (init) => {
    if (init === undefined || init === null) return [];
    if (init instanceof URLSearchParams) return [...init];
    if (typeof init === 'object' && typeof init[Symbol.iterator] === 'function') return Array.from(init, ([name, value]) => [String(name), String(value)]);
    if (typeof init === 'object') return Object.entries(init).map(([name, value]) => [name, String(value)]);
    return kit.ask('query.parse', String(init));
  };

  class URLSearchParams {
    #pairs;
    #changed;
    constructor(init, changed = null) {
      this.#pairs = asPairs(init);
      this.#changed = typeof changed === 'function' ? changed : null;
    }
    #become(pairs) {
      this.#pairs = pairs;
      this.#changed?.(this.toString());
    }
    get size() {
      return this.#pairs.length;
    }
    append(name, value) {
      this.#become([...this.#pairs, [String(name), String(value)]]);
    }
    delete(name, value) {
      this.#become(this.#pairs.filter(([each, its]) => each !== String(name) || (value !== undefined && its !== String(value))));
    }
    get(name) {
      return this.#pairs.find(([each]) => each === String(name))?.[1] ?? null;
    }
    getAll(name) {
      return this.#pairs.filter(([each]) => each === String(name)).map(([, value]) => value);
    }
    has(name, value) {
      return this.#pairs.some(([each, its]) => each === String(name) && (value === undefined || its === String(value)));
    }
    set(name, value) {
      const at = this.#pairs.findIndex(([each]) => each === String(name));
      const pair = [String(name), String(value)];
      if (at < 0) this.#become([...this.#pairs, pair]);
      else this.#become(this.#pairs.flatMap((each, index) => (index === at ? [pair] : each[0] === pair[0] ? [] : [each])));
    }
    sort() {
      this.#become(this.#pairs.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    }
    forEach(work, self) {
      for (const [name, value] of this.#pairs) work.call(self, value, name, this);
    }
    *entries() {
      yield* this.#pairs.map(([name, value]) => [name, value]);
    }
    *keys() {
      yield* this.#pairs.map(([name]) => name);
    }
    *values() {
      yield* this.#pairs.map(([, value]) => value);
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    toString() {
      return kit.ask('query.write', this.#pairs);
    }
  }

  class URL {
    #parts;
    #params = null;
    constructor(text, base) {
      this.#parts = kit.ask('url.parse', String(text), base === undefined ? null : String(base));
    }
    static canParse(text, base) {
      try {
        return Boolean(new URL(text, base));
      } catch {
        return false;
      }
    }
    static parse(text, base) {
      try {
        return new URL(text, base);
      } catch {
        return null;
      }
    }
    get searchParams() {
      this.#params ??= new URLSearchParams(this.#parts.search, (query) => {
        this.#parts = kit.ask('url.set', this.#parts.href, 'search', query);
      });
      return this.#params;
    }
    static define(names) {
      for (const name of names) {
        Object.defineProperty(URL.prototype, name, {
          configurable: true,
          enumerable: true,
          get() {
            return this.#parts[name];
          },
          set(value) {
            this.#parts = name === 'href' ? kit.ask('url.parse', String(value), null) : kit.ask('url.set', this.#parts.href, name, String(value));
            if (name === 'href' || name === 'search') this.#params = null;
          },
        });
      }
    }
    toString() {
      return this.#parts.href;
    }
    toJSON() {
      return this.#parts.href;
    }
  }
  URL.define(['href', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']);
  Object.defineProperty(URL.prototype, 'origin', {
    configurable: true,
    enumerable: true,
    get() {
      return kit.ask('url.parse', this.href, null).origin;
    },
  });
  delete URL.define;
  kit.define({ URL, URLSearchParams });
};
