import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { focusPageTitle } from '../ui/page-title-focus';

/** After a change of page the focus stands on its title, which announces the page, unless the page begins with the focus elsewhere. Pages are loaded lazily, so the title may come later. */
export function useRouteFocus(): void {
  const [path] = useLocation();
  const previous = useRef(path);
  useEffect(() => {
    if (previous.current === path) return;
    previous.current = path;
    const old = document.querySelector('[data-page-title]');
    const main = document.getElementById('main');
    if (main === null) return;
    main.scrollTop = 0;
    const focusTitle = () => {
      if (!main.contains(document.activeElement)) focusPageTitle();
    };
    if (old !== null) {
      focusTitle();
      return;
    }
    const observer = new MutationObserver(() => {
      if (document.querySelector('[data-page-title]') === null) return;
      observer.disconnect();
      focusTitle();
    });
    observer.observe(main, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
    };
  }, [path]);
}
