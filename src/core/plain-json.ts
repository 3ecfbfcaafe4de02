/** Deeper than any input of the contract. */
const maxDepth = 12;
/** More values than any input of the contract. */
const maxValues = 10_000;
/** Keys by which JSON reaches for the prototype of what it is copied into. */
const forbiddenKeys = ['__proto__', 'constructor', 'prototype'];

/**
 * True for what JSON can say within the bounds of the contract: no prototype games, no class instances, no cycles, no accessors.
 * Runs before any schema, so that none has to stand an object that is not one.
 */
export function isPlainJson(input: unknown): boolean {
  let values = 0;
  const check = (value: unknown, depth: number): boolean => {
    values += 1;
    if (values > maxValues || depth > maxDepth) return false;
    if (value === null || value === undefined) return true;
    if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    if (Array.isArray(value)) return value.every((item) => check(item, depth + 1));
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
    return Reflect.ownKeys(value).every((key) => {
      const property = Object.getOwnPropertyDescriptor(value, key);
      return typeof key === 'string' && !forbiddenKeys.includes(key) && property !== undefined && 'value' in property && check(property.value, depth + 1);
    });
  };
  return check(input, 0);
}
