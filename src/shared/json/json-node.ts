export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** Keys and indexes from the root down. */
export type JsonPath = readonly (string | number)[];

/** Where something stands in a JSON text, in UTF-16 units as in every string of JavaScript. */
export interface JsonRange {
  offset: number;
  length: number;
}

export interface JsonProperty {
  key: string;
  keyRange: JsonRange;
  value: JsonNode;
}

/** A value and its place in the text. An object keeps properties that stand twice. */
export type JsonNode = JsonRange &
  ({ type: 'object'; properties: JsonProperty[] } | { type: 'array'; items: JsonNode[] } | { type: 'literal'; value: string | number | boolean | null });

/** The property that counts: where a key stands twice, JSON takes the last. */
export function propertyOf(node: JsonNode, key: string): JsonProperty | undefined {
  return node.type === 'object' ? node.properties.findLast((property) => property.key === key) : undefined;
}

/** The value at a path, or undefined where there is none. */
export function nodeAt(root: JsonNode, path: JsonPath): JsonNode | undefined {
  return path.reduce<JsonNode | undefined>((node, step) => {
    if (node === undefined) return undefined;
    if (typeof step === 'string') return propertyOf(node, step)?.value;
    return node.type === 'array' ? node.items[step] : undefined;
  }, root);
}

/** As JSON.parse would give it. */
export function valueOf(node: JsonNode): Json {
  if (node.type === 'literal') return node.value;
  if (node.type === 'array') return node.items.map(valueOf);
  return Object.fromEntries(node.properties.map(({ key, value }) => [key, valueOf(value)]));
}

/** Finds line and column, both from 1, of places in a text; reads it once. */
export function createPlaces(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Where a part of a text value stands in the source, in which an escape takes more room than what it stands for. */
export function rangeWithinText(json: string, node: JsonRange, part: JsonRange): JsonRange {
  const sourceOffset = (units: number, from: number) => {
    let at = from;
    for (let left = units; left > 0; left -= 1) at += json[at] !== '\\' ? 1 : json[at + 1] === 'u' ? 6 : 2;
    return at;
  };
  const offset = sourceOffset(part.offset, node.offset + 1);
  return { offset, length: sourceOffset(part.length, offset) - offset };
}
