import { Paper } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Settings } from '../../../shared/model/settings';
import { settingsBounds } from '../../../shared/validate/settings-bounds';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { buttonIcon } from '../../ui/icon-sizes';
import { counted } from '../../ui/words';
import { NumberRow } from './number-row';
import { StoredSection } from './stored-section';
import { useSaveSettings } from './use-save-settings';

type Retention = keyof Settings['history'];

const rows: { part: Retention; name: string; text: string; unit: string }[] = [
  { part: 'days', name: 'Days', text: 'A test send that is older is removed.', unit: 'day' },
  { part: 'count', name: 'Test sends', text: 'When there are more, the oldest are removed.', unit: 'test send' },
];

/** A shorter time or a smaller number, which destroys what is beyond it. */
interface Shortening {
  /** "30 days" */
  kept: string;
  confirm: () => Promise<void>;
  /** Ends the waiting of the row, whatever was chosen. */
  settle: () => void;
}

/** How long the history of test sends is kept. */
export function DiagnosticsSection() {
  const save = useSaveSettings();
  const [asked, setAsked] = useState<Shortening | null>(null);
  return (
    <StoredSection title="Diagnostics" text="How long test sends are kept, with their requests and answers. Whichever limit is reached first counts.">
      {(settings) => (
        <>
          <Paper withBorder radius="lg">
            {rows.map(({ part, name, text, unit }) => {
              const before = settings.history[part];
              const change = (value: number, undoable: boolean) =>
                save({ settings, part: { history: { ...settings.history, [part]: value } }, said: { title: `Test sends are kept: ${counted(value, unit)}`, text: `Before: ${counted(before, unit)}` }, undoable });
              return (
                <NumberRow
                  key={part}
                  name={name}
                  text={text}
                  value={before}
                  bounds={settingsBounds.history[part]}
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
              Test sends beyond that are destroyed, with their requests and answers. It cannot be undone. Integrations keep the outcome of their last test.
            </ConfirmDialog>
          )}
        </>
      )}
    </StoredSection>
  );
}
