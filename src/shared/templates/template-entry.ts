import type { Json, JsonObject, JsonPath } from '../json/json-node';
import type { Template, TemplateVariant } from '../model/template';
import { partSchemas, type TemplatePart, variants } from './variants';

export interface ReadPart {
  path: JsonPath;
  expected: 'text' | 'content type' | 'object' | 'kind' | 'code';
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function getAt(value: JsonObject, path: JsonPath): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
}

/** A copy with a value at a path; objects on the way are made. */
function withValue(object: JsonObject, [key, ...rest]: JsonPath, value: Json): JsonObject {
  if (key === undefined) return object;
  const inner = object[key];
  return { ...object, [key]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value) };
}

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** A copy without the value at a path, and without the object around it when nothing else is in there. */
function withoutValue(object: JsonObject, [key, ...rest]: JsonPath): JsonObject {
  if (key === undefined) return object;
  const inner = object[key];
  const left = rest.length > 0 && isObject(inner) ? withoutValue(inner, rest) : {};
  return Object.keys(left).length === 0 ? without(object, String(key)) : { ...object, [key]: left };
}

function merged(one: JsonObject, other: JsonObject): JsonObject {
  const entries = Object.entries(other).map(([key, value]) => {
    const own = one[key];
    return [key, isObject(own) && isObject(value) ? merged(own, value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(entries) };
}

const partsOf = (variant: TemplateVariant) => Object.entries(variants[variant].parts) as [TemplatePart, JsonPath][];

function expectedFor(part: TemplatePart, variant: TemplateVariant): ReadPart['expected'] {
  if (part === 'contentType') return 'content type';
  if (part === 'providerTemplate.kind') return 'kind';
  if (part === 'providerTemplate.variables') return 'object';
  return variant === 'sms-template-code-by-region' && part.startsWith('providerTemplate.id') ? 'code' : 'text';
}

const pathText = (path: JsonPath) => path.join('.');

/** Reads one entry. What is of the wrong type or unknown stays in `extra`. `key`: the usage type of an entry of a map. */
export function templateFrom(entry: Json, variant: TemplateVariant, key: string | null): { template: Template; unread: ReadPart[]; unknown: JsonPath[] } {
  let rest: JsonObject = isObject(entry) ? entry : {};
  let parts: JsonObject = {};
  const taken = new Set<string>();
  const unread = new Map<string, ReadPart>();
  for (const [part, path] of partsOf(variant)) {
    const value = getAt(rest, path);
    if (value === undefined || taken.has(pathText(path))) continue;
    if (partSchemas[part].safeParse(value).success) {
      parts = withValue(parts, part.split('.'), value);
      rest = withoutValue(rest, path);
      taken.add(pathText(path));
      unread.delete(pathText(path));
    } else unread.set(pathText(path), { path, expected: expectedFor(part, variant) });
  }
  const unknown = unknownPaths(rest, variant).filter((path) => !unread.has(pathText(path)));
  // Each part has just been accepted by its schema.
  const read = parts as Partial<Template>;
  return { template: { ...inMail(read, variant), usageType: key ?? read.usageType ?? '', ...(Object.keys(rest).length === 0 ? {} : { extra: rest }) }, unread: [...unread.values()], unknown };
}

/** Mailgun names its two texts for what they are. */
function inMail(read: Partial<Template>, variant: TemplateVariant): Partial<Template> {
  if (variant !== 'email-mailgun') return read;
  if (read.content !== undefined) return { ...read, contentType: 'text/html' };
  const { plainText, ...others } = read;
  return plainText === undefined ? read : { ...others, content: plainText, contentType: 'text/plain' };
}

function unknownPaths(rest: JsonObject, variant: TemplateVariant): JsonPath[] {
  return Object.entries(rest).flatMap(([name, value]): JsonPath[] => {
    if (variant === 'email-localized' && name === 'details' && isObject(value)) return Object.keys(value).map((inner) => [name, inner]);
    return [[name]];
  });
}

/** One entry of a variant's JSON, with the parts that it can say. The usage type of a map's entry is for the caller to write. */
export function entryFrom(template: Template, variant: TemplateVariant): JsonObject {
  const source: JsonObject = toParts(template, variant);
  const written = partsOf(variant).reduce<JsonObject>((entry, [part, path]) => {
    const value = getAt(source, part.split('.'));
    return value === undefined || (part === 'usageType' && value === '') ? entry : withValue(entry, path, value);
  }, {});
  return merged(written, template.extra ?? {});
}

function toParts(template: Template, variant: TemplateVariant): JsonObject {
  const parts = Object.fromEntries(Object.entries(template).filter(([name, value]) => name !== 'extra' && value !== undefined)) as JsonObject;
  const isPlain = variant === 'email-mailgun' && template.contentType === 'text/plain' && template.content !== undefined;
  return isPlain ? { ...without(parts, 'content'), plainText: template.content ?? '' } : parts;
}
