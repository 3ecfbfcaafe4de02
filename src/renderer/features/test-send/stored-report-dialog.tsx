import { useCall } from '../../api';
import type { ReportRequest } from '../../dialogs';
import { FailedDialog } from './failed-dialog';
import { SendFlow } from './send-flow';

interface StoredReportDialogProps extends ReportRequest {
  /** Begins with the form, filled in as it was, instead of the report. */
  again: boolean;
  onClose: () => void;
}

/** A test that the history keeps. */
export function StoredReportDialog({ testId, again, onClose }: StoredReportDialogProps) {
  const { data, error } = useCall('testSend.get', { id: testId });
  if (data !== undefined) return <SendFlow stored={data} again={again} onClose={onClose} />;
  return error === null ? null : <FailedDialog title="Report of a test" error={error} onClose={onClose} />;
}
