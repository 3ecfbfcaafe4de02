import { ConfirmDialog } from '../ui/confirm-dialog';
import { usePendingLeave } from './leave-guard';

/** Asks on behalf of the page that is being left. */
export function LeaveQuestionDialog() {
  const pending = usePendingLeave();
  if (pending === null) return null;
  return (
    <ConfirmDialog title={pending.question.title} cancelLabel="Stay" confirmLabel="Leave" onConfirm={pending.leave} onClose={pending.stay}>
      {pending.question.text}
    </ConfirmDialog>
  );
}
