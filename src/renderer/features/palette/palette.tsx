import { Kbd, Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Fragment, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { AppDialog, useLeaveDialog } from '../../ui/app-dialog';
import { ModKey } from '../../ui/mod-key';
import type { PaletteEntry } from './entry';
import { findEntries, matchedPieces } from './find-entries';
import classes from './palette.module.css';
import { useEntries } from './use-entries';

interface PaletteProps {
  /** Ids of what was chosen before, newest first. */
  recentIds: readonly string[];
  onChoose: (id: string) => void;
  lock: () => void;
  onClose: () => void;
}

/** Finds a page, an integration or an action by its name, and opens or does it. */
export function Palette({ onClose, ...rest }: PaletteProps) {
  return (
    <AppDialog size={600} yOffset={96} onClose={onClose}>
      <Modal.Title className="sr-only">Search or run a command</Modal.Title>
      <Search {...rest} />
    </AppDialog>
  );
}

function Search({ recentIds, onChoose, lock }: Omit<PaletteProps, 'onClose'>) {
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState(0);
  const leave = useLeaveDialog();
  const found = findEntries(useEntries({ lock }), query, recentIds);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const current = found[selected] ?? found[0];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.id, query]);

  const choose = (entry: PaletteEntry | undefined, act: 'run' | 'test' = 'run') => {
    const work = entry?.[act];
    if (entry === undefined || work === undefined) return;
    onChoose(entry.id);
    leave(work);
  };
  const move = (to: number) => {
    setSelected((to + found.length) % Math.max(found.length, 1));
  };
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowDown: () => { move(selected + 1); },
    ArrowUp: () => { move(selected - 1); },
    Home: () => { move(0); },
    End: () => { move(found.length - 1); },
    Enter: (event) => { choose(current, event.ctrlKey || event.metaKey ? 'test' : 'run'); },
  };

  return (
    <>
      <div className={classes.search}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input
          data-autofocus
          className={classes.input}
          role="combobox"
          aria-label="Search or run a command"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.id}`}
          autoComplete="off"
          spellCheck={false}
          placeholder="Search or run a command"
          maxLength={200}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setSelected(0);
          }}
          onKeyDown={(event) => {
            const key = keys[event.key];
            if (key === undefined || event.nativeEvent.isComposing) return;
            event.preventDefault();
            key(event);
          }}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Found" className={classes.list} tabIndex={-1}>
        {found.map((entry, index) => (
          <Fragment key={`${entry.group} ${entry.id}`}>
            {entry.group !== found[index - 1]?.group && (
              <div role="presentation" className={classes.group}>
                {entry.group}
              </div>
            )}
            <div
              id={`${id}-${entry.id}`}
              role="option"
              aria-selected={entry === current}
              className={classes.row}
              onMouseMove={() => {
                if (index !== selected) setSelected(index);
              }}
              onClick={() => {
                choose(entry);
              }}
            >
              <span className={classes.icon}>{entry.icon}</span>
              <span className={classes.label}>
                {matchedPieces(entry.label, query).map(({ text, matched }, piece) => (matched ? <b key={piece}>{text}</b> : text))}
              </span>
              <span className={classes.detail}>{entry.detail}</span>
              <span className={classes.aside}>{entry === current ? (
                  <span aria-hidden>
                    Open <Kbd>Enter</Kbd>
                  </span>
                ) : (
                  entry.aside
                )}</span>
            </div>
          </Fragment>
        ))}
      </div>
      {found.length === 0 && (
        <p role="status" className={classes.nothing}>
          Nothing found for “{query.trim()}”
        </p>
      )}
      <div className={classes.keys} aria-hidden>
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
        </span>
        <span>
          <Kbd>Enter</Kbd> open
        </span>
        {current?.test !== undefined && (
          <span>
            <ModKey /> <Kbd>Enter</Kbd> test
          </span>
        )}
      </div>
    </>
  );
}
