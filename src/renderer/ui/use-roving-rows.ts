import { useEffect, useRef, useState } from 'react';

interface Rows {
  count: number;
  idAt: (index: number) => string | undefined;
  /** -1: it is not in the table any more. */
  indexOf: (id: string) => number;
  /** Only for a table that does not draw all its rows. */
  scrollTo: ((index: number) => void) | null;
}

/** The one tab stop of a grid: the row that had the focus last, else the first. A row that is not drawn is scrolled to and gets the focus when it is. */
export function useRovingRows({ count, idAt, indexOf, scrollTo }: Rows) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLElement>());
  const wanted = useRef<string | null>(null);

  useEffect(() => {
    const element = wanted.current === null ? undefined : elements.current.get(wanted.current);
    if (element === undefined) return;
    wanted.current = null;
    element.focus();
  });

  const activeIndex = Math.max(0, activeId === null ? 0 : indexOf(activeId));

  const moveTo = (index: number) => {
    const place = Math.min(Math.max(index, 0), count - 1);
    const id = idAt(place);
    if (id === undefined) return;
    wanted.current = id;
    setActiveId(id);
    scrollTo?.(place);
    elements.current.get(id)?.focus();
  };

  return {
    moveTo,
    /** What the keys of every table do in the row at `index`. */
    moves: (index: number): Record<string, () => void> => ({
      ArrowDown: () => { moveTo(index + 1); },
      ArrowUp: () => { moveTo(index - 1); },
      Home: () => { moveTo(0); },
      End: () => { moveTo(count - 1); },
      PageDown: () => { moveTo(index + 10); },
      PageUp: () => { moveTo(index - 10); },
    }),
    /** The row with this id gets the focus when it is drawn next. */
    focusLater: (id: string | null) => {
      wanted.current = id;
    },
    /** `drawn`: indexes of the rows that are in the page; where the active one is not among them, the first can be reached instead. */
    rowProps: (index: number, id: string, drawn: readonly number[]) => ({
      tabIndex: index === (drawn.includes(activeIndex) ? activeIndex : drawn[0]) ? 0 : -1,
      ref: (element: HTMLElement | null) => {
        if (element === null) elements.current.delete(id);
        else elements.current.set(id, element);
      },
      onFocus: () => {
        setActiveId(id);
      },
    }),
  };
}
