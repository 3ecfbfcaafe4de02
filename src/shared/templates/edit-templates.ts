import { applyJsonEdit, formatJson, type JsonEdit, removeJsonValue, setJsonValue } from '../json/edit-json';
import { type Json, type JsonObject, nodeAt, type JsonPath } from '../json/json-node';
import { parseJson } from '../json/parse-json';
import type { Template } from '../model/template';
import { pathOfPart } from './check-templates';
import type { Finding } from './finding';
import { type ReadOptions, readTemplates, type TemplateFile } from './read-templates';
import { entryFrom } from './template-entry';
import { type TemplatePart, variants } from './variants';

/** Which template is meant. Of several, the one that counts: the first. */
export interface TemplateKey {
  usageType: string;
  language?: string | undefined;
}

/** Parts to set; null takes one out. */
export type TemplateChange = Partial<Record<'subject' | 'content' | 'contentType' | 'plainText' | 'replyTo' | 'sendFrom', string | null>> & { providerTemplateId?: string | null };

export type Edited =
  | {
      ok: true;
      json: string;
      /** To be applied one after the other, each to the text that the one before it left. */
      edits: JsonEdit[];
      /** Parts that this variant cannot say. */
      notWritten: (keyof TemplateChange)[];
    }
  | { ok: false; findings: Finding[] };

const partOf = (name: keyof TemplateChange): TemplatePart => (name === 'providerTemplateId' ? 'providerTemplate.id' : name);

const findTemplate = ({ templates }: TemplateFile, { usageType, language }: TemplateKey) =>
  templates.find((template) => template.usageType === usageType && template.language?.toLowerCase() === language?.toLowerCase());

/** A text that takes one change after the other and remembers them. */
function createDraft(json: string) {
  const edits: JsonEdit[] = [];
  let text = json;
  const change = (editOf: (root: TemplateFile['root']) => JsonEdit | null) => {
    const parsed = parseJson(text);
    const edit = parsed.ok ? editOf(parsed.root) : null;
    if (edit === null) return;
    edits.push(edit);
    text = applyJsonEdit(text, edit);
  };
  return {
    set: (path: JsonPath, value: Json) => {
      change((root) => setJsonValue(text, root, path, value));
    },
    remove: (path: JsonPath) => {
      change((root) => removeJsonValue(root, path));
    },
    done: (notWritten: (keyof TemplateChange)[]): Edited => ({ ok: true, json: text, edits, notWritten }),
  };
}

/** A new entry with the keys that the variant needs, also where a person has not come to them yet. */
function newEntry(key: TemplateKey, change: TemplateChange, { variant }: TemplateFile): JsonObject {
  const { providerTemplateId, ...parts } = change;
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null && value !== undefined));
  const needed = variants[variant].needs.includes('contentType') ? { contentType: 'text/plain' } : {};
  const template = {
    ...needed,
    ...given,
    usageType: key.usageType,
    ...(key.language === undefined ? {} : { language: key.language }),
    ...(providerTemplateId === null || providerTemplateId === undefined ? {} : { providerTemplate: { id: providerTemplateId } }),
  } as Template;
  return entryFrom(template, variant);
}

/**
 * Changes one template within a JSON text and leaves the rest of the text as the person wrote it: layout, order, unknown keys. A template that is
 * not there yet is appended.
 */
export function setTemplateText(json: string, key: TemplateKey, change: TemplateChange, options: ReadOptions = {}): Edited {
  const read = readTemplates(json, options);
  if (!read.ok) return read;
  const { file } = read;
  const draft = createDraft(file.json);
  const names = Object.keys(change) as (keyof TemplateChange)[];
  const canSay = (name: keyof TemplateChange) => partOf(name) in variants[file.variant].parts;
  const notWritten = names.filter((name) => change[name] !== null && !canSay(name));
  const template = findTemplate(file, key);
  if (template === undefined) {
    const isMap = variants[file.variant].form === 'map';
    const container = nodeAt(file.root, file.entriesPath);
    const step = isMap ? key.usageType : container?.type === 'array' ? container.items.length : 0;
    draft.set([...file.entriesPath, step], newEntry(key, change, file));
    return draft.done(notWritten);
  }
  for (const name of names.filter(canSay)) {
    const path = pathOfPart(file, template, partOf(name));
    const value = change[name];
    if (value === null) draft.remove(path);
    else if (value !== undefined) draft.set(path, value);
  }
  return draft.done(notWritten);
}

/** Takes one template out of a JSON text. */
export function removeTemplate(json: string, key: TemplateKey, options: ReadOptions = {}): Edited {
  const read = readTemplates(json, options);
  if (!read.ok) return read;
  const draft = createDraft(read.file.json);
  const template = findTemplate(read.file, key);
  if (template !== undefined) draft.remove(template.path);
  return draft.done([]);
}

/** The JSON in even layout, or null where it is broken. */
export function formatTemplates(json: string): string | null {
  const text = json.replace(/^\ufeff/, '');
  const parsed = parseJson(text);
  return parsed.ok ? formatJson(text, parsed.root) : null;
}
