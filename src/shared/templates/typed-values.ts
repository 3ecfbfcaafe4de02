import type { Json, JsonObject } from '../json/json-node';

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values with what a person typed in their place. `typed`: by dotted path, such as `application.name`. */
export function withTyped(values: JsonObject, typed: Readonly<Record<string, string>>): JsonObject {
  return Object.entries(typed).reduce((filled, [path, value]) => withValue(filled, path.split('.'), value), values);
}

/** By entries, so that a key such as `__proto__` is one like any other. */
function withValue(values: JsonObject, [key = '', ...rest]: readonly string[], value: string): JsonObject {
  const present = Object.hasOwn(values, key) ? values[key] : undefined;
  const inner: Json = rest.length === 0 ? value : withValue(isObject(present) ? present : {}, rest, value);
  return Object.fromEntries([...Object.entries(values).filter(([name]) => name !== key), [key, inner]]);
}
