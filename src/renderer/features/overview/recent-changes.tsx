import { Link } from 'wouter';
import type { AuditRow } from '../../../shared/model/audit';
import { useAudit } from '../../api';
import { routes } from '../../routes';
import { Age } from '../../ui/age';
import { auditActionWords } from '../../ui/audit-words';
import { RecentCard } from './recent-card';
import classes from './recent.module.css';

/** What was changed last, by whom. Nothing while nothing was. */
export function RecentChanges({ count }: { count: number }) {
  const { data, error, refetch } = useAudit();
  const rows = data === undefined ? [] : newestChanges(data.rows, count);
  if (data === undefined ? error === null : rows.length === 0) return null;
  return (
    <RecentCard title="Recent changes" all={{ label: 'All in the Audit log', to: routes.audit }} retry={data === undefined ? () => void refetch() : null}>
      {rows.map((row) => (
        <li key={row.number}>
          <Link href={routes.auditEntry(row.number)} className={classes.row ?? ''}>
            <span className={classes.change}>
              <b className="ellipsis">{row.subject.name}</b> <span className="ellipsis">{toldOf(row)}</span>
            </span>
            <span className={classes.age}>
              {row.who.user}, <Age at={row.at} />
            </span>
          </Link>
        </li>
      ))}
    </RecentCard>
  );
}

function toldOf({ action, summary }: AuditRow) {
  const { told, withSummary = false } = auditActionWords[action];
  return withSummary ? (
    <>
      {told} <b>{summary}</b>
    </>
  ) : (
    told
  );
}

/** Newest first. There may be tens of thousands of entries; only the last are looked at. */
function newestChanges(rows: readonly AuditRow[], count: number): AuditRow[] {
  const found: AuditRow[] = [];
  for (let index = rows.length - 1; index >= 0 && found.length < count; index -= 1) {
    const row = rows[index];
    if (row !== undefined && auditActionWords[row.action].told !== null) found.push(row);
  }
  return found;
}
