import { useMemo, useState } from 'react';
import type { Channel } from '../../../shared/model/message';
import { maxTemplateJson } from '../../../shared/model/template-set';
import { inspectTemplates } from '../../../shared/templates/check-templates';
import { blocksSaving, type Finding } from '../../../shared/templates/finding';
import type { TemplateFile } from '../../../shared/templates/read-templates';
import { nameList } from '../../ui/words';
import { flowWord } from '../../ui/flow-words';

export interface Inspected {
  /** The templates of the text, or of the last text that had any. */
  file: TemplateFile | null;
  findings: Finding[];
  /** Why the form stands still; null: it is the text. */
  frozen: string | null;
}

/** What stands in the text, read with every change. */
export function useInspected(json: string, channel: Channel): Inspected {
  const { file, findings } = useMemo(() => inspectTemplates(json, { channel }), [json, channel]);
  const [last, setLast] = useState(file);
  if (file !== null && file !== last) setLast(file);
  const line = findings.find(blocksSaving)?.place?.line;
  return { file: file ?? last, findings, frozen: file === null ? brokenAt(line) : null };
}

function brokenAt(line: number | undefined): string {
  return line === undefined ? 'The JSON has an error.' : `The JSON has an error in line ${line}.`;
}

/** Why a set cannot be saved, in a sentence for its button; null: it can. */
export function whyNotSaved({ file, findings, frozen }: Inspected, { json, channel, dirty }: { json: string; channel: Channel; dirty: boolean }): string | null {
  if (frozen !== null) return frozen;
  const wrong = [...new Set(findings.filter(blocksSaving).map(({ usageType }) => usageType ?? ''))];
  if (wrong.length > 0) return `${wrong.length === 1 ? '1 template has an error' : `${wrong.length} templates have errors`}: ${nameList(wrong.map((usageType) => flowWord(usageType, channel)))}`;
  if (file !== null && file.channel !== channel) return channel === 'sms' ? 'These are templates for e-mail' : 'These are templates for SMS';
  if (json.length > maxTemplateJson) return `Longer than ${maxTemplateJson.toLocaleString('en')} characters`;
  return dirty ? null : 'Nothing was changed';
}
