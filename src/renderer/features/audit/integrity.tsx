import { useQuery } from '@tanstack/react-query';
import type { AuditCheck } from '../../../shared/model/audit';
import { call, type CallError } from '../../api';
import { errorText } from '../../error-text';
import { Age } from '../../ui/age';
import { Note } from '../../ui/note';
import classes from './audit.module.css';
import { ExportMenu } from './export-menu';

/** The last check of the integrity. `atOnce`: something is known to be wrong, so that it is checked without being asked for. */
export function useIntegrity({ atOnce }: { atOnce: boolean }) {
  const { data, error, isFetching, refetch } = useQuery<AuditCheck, CallError>({ queryKey: ['audit.check'], queryFn: () => call('audit.check', {}), enabled: atOnce });
  return { result: data, error, checking: isFetching, check: () => void refetch() };
}

/** Its verdict stands before the first full stop. */
const verdictAndRest = /^(.*?\.)\s+(.*)$/s;

export function IntegrityNote({ result, error }: { result: AuditCheck | undefined; error: CallError | null }) {
  if (error !== null) {
    return (
      <div className={classes.note}>
        <Note tone="bad" live="alert" fact="The audit log could not be checked.">
          {errorText(error)}
        </Note>
      </div>
    );
  }
  if (result === undefined) return null;
  const { ok, sentence, checkedAt } = result;
  const [, verdict = sentence, rest = ''] = verdictAndRest.exec(sentence) ?? [];
  return (
    <div className={classes.note}>
      <Note tone={ok ? 'ok' : 'bad'} live={ok ? 'status' : 'alert'} fact={verdict} {...(!ok && { action: <ExportMenu label="Export what is intact" size="xs" /> })}>
        {rest}{' '}
        <span className={classes.quiet}>
          Checked <Age at={checkedAt} />.
        </span>
      </Note>
    </div>
  );
}
