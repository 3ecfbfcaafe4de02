import type { Channel } from '../../../shared/model/message';
import type { Template } from '../../../shared/model/template';
import { templateKey } from '../../../shared/templates/merge-templates';
import { readTemplates, withoutPlace } from '../../../shared/templates/read-templates';
import { flowWord, languageWord } from '../../ui/flow-words';

export interface TemplateChanges {
  added: string[];
  changed: string[];
  removed: string[];
  same: number;
}

const nameOf = ({ usageType, language }: Template, channel: Channel): string => `${flowWord(usageType, channel)}${language === undefined ? '' : ` in ${languageWord(language)}`}`;

/** Of several for the same message, the one that counts: the first. */
function templatesIn(json: string, channel: Channel): Map<string, Template> {
  const read = readTemplates(json, { channel });
  return new Map((read.ok ? read.file.templates : []).toReversed().map((template) => [templateKey(template), withoutPlace(template)]));
}

/** What differs between two texts of a set, template by template, each by its name in the list of flows. */
export function compareTemplates(before: string, after: string, channel: Channel): TemplateChanges {
  const [old, now] = [templatesIn(before, channel), templatesIn(after, channel)];
  const names = (templates: Iterable<Template>) => [...templates].map((template) => nameOf(template, channel)).toReversed();
  const kept = [...now].flatMap(([key, template]) => {
    const was = old.get(key);
    return was === undefined ? [] : [{ template, isSame: JSON.stringify(was) === JSON.stringify(template) }];
  });
  return {
    added: names([...now].filter(([key]) => !old.has(key)).map(([, template]) => template)),
    changed: names(kept.filter(({ isSame }) => !isSame).map(({ template }) => template)),
    removed: names([...old].filter(([key]) => !now.has(key)).map(([, template]) => template)),
    same: kept.filter(({ isSame }) => isSame).length,
  };
}
