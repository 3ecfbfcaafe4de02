import { useEffect } from 'react';

/** Forms with something typed that is not saved. */
const forms = new Set<object>();

/** Says, while `active`, that leaving would lose something typed. */
export function useUnsaved(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const form = {};
    forms.add(form);
    return () => {
      forms.delete(form);
    };
  }, [active]);
}

export const isAnythingUnsaved = (): boolean => forms.size > 0;
