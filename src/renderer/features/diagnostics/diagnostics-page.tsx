import { Button } from '@mantine/core';
import { IconSend, IconStethoscope } from '@tabler/icons-react';
import { useHistory } from '../../api';
import { useDialogs } from '../../dialogs';
import { EmptyState, StateIcon } from '../../ui/empty-state';
import { buttonIcon } from '../../ui/icon-sizes';
import { LoadError } from '../../ui/load-error';
import { Note } from '../../ui/note';
import { PageHeader } from '../../ui/page-header';
import classes from './diagnostics.module.css';
import { DiagnosticsSkeleton } from './diagnostics-skeleton';
import { HistoryScreen } from './history-screen';

/** What was sent as a test, how it went and why some of it failed. */
export function DiagnosticsPage() {
  const { data, error, refetch } = useHistory();
  const { openTestSend } = useDialogs();
  const sendTest = (
    <Button
      leftSection={<IconSend {...buttonIcon} aria-hidden />}
      onClick={() => {
        openTestSend({});
      }}
    >
      Send test
    </Button>
  );
  const empty = data?.rows.length === 0;
  return (
    <>
      <PageHeader title="Diagnostics" actions={data !== undefined && !empty && sendTest} />
      {data !== undefined && data.damage !== null && (
        <div className={classes.note}>
          <Note tone="warn" fact="The history is damaged.">
            {data.damage} What can be opened is shown; the rest is kept beside the file.
          </Note>
        </div>
      )}
      {data === undefined ? (
        error === null ? (
          <DiagnosticsSkeleton />
        ) : (
          <LoadError what="The test sends" error={error} onRetry={() => void refetch()} />
        )
      ) : empty ? (
        <EmptyState
          picture={
            <StateIcon tone="plain">
              <IconStethoscope size={24} stroke={1.6} />
            </StateIcon>
          }
          title="No test sends yet"
          text="Send one to see how a provider answers."
          actions={sendTest}
        />
      ) : (
        <HistoryScreen history={data.rows} />
      )}
    </>
  );
}
