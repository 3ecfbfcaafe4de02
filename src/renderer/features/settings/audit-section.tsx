import { settingsBounds } from '../../../shared/validate/settings-bounds';
import { KeptRows } from './kept-rows';
import { StoredSection } from './stored-section';

/** How long the entries of the audit log are kept. */
export function AuditSection() {
  return (
    <StoredSection title="Audit log" text="How long it is kept who changed what. When entries are taken away, the log says so itself.">
      {(settings) => (
        <KeptRows
          settings={settings}
          rows={[{ name: 'Months', text: 'An entry that is older is taken away.', unit: 'month', value: settings.audit.months, bounds: settingsBounds.audit.months, part: (months) => ({ audit: { months } }) }]}
          what="The audit log is kept"
          lost="Entries of the audit log beyond that are destroyed. It cannot be undone. An entry of its own says which they were; export the log first if somebody may ask for them."
        />
      )}
    </StoredSection>
  );
}
