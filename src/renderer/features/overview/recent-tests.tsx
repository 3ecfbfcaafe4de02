import { useHistory } from '../../api';
import { useDialogs } from '../../dialogs';
import { routes } from '../../routes';
import { Age } from '../../ui/age';
import { Status } from '../../ui/status';
import { testResultStatus } from '../../ui/test-result';
import { RecentCard } from './recent-card';
import classes from './recent.module.css';

/** The newest test sends. Nothing while there are none. */
export function RecentTests({ count }: { count: number }) {
  const { data, error, refetch } = useHistory();
  const { openReport } = useDialogs();
  if (data === undefined ? error === null : data.rows.length === 0) return null;
  return (
    <RecentCard title="Recent test sends" all={{ label: 'All in Diagnostics', to: routes.diagnostics }} retry={data === undefined ? () => void refetch() : null}>
      {data?.rows
        .slice(-count)
        .reverse()
        .map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={classes.row}
              onClick={() => {
                openReport({ testId: row.id });
              }}
            >
              <Status status={testResultStatus(row)} />
              <span className={`ellipsis ${classes.words ?? ''}`}>
                <b>{row.integrationName}</b> to {row.recipient}
              </span>
              <Age at={row.startedAt} className={classes.age ?? ''} />
            </button>
          </li>
        ))}
    </RecentCard>
  );
}
