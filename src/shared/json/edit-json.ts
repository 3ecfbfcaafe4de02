import { type Json, type JsonNode, type JsonPath, type JsonRange, nodeAt } from './json-node';

/** One replacement within a text. An editor can apply it without losing cursor and history. */
export interface JsonEdit extends JsonRange {
  text: string;
}

export function applyJsonEdit(json: string, { offset, length, text }: JsonEdit): string {
  return json.slice(0, offset) + text + json.slice(offset + length);
}

/** The entries of an object or list, each with its key. */
function entriesOf(node: JsonNode): JsonRange[] {
  if (node.type === 'array') return node.items;
  if (node.type === 'literal') return [];
  return node.properties.map(({ keyRange: { offset }, value }) => ({ offset, length: value.offset + value.length - offset }));
}

const endOf = ({ offset, length }: JsonRange) => offset + length;

/** One step of indentation, as the text has it. */
function indentUnit(json: string): string {
  return /\n(\t| {1,8})\S/.exec(json)?.[1] ?? '  ';
}

/** The spaces with which the line of `offset` begins. */
function indentationAt(json: string, offset: number): string {
  return /^[ \t]*/.exec(json.slice(json.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}

/** The spaces and line breaks directly before `offset`, behind the comma or bracket. */
function spaceBefore(json: string, offset: number): string {
  let start = offset;
  while (start > 0 && /\s/.test(json[start - 1] ?? '')) start -= 1;
  return json.slice(start, offset);
}

function printed(json: string, value: Json, indentation: string | null): string {
  if (indentation === null) return JSON.stringify(value);
  return JSON.stringify(value, null, indentUnit(json)).replaceAll('\n', `\n${indentation}`);
}

/** Puts a last entry into an object or list, laid out as the entries before it. */
function appended(json: string, container: JsonNode, key: string | null, value: Json): JsonEdit {
  const last = entriesOf(container).at(-1);
  const outer = indentationAt(json, container.offset);
  const isOneLine = last !== undefined && !spaceBefore(json, last.offset).includes('\n');
  const space = last === undefined ? `\n${outer}${indentUnit(json)}` : spaceBefore(json, last.offset);
  const inner = isOneLine ? null : space.slice(space.lastIndexOf('\n') + 1);
  const text = `${key === null ? '' : `${JSON.stringify(key)}: `}${printed(json, value, inner)}`;
  if (last === undefined) return { offset: container.offset + 1, length: container.length - 2, text: `${space}${text}\n${outer}` };
  return { offset: endOf(last), length: 0, text: `,${space === '' && isOneLine ? ' ' : space}${text}` };
}

/**
 * Sets the value at a path and leaves the rest of the text as it is. Objects on the way that do not exist are made; an index
 * that does not exist appends. Null where the path leads through something that is neither object nor list.
 */
export function setJsonValue(json: string, root: JsonNode, path: JsonPath, value: Json): JsonEdit | null {
  const present = nodeAt(root, path);
  if (present !== undefined) {
    const isOneLine = !json.slice(root.offset, endOf(root)).includes('\n');
    return { offset: present.offset, length: present.length, text: printed(json, value, isOneLine ? null : indentationAt(json, present.offset)) };
  }
  const parentPath = path.slice(0, -1);
  const step = path.at(-1);
  const parent = nodeAt(root, parentPath);
  if (parent === undefined) return typeof step === 'string' ? setJsonValue(json, root, parentPath, { [step]: value }) : setJsonValue(json, root, parentPath, [value]);
  if (typeof step === 'string' && parent.type === 'object') return appended(json, parent, step, value);
  if (typeof step === 'number' && parent.type === 'array') return appended(json, parent, null, value);
  return null;
}

/** Takes the value at a path out, with its key and its comma. Null where there is none. */
export function removeJsonValue(root: JsonNode, path: JsonPath): JsonEdit | null {
  const parent = nodeAt(root, path.slice(0, -1));
  const present = nodeAt(root, path);
  if (parent === undefined || present === undefined || path.length === 0) return null;
  const entries = entriesOf(parent);
  const index = entries.findIndex((entry) => endOf(entry) === endOf(present));
  const [before, entry, after] = [entries[index - 1], entries[index], entries[index + 1]];
  if (entry === undefined) return null;
  if (after !== undefined) return { offset: entry.offset, length: after.offset - entry.offset, text: '' };
  if (before !== undefined) return { offset: endOf(before), length: endOf(entry) - endOf(before), text: '' };
  return { offset: parent.offset + 1, length: parent.length - 2, text: '' };
}

/** The same JSON, indented by two spaces. Numbers, escapes and keys that stand twice stay as they were written. */
export function formatJson(json: string, root: JsonNode): string {
  const source = ({ offset, length }: JsonRange) => json.slice(offset, offset + length);
  const write = (node: JsonNode, indentation: string): string => {
    const inner = `${indentation}  `;
    if (node.type === 'literal') return source(node);
    const lines = node.type === 'array' ? node.items.map((item) => write(item, inner)) : node.properties.map(({ keyRange, value }) => `${source(keyRange)}: ${write(value, inner)}`);
    const [open, close] = node.type === 'array' ? ['[', ']'] : ['{', '}'];
    return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.map((line) => `${inner}${line}`).join(',\n')}\n${indentation}${close}`;
  };
  return `${write(root, '')}\n`;
}
