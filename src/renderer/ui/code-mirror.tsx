import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionSource } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, syntaxTree } from '@codemirror/language';
import { type Diagnostic, forEachDiagnostic, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { type Command, Decoration, type DecorationSet, EditorView, highlightActiveLineGutter, keymap, lineNumbers, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { getNonce } from 'get-nonce';
import { useEffect, useRef } from 'react';
import classes from './code-mirror.module.css';

/** How a part of the text is drawn. */
export type CodeColour = 'key' | 'string' | 'literal' | 'aside' | 'plain';

/** Made once: another one begins the editor anew. */
export interface CodeLanguage {
  support: Extension;
  /** By the names of the parser's nodes. */
  colours: Readonly<Record<string, CodeColour>>;
}

/** Something to say about a part of the text. UTF-16 offsets. */
export interface CodeMark {
  from: number;
  to: number;
  severity: 'error' | 'warning' | 'info';
  message: string;
  fix?: { label: string; run: () => void };
}

export interface CodePlace {
  offset: number;
  /** Puts the cursor there; otherwise the place is only brought into sight. */
  focus?: boolean;
}

interface CodeMirrorProps {
  label: string;
  /** Of the element that takes the focus. */
  id?: string;
  /** Ids of texts that say more. */
  describedBy?: string;
  language: CodeLanguage;
  complete: CompletionSource;
  value: string;
  marks: readonly CodeMark[];
  /** The text that the marks are about, when they may come later than the text. */
  marked?: string;
  readOnly?: boolean;
  /** Gone to whenever it becomes another object. */
  place: CodePlace | null;
  onChange: (value: string) => void;
}

function coloured(view: EditorView, colours: Readonly<Record<string, Decoration>>): DecorationSet {
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        const colour = colours[node.name];
        if (colour !== undefined && node.to > node.from) found.push(colour.range(node.from, node.to));
      },
    });
  }
  return Decoration.set(found, true);
}

function colouring(language: CodeLanguage): Extension {
  const colours = Object.fromEntries(Object.entries(language.colours).map(([name, colour]) => [name, Decoration.mark({ class: classes[colour] ?? '' })]));
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = coloured(view, colours);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) this.decorations = coloured(update.view, colours);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
}

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

const severityWord = { error: 'Error', warning: 'Warning', info: 'Note' } as const;

function told(state: EditorState, marks: readonly CodeMark[]): { diagnostics: Diagnostic[]; lines: number[] } {
  const end = state.doc.length;
  const diagnostics = marks.map(({ from, to, severity, message, fix }): Diagnostic => ({
    from: Math.min(from, end),
    to: Math.min(to, end),
    severity,
    message: `${severityWord[severity]}: ${message}`,
    ...(fix !== undefined && { actions: [{ name: fix.label, apply: fix.run }] }),
  }));
  const lines = diagnostics.filter(({ severity }) => severity === 'error').map(({ from }) => state.doc.lineAt(from).from);
  return { diagnostics, lines: [...new Set(lines)].sort((one, other) => one - other) };
}

/** To the next mark behind the cursor or before it, around the end; its message is read out. */
const toMark =
  (forward: boolean): Command =>
  (view) => {
    const found: { from: number; to: number; message: string }[] = [];
    forEachDiagnostic(view.state, ({ message }, from, to) => found.push({ from, to, message }));
    const { from: here } = view.state.selection.main;
    const next = forward ? (found.find(({ from }) => from > here) ?? found[0]) : (found.findLast(({ from }) => from < here) ?? found.at(-1));
    if (next === undefined) return false;
    const { number } = view.state.doc.lineAt(next.from);
    view.dispatch({ selection: { anchor: next.from, head: next.to }, scrollIntoView: true, effects: EditorView.announce.of(`Line ${number}. ${next.message}`) });
    return true;
  };

/** Ctrl Enter belongs to the page. */
const keysOfText = defaultKeymap.filter(({ key }) => key !== 'Mod-Enter');

/** The smallest replacement that makes one text of another, so that cursor and history stay. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < before.length - start && tail < after.length - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from: start, to: before.length - tail, insert: after.slice(start, after.length - tail) };
}

/**
 * Text of a language: highlighted, marks at their place, completion. Tab leaves it, as every other field; Ctrl ] and Ctrl [ indent;
 * F8 and Shift F8 go through the marks.
 */
export function CodeMirror({ label, id, describedBy, language, complete, value, marks, marked, readOnly = false, place, onChange }: CodeMirrorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const first = useRef(value);
  const change = useRef(onChange);
  const completion = useRef<{ compartment: Compartment; complete: CompletionSource }>(null);
  useEffect(() => {
    change.current = onChange;
  }, [onChange]);

  useEffect(() => {
    completion.current ??= { compartment: new Compartment(), complete };
    completion.current.complete = complete;
    const { compartment } = completion.current;
    view.current?.dispatch({ effects: compartment.reconfigure(autocompletion({ override: [complete], icons: false })) });
  }, [complete]);

  useEffect(() => {
    if (host.current === null || completion.current === null) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          EditorView.cspNonce.of(getNonce() ?? ''),
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0', ...(id !== undefined && { id }), ...(describedBy !== undefined && { 'aria-describedby': describedBy }) }),
          EditorView.lineWrapping,
          lineNumbers(),
          highlightActiveLineGutter(),
          history(),
          bracketMatching(),
          closeBrackets(),
          highlightSelectionMatches(),
          language.support,
          colouring(language),
          wrongLines,
          completion.current.compartment.of(autocompletion({ override: [completion.current.complete], icons: false })),
          keymap.of([
            { key: 'F8', run: toMark(true), shift: toMark(false), preventDefault: true },
            ...closeBracketsKeymap,
            ...keysOfText,
            ...searchKeymap,
            ...historyKeymap,
            ...completionKeymap,
          ]),
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
  }, [label, id, describedBy, language, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const present = editor.state.doc.toString();
    if (present !== value) editor.dispatch({ changes: difference(present, value) });
  }, [value, label, id, describedBy, language, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || (marked !== undefined && marked !== editor.state.doc.toString())) return;
    const { diagnostics, lines } = told(editor.state, marks);
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
    editor.dispatch({ effects: setWrongLines.of(lines) });
  }, [marks, marked, label, id, describedBy, language, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || place === null) return;
    const anchor = Math.min(place.offset, editor.state.doc.length);
    const isGoneTo = place.focus === true;
    editor.dispatch({ ...(isGoneTo && { selection: { anchor } }), effects: EditorView.scrollIntoView(anchor, { y: 'nearest', yMargin: 40 }) });
    if (isGoneTo) editor.focus();
  }, [place, label, id, describedBy, language, readOnly]);

  return <div ref={host} className={classes.editor} />;
}
