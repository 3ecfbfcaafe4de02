import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, syntaxTree } from '@codemirror/language';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, highlightActiveLineGutter, keymap, lineNumbers, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { getNonce } from 'get-nonce';
import { useEffect, useRef } from 'react';
import type { Finding } from '../../../shared/templates/finding';
import { completeTemplates } from './complete-templates';
import classes from './code-editor.module.css';

interface CodeEditorProps {
  label: string;
  value: string;
  findings: readonly Finding[];
  readOnly: boolean;
  /** UTF-16 offset that is brought into sight whenever it becomes another one. */
  showAt: number | null;
  onChange: (value: string) => void;
}

/** By the names of the parser's nodes. Source: @lezer/json. */
const marks: Record<string, Decoration> = Object.fromEntries(
  Object.entries({ PropertyName: classes.key, String: classes.string, Number: classes.literal, True: classes.literal, False: classes.literal, Null: classes.literal }).map(([name, className]) => [name, Decoration.mark({ class: className ?? '' })]),
);

function coloured(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        const mark = marks[node.name];
        if (mark !== undefined && node.to > node.from) found.push(mark.range(node.from, node.to));
      },
    });
  }
  return Decoration.set(found, true);
}

const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = coloured(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) this.decorations = coloured(update.view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

const setWrongLines = StateEffect.define<number[]>();
const wrongLine = Decoration.line({ class: classes.wrong ?? '' });
/** The lines in which something is an error, by their first offset. */
const wrongLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (lines, transaction) => {
    const effect = transaction.effects.find((candidate) => candidate.is(setWrongLines));
    return effect === undefined ? lines.map(transaction.changes) : Decoration.set(effect.value.map((at) => wrongLine.range(at)));
  },
  provide: (field) => EditorView.decorations.from(field),
});

const severityOf = { error: 'error', warning: 'warning', info: 'info' } as const;

function told(state: EditorState, findings: readonly Finding[]): { diagnostics: Diagnostic[]; lines: number[] } {
  const end = state.doc.length;
  const diagnostics = findings.flatMap(({ place, severity, message }): Diagnostic[] => {
    if (place === null) return [];
    const from = Math.min(place.offset, end);
    // What concerns a whole list or entry is marked where that begins.
    return [{ from, to: Math.min(place.offset + place.length, state.doc.lineAt(from).to), severity: severityOf[severity], message }];
  });
  const lines = diagnostics.filter(({ severity }) => severity === 'error').map(({ from }) => state.doc.lineAt(from).from);
  return { diagnostics, lines: [...new Set(lines)].sort((one, other) => one - other) };
}

/** The smallest replacement that makes one text of another, so that cursor and history stay. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < before.length - start && tail < after.length - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from: start, to: before.length - tail, insert: after.slice(start, after.length - tail) };
}

/** The JSON as text: highlighted, errors at their place, completion. Tab leaves it, as every other field. */
export function CodeEditor({ label, value, findings, readOnly, showAt, onChange }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const first = useRef(value);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (host.current === null) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          EditorView.cspNonce.of(getNonce() ?? ''),
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
          EditorView.lineWrapping,
          lineNumbers(),
          highlightActiveLineGutter(),
          history(),
          bracketMatching(),
          closeBrackets(),
          highlightSelectionMatches(),
          json(),
          colours,
          wrongLines,
          autocompletion({ override: [completeTemplates], icons: false }),
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      first.current = editor.state.doc.toString();
      editor.destroy();
      view.current = null;
    };
  }, [label, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const present = editor.state.doc.toString();
    if (present !== value) editor.dispatch({ changes: difference(present, value) });
  }, [value, label, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const { diagnostics, lines } = told(editor.state, findings);
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
    editor.dispatch({ effects: setWrongLines.of(lines) });
  }, [findings, label, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || showAt === null) return;
    editor.dispatch({ effects: EditorView.scrollIntoView(Math.min(showAt, editor.state.doc.length), { y: 'nearest', yMargin: 40 }) });
  }, [showAt, label, readOnly]);

  return <div ref={host} className={classes.editor} />;
}
