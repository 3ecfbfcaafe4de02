import { json } from '@codemirror/lang-json';
import { useMemo } from 'react';
import type { Finding } from '../../../shared/templates/finding';
import { CodeMirror, type CodeLanguage, type CodeMark } from '../../ui/code-mirror';
import { completeTemplates } from './complete-templates';

/** Names of nodes: @lezer/json. */
const language: CodeLanguage = { support: json(), colours: { PropertyName: 'key', String: 'string', Number: 'literal', True: 'literal', False: 'literal', Null: 'literal' } };

interface CodeEditorProps {
  label: string;
  value: string;
  findings: readonly Finding[];
  readOnly: boolean;
  /** UTF-16 offset that is brought into sight whenever it becomes another one. */
  showAt: number | null;
  onChange: (value: string) => void;
}

/** What concerns a whole list or entry is marked where that begins. */
function markOf({ place, severity, message }: Finding, text: string): CodeMark[] {
  if (place === null) return [];
  const { offset, length } = place;
  const lineEnd = text.indexOf('\n', offset);
  return [{ from: offset, to: Math.min(offset + length, lineEnd === -1 ? text.length : lineEnd), severity, message }];
}

/** The templates as text: errors at their place, completion of usage types and variables. */
export function CodeEditor({ label, value, findings, readOnly, showAt, onChange }: CodeEditorProps) {
  const marks = useMemo(() => findings.flatMap((finding) => markOf(finding, value)), [findings, value]);
  const place = useMemo(() => (showAt === null ? null : { offset: showAt }), [showAt]);
  return <CodeMirror label={label} language={language} complete={completeTemplates} value={value} marks={marks} readOnly={readOnly} place={place} onChange={onChange} />;
}
