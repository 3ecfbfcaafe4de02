import { javascript, localCompletionSource } from '@codemirror/lang-javascript';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { ActionIcon, FocusTrap, Kbd, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Finding } from '../../shared/actions/findings';
import { hostsNotAllowed } from '../../shared/actions/named-hosts';
import type { Channel } from '../../shared/model/message';
import { CodeMirror, type CodeLanguage, type CodeMark, type CodePlace } from '../ui/code-mirror';
import { buttonIcon } from '../ui/icon-sizes';
import { ModKey } from '../ui/mod-key';
import classes from './action-editor.module.css';
import { completeActions } from './complete-actions';
import { FindingsList } from './findings-list';
import { type Shortcut, Shortcuts } from './shortcuts';
import { StarterMenu } from './starter-menu';
import type { ActionFindings } from './use-findings';

const words = ['const', 'let', 'var', 'async', 'await', 'function', 'return', 'if', 'else', 'for', 'while', 'do', 'of', 'in', 'new', 'throw', 'try', 'catch', 'finally', 'typeof', 'instanceof', 'switch', 'case', 'default', 'break', 'continue', 'class', 'extends', 'this', 'delete', 'void', 'yield'];
/** Names of nodes: @lezer/javascript. */
const language: CodeLanguage = {
  support: javascript(),
  colours: {
    ...Object.fromEntries(words.map((word) => [word, 'key' as const])),
    String: 'string',
    TemplateString: 'string',
    Interpolation: 'plain',
    RegExp: 'string',
    Number: 'literal',
    BooleanLiteral: 'literal',
    null: 'literal',
    LineComment: 'aside',
    BlockComment: 'aside',
  },
};

interface ActionEditorProps {
  channel: Channel;
  label: string;
  code: string;
  findings: ActionFindings;
  /** Of the secrets that exist beside the code. */
  secretNames: readonly string[];
  /** A line to go to, counted from 1, whenever it becomes another object. */
  goTo?: { line: number } | null;
  /** Of the page around it. */
  shortcuts?: readonly Shortcut[];
  /** Element id of the text. */
  id?: string;
  /** Ids of texts that say more. */
  describedBy?: string;
  /** As the setting of that name: the hosts that the code may ask. */
  allowedHosts: string;
  /** The control that allows a host which the code names. */
  allowHost: (host: string) => ReactNode;
  onCode: (code: string) => void;
}

/** Offset of the first character of a line, counted from 1. */
function lineStart(text: string, line: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf('\n', at);
    if (end === -1) return at;
    at = end + 1;
  }
  return at;
}

/** The code of an action: completion that knows the event, findings in the line and below, starters, full window. */
export function ActionEditor({ channel, label, id, describedBy, code, findings, secretNames, goTo = null, shortcuts, allowedHosts, allowHost, onCode }: ActionEditorProps) {
  const hintId = useId();
  const take = useRef(onCode);
  useEffect(() => {
    take.current = onCode;
  }, [onCode]);
  const [expanded, setExpanded] = useState(false);
  const [gone, setGone] = useState<CodePlace | null>(null);
  const [seenGoTo, setSeenGoTo] = useState(goTo);
  if (goTo !== seenGoTo) {
    setSeenGoTo(goTo);
    if (goTo !== null) setGone({ offset: lineStart(code, goTo.line), focus: true });
  }

  const names = secretNames.join(' ');
  const complete = useMemo(() => {
    const known = completeActions(channel, names.split(' ').filter((name) => name !== ''));
    return async (context: CompletionContext): Promise<CompletionResult | null> => (await known(context)) ?? localCompletionSource(context);
  }, [channel, names]);

  /** To whatever takes it then: what it was called with may be gone. */
  const put = useCallback((text: string) => {
    take.current(text);
  }, []);
  const mend = useCallback((finding: Finding) => void findings.mended(finding).then(put), [findings, put]);
  const hosts = useMemo(() => hostsNotAllowed(code, allowedHosts), [code, allowedHosts]);
  const marks = useMemo(
    () =>
      findings.findings.map((finding): CodeMark => {
        const { from, to, severity, message, fix } = finding;
        return { from, to, severity, message, ...(fix !== null && { fix: { label: fix.label, run: () => { mend(finding); } } }) };
      }),
    [findings, mend],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    // A menu or a question over it has its own Escape.
    if (!expanded || !(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    const runs = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    // The editor's own lists and the search take Escape first.
    if (runs || (event.key === 'Escape' && !event.defaultPrevented)) setExpanded(false);
    if (event.key === 'Escape') event.stopPropagation();
  };
  return (
    <FocusTrap active={expanded}>
      <div className={classes.root} data-expanded={expanded || undefined} onKeyDown={onKeyDown}>
        <div className={classes.tools}>
          <StarterMenu channel={channel} code={code} onCode={put} />
          <span className={classes.rest} />
          <span id={hintId} className={classes.hint}>
            Tab leaves the editor, <ModKey /> <Kbd>]</Kbd> indents
          </span>
          <Shortcuts {...(shortcuts !== undefined && { ofThePage: shortcuts })} />
          <Tooltip label={expanded ? 'Leave the full window (Esc)' : 'Full window'}>
            <ActionIcon
              data-autofocus
              aria-label={expanded ? 'Leave the full window' : 'Full window'}
              onClick={() => {
                setExpanded(!expanded);
              }}
            >
              {expanded ? <IconArrowsMinimize {...buttonIcon} /> : <IconArrowsMaximize {...buttonIcon} />}
            </ActionIcon>
          </Tooltip>
        </div>
        <div className={classes.code}>
          <CodeMirror label={label} {...(id !== undefined && { id })} describedBy={describedBy === undefined ? hintId : `${hintId} ${describedBy}`} language={language} complete={complete} value={code} marks={marks} {...(findings.text !== null && { marked: findings.text })} place={gone} onChange={onCode} />
        </div>
        <FindingsList
          findings={findings.text === null ? null : findings.findings}
          onGo={({ from }) => {
            setGone({ offset: from, focus: true });
          }}
          onFix={mend}
          hosts={hosts}
          allowHost={allowHost}
        />
      </div>
    </FocusTrap>
  );
}
