import { useCallback, useState } from 'react';

interface Measures {
  /** Pixels. */
  headHeight: number;
  rowHeight: number;
  least: number;
  most: number;
}

/** Space below the last element of a page, in pixels. */
const pagePadding = 24;

/** How many rows the last cards of a page may have before the page has to be scrolled. `measured`: a ref for what is around them. */
export function useRowsThatFit({ headHeight, rowHeight, least, most }: Measures): { count: number; measured: (card: HTMLElement | null) => (() => void) | undefined } {
  const [count, setCount] = useState(least);
  const measured = useCallback(
    (card: HTMLElement | null) => {
      const page = document.getElementById('main');
      if (card === null || page === null) return;
      const observer = new ResizeObserver(() => {
        const top = card.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop;
        const room = Math.floor((page.clientHeight - top - headHeight - pagePadding) / rowHeight);
        setCount(Math.min(Math.max(room, least), most));
      });
      // The window, and what may push the card down.
      observer.observe(page);
      if (card.previousElementSibling) observer.observe(card.previousElementSibling);
      return () => {
        observer.disconnect();
      };
    },
    [headHeight, rowHeight, least, most],
  );
  return { count, measured };
}
