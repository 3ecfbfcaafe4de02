(kit) => {
  'use strict';
  const refuse = (value) => {
    throw kit.lib.domError(`${typeof value === 'function' ? 'A function' : 'A symbol'} could not be cloned.`, 'DataCloneError');
  };
  const clone = (value, done) => {
    if (typeof value === 'function' || typeof value === 'symbol') refuse(value);
    if (typeof value !== 'object' || value === null) return value;
    if (done.has(value)) return done.get(value);
    const keep = (copy) => {
      done.set(value, copy);
      return copy;
    };
    if (value instanceof Date) return keep(new Date(value.getTime()));
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
    if (value instanceof ArrayBuffer) return keep(value.slice(0));
    if (ArrayBuffer.isView(value)) return keep(new value.constructor(value));
    if (value instanceof Map) {
      const copy = keep(new Map());
      for (const [key, each] of value) copy.set(clone(key, done), clone(each, done));
      return copy;
    }
    if (value instanceof Set) {
      const copy = keep(new Set());
      for (const each of value) copy.add(clone(each, done));
      return copy;
    }
    if (value instanceof Error) return keep(Object.assign(new (value.constructor ?? Error)(value.message), { name: value.name }));
    const copy = keep(Array.isArray(value) ? [] : {});
    for (const key of Object.keys(value)) Object.defineProperty(copy, key, { value: clone(value[key], done), writable: true, enumerable: true, configurable: true });
    return copy;
  };
  kit.define({ structuredClone: (value) => clone(value, new Map()) });
};
