import type { Channel } from '../../../shared/model/message';
import type { TemplateVariant } from '../../../shared/model/template';
import { inspectTemplates } from '../../../shared/templates/check-templates';
import { type ConversionNote, convertTemplates } from '../../../shared/templates/convert-templates';
import type { Finding } from '../../../shared/templates/finding';
import { mergeTemplates } from '../../../shared/templates/merge-templates';
import { readTemplates, type TemplateFile } from '../../../shared/templates/read-templates';
import { variants } from '../../../shared/templates/variants';
import { compareTemplates, type TemplateChanges } from './compare-templates';

/** `add`: they take the place of those for the same message, and the others stay. `replace`: nothing else stays. */
export type ImportWay = 'add' | 'replace';

export interface ImportPlan extends TemplateChanges {
  /** In which form the file is. */
  variant: TemplateVariant;
  /** Into which it is brought. */
  target: TemplateVariant;
  /** The way that is taken: the one asked for, where it can be. */
  way: ImportWay;
  /** Why they cannot be added, in a sentence; null: they can. */
  whyNotAdded: string | null;
  /** What would stand in the editor. */
  json: string;
  /** What could not be brought along. */
  notes: ConversionNote[];
  /** What there is to be said about the result. */
  findings: Finding[];
}

interface ImportRequest {
  channel: Channel;
  /** The set as it stands. */
  present: string;
  /** The form to bring it into; null: as the file is, where the channel is the same. */
  as: TemplateVariant | null;
  way: ImportWay;
}

/** What an import would do to a set, before it does. */
export function planImport(text: string, { channel, present, as, way }: ImportRequest): ImportPlan | { problem: string } {
  const read = readTemplates(text);
  if (!read.ok) {
    const [finding] = read.findings;
    return { problem: finding?.message ?? 'There are no templates in it.' };
  }
  const { file } = read;
  const target = as ?? (file.channel === channel ? file.variant : channel === 'sms' ? 'sms-content' : 'email-content-type');
  const converted = target === file.variant ? null : convertTemplates(file, target);
  if (converted?.templates.length === 0) return { problem: `Not one of its templates can be written as ${variants[target].label}.` };
  // Settings of a connector stand beside the templates and are not taken: they may be credentials.
  const hasSettings = read.findings.some(({ code }) => code === 'settings-left-out');
  const whole = converted !== null || hasSettings ? `${JSON.stringify((converted ?? convertTemplates(file, file.variant)).value, null, 2)}\n` : file.json;
  const added = mergeTemplates(present, whole, { channel });
  const taken = way === 'add' && added.ok ? added : null;
  const json = taken?.json ?? whole;
  return {
    variant: file.variant,
    target,
    way: taken === null ? 'replace' : 'add',
    whyNotAdded: added.ok ? null : whyNotAdded(file, present, channel, target),
    json,
    ...compareTemplates(present, json, channel),
    notes: [...(converted?.notes ?? []), ...(taken?.notes ?? [])],
    findings: [...read.findings.filter(({ code }) => code === 'settings-left-out' || (code === 'not-a-template' && taken === null)), ...inspectTemplates(json, { channel }).findings],
  };
}

function whyNotAdded(file: TemplateFile, present: string, channel: Channel, target: TemplateVariant): string {
  const read = readTemplates(present, { channel });
  if (!read.ok) return 'The JSON of the set has an error. Correct it first.';
  const { variant } = read.file;
  const { label } = variants[variant];
  const different = `The set is of the form “${label}” and these would be “${variants[target].label}”.`;
  if (convertTemplates(file, variant).templates.length === 0) return `${different} Not one of them can be written as ${label}.`;
  return `${different} Keep them as ${label} to add them.`;
}
