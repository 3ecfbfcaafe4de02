import type { Channel } from '../../../shared/model/message';
import type { Template, TemplateVariant } from '../../../shared/model/template';
import { inspectTemplates } from '../../../shared/templates/check-templates';
import { type ConversionNote, convertTemplates } from '../../../shared/templates/convert-templates';
import type { Finding } from '../../../shared/templates/finding';
import { readTemplates, withoutPlace } from '../../../shared/templates/read-templates';
import { variants } from '../../../shared/templates/variants';
import { flowWord, languageWord } from '../../ui/flow-words';

export interface ImportPlan {
  /** In which form the file is. */
  variant: TemplateVariant;
  /** What would stand in the editor. */
  json: string;
  added: string[];
  changed: string[];
  removed: string[];
  same: number;
  /** What could not be brought along. */
  notes: ConversionNote[];
  /** What there is to be said about the result. */
  findings: Finding[];
}

const keyOf = ({ usageType, language }: Template) => JSON.stringify([usageType, language?.toLowerCase()]);
const spoken = (channel: Channel) => ({ usageType, language }: Template) => `${flowWord(usageType, channel)}${language === undefined ? '' : ` in ${languageWord(language)}`}`;

/** What an import would do to a set, before it does. `as`: the form to bring it into; null: as the file is, where the channel is the same. */
export function planImport(text: string, { channel, present, as }: { channel: Channel; present: string; as: TemplateVariant | null }): ImportPlan | { problem: string } {
  const read = readTemplates(text);
  if (!read.ok) {
    const [finding] = read.findings;
    const where = finding?.code.startsWith('json-') === true && finding.place !== null ? `Line ${finding.place.line}: ` : '';
    return { problem: `${where}${finding?.message ?? 'There are no templates in it.'}` };
  }
  const { file } = read;
  const target = as ?? (file.channel === channel ? file.variant : channel === 'sms' ? 'sms-content' : 'email-content-type');
  const isSame = target === file.variant;
  const converted = isSame ? null : convertTemplates(file, target);
  if (converted?.templates.length === 0) return { problem: `Not one of its templates can be written as ${variants[target].label}.` };
  // Settings of a connector stand beside the templates and are not taken: they may be credentials.
  const hasSettings = read.findings.some(({ code }) => code === 'settings-left-out');
  const json = converted !== null || hasSettings ? `${JSON.stringify((converted ?? convertTemplates(file, file.variant)).value, null, 2)}\n` : file.json;
  const before = readTemplates(present, { channel });
  const old = new Map((before.ok ? before.file.templates : []).map((template) => [keyOf(template), template]));
  const { file: after, findings } = inspectTemplates(json, { channel });
  const now = new Map((after?.templates ?? []).map((template) => [keyOf(template), template]));
  const written = (template: Template) => JSON.stringify(withoutPlace(template));
  const names = (templates: Template[]) => templates.map(spoken(channel));
  const kept = [...now].flatMap(([key, template]) => {
    const was = old.get(key);
    return was === undefined ? [] : [{ template, isSame: written(was) === written(template) }];
  });
  return {
    variant: file.variant,
    json,
    added: names([...now].filter(([key]) => !old.has(key)).map(([, template]) => template)),
    changed: names(kept.filter((each) => !each.isSame).map(({ template }) => template)),
    removed: names([...old].filter(([key]) => !now.has(key)).map(([, template]) => template)),
    same: kept.filter((each) => each.isSame).length,
    notes: converted?.notes ?? [],
    findings: [...read.findings.filter(({ code }) => code === 'settings-left-out' || code === 'not-a-template'), ...findings],
  };
}
