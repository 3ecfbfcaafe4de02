import { Anchor, Paper, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { HistoryRow } from '../../../shared/model/history';
import { useHistory } from '../../api';
import { useDialogs } from '../../dialogs';
import { routes } from '../../routes';
import { Age } from '../../ui/age';
import { Status } from '../../ui/status';
import { testResultStatus } from '../../ui/test-result';
import classes from './recent-tests.module.css';
import { useRowsThatFit } from './use-rows-that-fit';

/** Pixels, as in the style sheet. */
const headHeight = 40;
const rowHeight = 36;

/** The newest test sends, as many as there is room for. Nothing while there are none. */
export function RecentTests() {
  const { data, error, refetch } = useHistory();
  const { openReport } = useDialogs();
  const { count, measured } = useRowsThatFit({ headHeight, rowHeight, least: 2, most: 5 });
  if (data === undefined ? error === null : data.rows.length === 0) return null;
  return (
    <Paper ref={measured} withBorder radius="lg" component="section" aria-label="Recent test sends" className={classes.card}>
      <div className={classes.head}>
        <Title order={2}>Recent test sends</Title>
        <Anchor component={Link} href={routes.diagnostics} fz={13} fw={550}>
          All in Diagnostics
        </Anchor>
      </div>
      {data === undefined ? (
        <div className={classes.unread}>
          Could not be read.{' '}
          <Anchor component="button" type="button" fz={13} fw={550} onClick={() => void refetch()}>
            Try again
          </Anchor>
        </div>
      ) : (
        <ul className={classes.rows}>
          {newest(data.rows, count).map((row) => (
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
        </ul>
      )}
    </Paper>
  );
}

const newest = (rows: readonly HistoryRow[], count: number): HistoryRow[] => rows.slice(-count).reverse();
