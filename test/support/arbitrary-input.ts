import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { safeParse, toJSONSchema, type z } from 'zod';
import { hostileTexts, hostileValues, placesIn, replaced } from './hostile-values';

/** Longer lists and texts than these find nothing that shorter ones do not; the bounds themselves are tried too. */
const usualLength = 40;
const longestList = 6;

/** Values that mean something, by the name under which they stand in inputs and answers: ids that exist, settings that belong together. */
export interface KnownValues {
  named: ReadonlyMap<string, readonly unknown[]>;
  /** Whole, so that an id and its revision can be taken together. */
  objects: readonly object[];
}

/** Every named part of some values and every object among them, at any depth. */
export function knownValuesIn(...values: unknown[]): KnownValues {
  const named = new Map<string, unknown[]>();
  const objects: object[] = [];
  const collect = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) objects.push(value);
    for (const [name, part] of Object.entries(value)) {
      if (!Array.isArray(value) && !named.get(name)?.some((other) => isDeepStrictEqual(other, part))) named.set(name, [...(named.get(name) ?? []), part]);
      collect(part);
    }
  };
  values.forEach(collect);
  return { named, objects };
}

/** The bounds of a text or a number, as the schema says them of itself. */
interface Bounds {
  type?: 'string' | 'number' | 'integer';
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
  pattern?: string;
}
const boundsOf = (schema: z.core.$ZodType) => toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Bounds;

/** Texts in the bounds of a schema, in its form where it asks for one; sometimes at the very end of its bounds, sometimes beyond. */
function texts(schema: z.core.$ZodType): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = usualLength, format, pattern } = boundsOf(schema);
  const ordinary = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + usualLength) });
  const formed = format === 'uuid' ? [fc.uuid({ version: 4 })] : pattern === undefined ? [] : [fc.stringMatching(new RegExp(pattern.replace(lookAround, '')))];
  return fc.oneof(
    ...formed.map((arbitrary) => ({ arbitrary, weight: 40 })),
    { arbitrary: ordinary, weight: 4 },
    { arbitrary: fc.constantFrom(...hostileTexts), weight: 4 },
    { arbitrary: fc.constantFrom('x'.repeat(minLength), 'x'.repeat(maxLength), 'x'.repeat(maxLength + 1)), weight: 1 },
  );
}

/** fast-check makes no texts for these parts of a pattern. */
const lookAround = /\(\?<?[=!][^)]*\)/g;

function numbers(schema: z.core.$ZodType): fc.Arbitrary<number> {
  const { type, minimum = -10, maximum = 100_000 } = boundsOf(schema);
  const [min, max] = [Math.max(minimum, -100_000), Math.min(maximum, 100_000)];
  return type === 'integer' ? fc.oneof(fc.constantFrom(0, 1, 2, minimum, maximum), fc.integer({ min: Math.ceil(min), max: Math.floor(max) })) : fc.double({ min, max, noNaN: true });
}

/** More often than not a value that means something and that the schema takes. */
function orKnown(schema: z.core.$ZodType, arbitrary: fc.Arbitrary<unknown>, named: readonly unknown[] = []): fc.Arbitrary<unknown> {
  const known = named.filter((value) => safeParse(schema, value).success);
  return known.length === 0 ? arbitrary : fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 8 }, { arbitrary, weight: 2 });
}

/** Often with everything taken from one object that has at least two parts of these names, and most of them. */
function likeOne(made: fc.Arbitrary<object>, names: readonly string[], objects: readonly object[]): fc.Arbitrary<object> {
  const models = objects.map((object) => Object.fromEntries(names.filter((name) => Object.hasOwn(object, name)).map((name) => [name, (object as Record<string, unknown>)[name]]))).filter((model) => Object.keys(model).length >= Math.max(2, names.length / 2));
  return models.length === 0 ? made : fc.oneof(made, fc.tuple(made, fc.constantFrom(...models)).map(([object, model]) => ({ ...object, ...model })));
}

/**
 * Inputs that a schema accepts for the most part. A kind of schema that is not known here throws: it would otherwise go untried.
 */
export function acceptedBy(schema: z.core.$ZodType, values: KnownValues): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const of = (inner: z.core.$ZodType) => acceptedBy(inner, values);
  switch (def.type) {
    case 'string':
      return texts(schema);
    case 'number':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'unknown':
    case 'any':
      return fc.jsonValue();
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'array':
      return fc.array(of(def.element), { maxLength: longestList });
    case 'tuple':
      return fc.tuple(...def.items.map(of));
    case 'record':
      return fc.dictionary(of(def.keyType) as fc.Arbitrary<string>, of(def.valueType), { maxKeys: longestList });
    case 'object': {
      const parts = Object.entries(def.shape);
      const needed = parts.filter(([, part]) => part._zod.optin !== 'optional').map(([name]) => name);
      const made = fc.record(Object.fromEntries(parts.map(([name, part]) => [name, orKnown(part, of(part), values.named.get(name))])), { requiredKeys: needed });
      return likeOne(made, parts.map(([name]) => name), values.objects);
    }
    // The only custom kind in the contract takes any object.
    case 'custom':
      return fc.dictionary(fc.string({ maxLength: 20 }), fc.jsonValue(), { maxKeys: longestList });
    case 'union':
      return fc.oneof(...def.options.map(of));
    case 'nullable':
      return fc.option(of(def.innerType), { nil: null });
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
    case 'nonoptional':
      return of(def.innerType);
    case 'pipe':
      return of(def.in);
    default:
      throw new Error(`arbitrary-input.ts does not know how to make a ${def.type}.`);
  }
}

/** An accepted input with one place spoiled: replaced by a hostile value, or with a part too many. */
function spoiled(accepted: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const hostile = fc.constantFrom(...hostileValues.map(([, value]) => value), ...hostileTexts);
  return fc.tuple(accepted, fc.nat(), hostile, fc.boolean()).map(([input, at, by, surplus]) => {
    const places = placesIn(input);
    const { path, value } = places[at % places.length] ?? { path: [], value: input };
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return replaced(input, path, surplus && isObject ? { ...value, 'not-a-field': by } : by);
  });
}

/** What a page that was taken over could send: mostly what the schema takes, often spoiled, sometimes anything at all. */
export function arbitraryInput(schema: z.core.$ZodType, values: KnownValues): fc.Arbitrary<unknown> {
  const accepted = acceptedBy(schema, values);
  return fc.oneof({ arbitrary: accepted, weight: 6 }, { arbitrary: spoiled(accepted), weight: 3 }, { arbitrary: fc.anything({ withNullPrototype: true, maxDepth: 3 }), weight: 1 });
}
