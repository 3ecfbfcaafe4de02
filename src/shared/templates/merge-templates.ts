import { applyJsonEdit, type JsonEdit, setJsonValue } from '../json/edit-json';
import { type Json, type JsonPath, nodeAt, valueOf } from '../json/json-node';
import type { Template } from '../model/template';
import type { ConversionNote } from './convert-templates';
import { quoted } from './finding';
import { type PlacedTemplate, type ReadOptions, readTemplates, type TemplateFile } from './read-templates';
import { variants } from './variants';

export type Merged =
  | { ok: true; json: string; notes: ConversionNote[] }
  /** `broken`: one of both is no JSON with templates. `other-form`: they are of different variants; one has to be converted first. */
  | { ok: false; why: 'broken' | 'other-form' };

/** Same text: the same message, whatever the case of the language. */
export const templateKey = ({ usageType, language }: Pick<Template, 'usageType' | 'language'>): string => JSON.stringify([usageType, language?.toLowerCase()]);

/**
 * Puts the templates of one JSON text into another of the same variant. One for the same usage type and language takes the place of that one;
 * everything else of the text stays as it was written: the other templates, layout, order, unknown keys.
 */
export function mergeTemplates(present: string, incoming: string, options: ReadOptions = {}): Merged {
  const [into, from] = [readTemplates(present, options), readTemplates(incoming, options)];
  if (!into.ok || !from.ok) return { ok: false, why: 'broken' };
  if (into.file.variant !== from.file.variant) return { ok: false, why: 'other-form' };
  const container = nodeAt(into.file.root, into.file.entriesPath);
  const isEmpty = container?.type === 'array' ? container.items.length === 0 : container?.type === 'object' && container.properties.length === 0;
  // What is appended is laid out as the entry before it, so an empty list gets its first one by itself.
  const begun = isEmpty ? readTemplates(withAll(into.file, placedEntries(into.file, from.file).slice(0, 1)), options) : into;
  return begun.ok ? { ok: true, json: withAll(begun.file, placedEntries(begun.file, from.file)), notes: notesOn(from.file) } : { ok: false, why: 'broken' };
}

interface Entry {
  path: JsonPath;
  value: Json;
}

/** Where each incoming template goes. Of several for the same message, the one that counts: the first. */
function placedEntries(into: TemplateFile, from: TemplateFile): Entry[] {
  const isMap = variants[into.variant].form === 'map';
  const container = nodeAt(into.root, into.entriesPath);
  const end = container?.type === 'array' ? container.items.length : 0;
  // The first of several counts, so it is put in last.
  const places = new Map(into.templates.toReversed().map((template) => [templateKey(template), template.path]));
  return takenFrom(from).flatMap((template): Entry[] => {
    const node = nodeAt(from.root, template.path);
    const place = isNamed(template) ? places.get(templateKey(template)) : undefined;
    return node === undefined ? [] : [{ path: place ?? [...into.entriesPath, isMap ? template.usageType : end], value: valueOf(node) }];
  });
}

const isNamed = ({ usageType }: Template): boolean => usageType !== '';

function takenFrom({ templates }: TemplateFile): PlacedTemplate[] {
  const seen = new Set<string>();
  return templates.filter((template) => {
    const key = templateKey(template);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst || !isNamed(template);
  });
}

/** All at once: every edit is made for the same text, from its end to its beginning. */
function withAll({ json, root }: TemplateFile, entries: readonly Entry[]): string {
  const edits = entries.flatMap(({ path, value }): JsonEdit[] => {
    const edit = setJsonValue(json, root, path, value);
    return edit === null ? [] : [edit];
  });
  // What is appended comes to the same place, the last of it first.
  return edits.map((edit, order) => ({ edit, order })).sort((a, b) => b.edit.offset - a.edit.offset || b.order - a.order).reduce((text, { edit }) => applyJsonEdit(text, edit), json);
}

function notesOn(from: TemplateFile): ConversionNote[] {
  const kept = new Set(takenFrom(from));
  const twice = from.templates.filter((template) => !kept.has(template));
  const keys = Object.keys(from.frame ?? {});
  return [
    ...twice.map(({ usageType, language = null }): ConversionNote => ({ code: 'template-left-out', usageType, language, message: 'It stands there twice. The first is taken, which is the one that counts.' })),
    ...(from.skipped === 0 ? [] : [{ code: 'entry-left-out' as const, usageType: null, language: null, message: `${from.skipped} ${from.skipped === 1 ? 'entry is' : 'entries are'} not an object and left out.` }]),
    ...(keys.length === 0 ? [] : [{ code: 'keys-left-out' as const, usageType: null, language: null, message: `Keys beside the templates are left out: ${keys.map(quoted).join(', ')}.` }]),
  ];
}
