import { useEffect, useState } from 'react';
import { useRole } from '../role';
import { focusPageTitle } from '../ui/page-title-focus';
import { toast } from '../ui/toast';
import { isAnythingUnsaved } from '../ui/unsaved';

/** Says when the rights of an administrator have ended, and above all when something typed went with them. */
export function useRoleChanges(): void {
  const { role } = useRole();
  const [seen, setSeen] = useState<{ role: typeof role; ended: 'nothing-lost' | 'typed-lost' | null }>({ role, ended: null });
  // While this is drawn the pages of the administrator are still there, and with them what they say of themselves.
  if (seen.role !== role) setSeen({ role, ended: role === 'administrator' ? null : isAnythingUnsaved() ? 'typed-lost' : 'nothing-lost' });
  useEffect(() => {
    if (seen.ended === null) return;
    if (document.activeElement === document.body) focusPageTitle();
    if (seen.ended === 'nothing-lost') toast({ tone: 'ok', title: 'You work as Support', text: 'Changes need an administrator.' });
    else toast({ tone: 'bad', title: 'You work as Support. What you typed was not saved', text: 'Support may not save it. A new integration is kept as a draft, without its credentials.' });
  }, [seen]);
}
