import { useCall } from '../../api';
import type { ReportRequest } from '../../dialogs';
import { FailedDialog } from './failed-dialog';
import { SendFlow } from './send-flow';

/** The report of a test that has ended, as long as it is kept. */
export function StoredReportDialog({ testId, onClose }: ReportRequest & { onClose: () => void }) {
  const { data, error } = useCall('testSend.get', { id: testId });
  if (data !== undefined) return <SendFlow finished={data} onClose={onClose} />;
  return error === null ? null : <FailedDialog title="Report of a test" error={error} onClose={onClose} />;
}
