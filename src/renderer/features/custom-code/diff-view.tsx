import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Fragment, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type DiffLine, foldedDiff, lineDiff } from '../../../shared/text/line-diff';
import { buttonIcon } from '../../ui/icon-sizes';
import { counted } from '../../ui/words';
import classes from './custom-code.module.css';

interface DiffViewProps {
  before: string;
  after: string;
}

const sign = { same: '', removed: '−', added: '+' };
const kindWord = { same: '', removed: 'removed: ', added: 'added: ' };

/** What makes one text of the other, line by line; equal stretches are folded. F8 and Shift F8 go through the changes. */
export function DiffView({ before, after }: DiffViewProps) {
  const lines = useMemo(() => lineDiff(before, after), [before, after]);
  const parts = useMemo(() => foldedDiff(lines), [lines]);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const root = useRef<HTMLDivElement>(null);
  const removed = lines.filter(({ kind }) => kind === 'removed').length;
  const added = lines.filter(({ kind }) => kind === 'added').length;
  if (removed + added === 0) return <p className={classes.quiet}>Nothing differs.</p>;

  const go = (by: 1 | -1) => {
    const changes = [...(root.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
    const here = changes.findIndex((row) => row === document.activeElement);
    const next = changes.at(here === -1 ? (by === 1 ? 0 : -1) : (here + by) % changes.length);
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F8') return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  };
  const shown = parts.flatMap((part, index) => (part.kind === 'folded' && !opened.has(index) ? [] : part.lines));
  const begins = new Set(shown.filter((line, index) => line.kind !== 'same' && (shown[index - 1]?.kind ?? 'same') === 'same'));

  return (
    <div ref={root} className={classes.diff} onKeyDown={onKeyDown}>
      <div className={classes.diffHead}>
        <span role="status">
          {counted(removed, 'line')} removed, {counted(added, 'line')} added
        </span>
        <span className={classes.rest} />
        <Tooltip label="Change before (Shift F8)">
          <ActionIcon aria-label="Change before" onClick={() => { go(-1); }}>
            <IconChevronUp {...buttonIcon} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Next change (F8)">
          <ActionIcon aria-label="Next change" onClick={() => { go(1); }}>
            <IconChevronDown {...buttonIcon} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div role="region" aria-label="Differences" tabIndex={0} className={classes.diffLines}>
        <table>
          <thead className="sr-only">
            <tr>
              <th scope="col">Line before</th>
              <th scope="col">Line after</th>
              <th scope="col">Code</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part, index) => (
              <Fragment key={index}>
                {part.kind === 'folded' && !opened.has(index) ? (
                  <tr>
                    <td colSpan={3} className={classes.folded}>
                      <button
                        type="button"
                        onClick={() => {
                          setOpened(new Set([...opened, index]));
                        }}
                      >
                        Show {part.lines.length} equal lines
                      </button>
                    </td>
                  </tr>
                ) : (
                  part.lines.map((line) => <Line key={`${line.before ?? ''} ${line.after ?? ''}`} line={line} begins={begins.has(line)} />)
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Line({ line: { kind, text, before, after }, begins }: { line: DiffLine; begins: boolean }) {
  return (
    <tr data-kind={kind} {...(begins && { tabIndex: -1, 'data-change': true })}>
      <td className={classes.number}>{before}</td>
      <td className={classes.number}>{after}</td>
      <td className={classes.text}>
        <span className={classes.sign} aria-hidden>
          {sign[kind]}
        </span>
        <span className="sr-only">{kindWord[kind]}</span>
        {text}
      </td>
    </tr>
  );
}
