import { useQueryClient } from '@tanstack/react-query';
import type { Settings, StoredSettings } from '../../../shared/model/settings';
import { call } from '../../api';
import { toast, toastError } from '../../ui/toast';

interface Change {
  /** As they were when the change was made. */
  settings: StoredSettings;
  part: Partial<Settings>;
  /** What is now, and what was. */
  said: { title: string; text: string };
  /** False where something is gone that no setting brings back. */
  undoable?: boolean;
}

/** Saves a section at once, says so and offers to take it back. Throws when it was not saved. */
export function useSaveSettings(): (change: Change) => Promise<void> {
  const client = useQueryClient();
  const save = async (part: Partial<Settings>, revision: number) => {
    const saved = await call('settings.update', { ...part, revision });
    client.setQueryData(['settings.get', {}], saved);
    return saved;
  };
  const undo = async (part: Partial<Settings>, revision: number, text: string) => {
    try {
      await save(part, revision);
      toast({ tone: 'ok', title: 'Undone', text });
    } catch (error) {
      toastError('Not undone', error);
    }
  };
  return async ({ settings, part, said, undoable = true }) => {
    const { revision } = await save(part, settings.revision);
    const former = Object.fromEntries(Object.entries(settings).filter(([section]) => section in part));
    toast({ tone: 'ok', ...said, ...(undoable && { action: { label: 'Undo', run: () => void undo(former, revision, 'It is as it was before.') } }) });
  };
}
