import type { Settings } from '../../../shared/model/settings';
import { settingsBounds } from '../../../shared/validate/settings-bounds';
import { KeptRows } from './kept-rows';
import { StoredSection } from './stored-section';

const rows: { part: keyof Settings['history']; name: string; text: string; unit: string }[] = [
  { part: 'days', name: 'Days', text: 'A test send that is older is removed.', unit: 'day' },
  { part: 'count', name: 'Test sends', text: 'When there are more, the oldest are removed.', unit: 'test send' },
];

/** How long the history of test sends is kept. */
export function DiagnosticsSection() {
  return (
    <StoredSection title="Diagnostics" text="How long test sends are kept, with their requests and answers. Whichever limit is reached first counts.">
      {(settings) => (
        <KeptRows
          settings={settings}
          rows={rows.map(({ part, ...row }) => ({ ...row, value: settings.history[part], bounds: settingsBounds.history[part], part: (value) => ({ history: { ...settings.history, [part]: value } }) }))}
          what="Test sends are kept"
          lost="Test sends beyond that are destroyed, with their requests and answers. It cannot be undone. Integrations keep the outcome of their last test."
        />
      )}
    </StoredSection>
  );
}
