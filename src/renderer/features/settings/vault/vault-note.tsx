import type { VaultOverview } from '../../../../shared/model/vault';
import { ageText, dayAndTime } from '../../../ui/dates';
import { Note } from '../../../ui/note';
import { useNow } from '../../../ui/now';
import { counted } from '../../../ui/words';

/** That the vault is whole, and what it holds. */
export function VaultNote({ overview }: { overview: VaultOverview }) {
  const now = useNow();
  const { protection, integrations, credentials, savedAt, copyAt } = overview;
  const held = `${counted(integrations, 'integration')}, ${counted(credentials, 'credential')}.`;
  if (protection === 'session') {
    return (
      <Note tone="info" fact="In memory only.">
        {held}
      </Note>
    );
  }
  return (
    <Note tone="ok" fact="Unlocked and intact.">
      {held}
      {savedAt !== null && ` Last saved ${ageText(savedAt, now)}`}
      {savedAt !== null && (copyAt === null ? ', without a copy beside it.' : `, copy of ${dayAndTime(copyAt, now)} beside it.`)}
    </Note>
  );
}
