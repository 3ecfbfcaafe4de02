import type { AuditChange } from '../../shared/model/audit';
import type { Template } from '../../shared/model/template';
import type { StoredTemplateSet } from '../../shared/model/template-set';
import { readTemplates } from '../../shared/templates/read-templates';
import { variants } from '../../shared/templates/variants';
import { fieldChanges } from '../audit/changes';

const parts = [
  ['subject', 'subject'],
  ['content', 'text'],
  ['plainText', 'plain text'],
] as const satisfies readonly [keyof Template, string][];

/** What stands in a set, each text under the name of its template. */
function textsOf(set: StoredTemplateSet | null): Map<string, string> {
  const read = set && readTemplates(set.json, { channel: set.channel });
  const texts = new Map<string, string>();
  if (read === null || !read.ok) return texts;
  texts.set('Form', variants[read.file.variant].label);
  for (const template of read.file.templates) {
    const name = `${template.usageType}${template.language === undefined ? '' : ` (${template.language})`}`;
    for (const [part, word] of parts) {
      const text = template[part];
      if (text !== undefined && !texts.has(`${name}, ${word}`)) texts.set(`${name}, ${word}`, text);
    }
    const atProvider = template.providerTemplate?.id ?? template.providerTemplate?.idByRegion?.china;
    if (atProvider !== undefined) texts.set(`${name}, template at the provider`, atProvider);
  }
  return texts;
}

/** For the audit log: what differs between two states of a set. null: it was not there before, or is not any more. */
export function setChanges(before: StoredTemplateSet | null, after: StoredTemplateSet | null): AuditChange[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  return fieldChanges([
    { field: 'Name', before: before?.name ?? null, after: after?.name ?? null },
    { field: 'Default language', before: before?.defaultLanguage ?? null, after: after?.defaultLanguage ?? null },
    ...[...new Set([...old.keys(), ...now.keys()])].map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null })),
  ]);
}
