import { Paper } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Settings, StoredSettings } from '../../../shared/model/settings';
import type { Bounds } from '../../../shared/validate/settings-bounds';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { buttonIcon } from '../../ui/icon-sizes';
import { counted } from '../../ui/words';
import { NumberRow } from './number-row';
import { useSaveSettings } from './use-save-settings';

/** One limit of how much, or for how long, something is kept. */
export interface KeptRow {
  name: string;
  text: string;
  /** "day" */
  unit: string;
  value: number;
  bounds: Bounds;
  /** What is saved for another value. */
  part: (value: number) => Partial<Settings>;
}

interface KeptRowsProps {
  settings: StoredSettings;
  rows: readonly KeptRow[];
  /** "Test sends are kept" */
  what: string;
  /** Which things are destroyed by a smaller value, and what stays. */
  lost: ReactNode;
}

/** A shorter time or a smaller number, which destroys what is beyond it. */
interface Shortening {
  /** "30 days" */
  kept: string;
  confirm: () => Promise<void>;
  /** Ends the waiting of the row, whatever was chosen. */
  settle: () => void;
}

/** Limits of what is kept. A smaller one asks first. */
export function KeptRows({ settings, rows, what, lost }: KeptRowsProps) {
  const save = useSaveSettings();
  const [asked, setAsked] = useState<Shortening | null>(null);
  return (
    <>
      <Paper withBorder radius="lg">
        {rows.map(({ name, text, unit, value: before, bounds, part }) => {
          const change = (value: number, undoable: boolean) =>
            save({ settings, part: part(value), said: { title: `${what}: ${counted(value, unit)}`, text: `Before: ${counted(before, unit)}` }, undoable });
          return (
            <NumberRow
              key={name}
              name={name}
              text={text}
              value={before}
              bounds={bounds}
              onChange={(value) =>
                value > before
                  ? change(value, true)
                  : new Promise((settle) => {
                      setAsked({ kept: counted(value, unit), confirm: () => change(value, false), settle });
                    })
              }
            />
          );
        })}
      </Paper>
      {asked !== null && (
        <ConfirmDialog
          title={`Keep only ${asked.kept}?`}
          danger
          confirmLabel={`Keep only ${asked.kept}`}
          confirmIcon={<IconTrash {...buttonIcon} aria-hidden />}
          onConfirm={asked.confirm}
          onClose={() => {
            setAsked(null);
            asked.settle();
          }}
        >
          {lost}
        </ConfirmDialog>
      )}
    </>
  );
}
