import type { ActionTrace } from '../../shared/model/action';
import { ActionConsole } from './action-console';
import { ActionRequests } from './action-requests';
import { ActionUsage } from './action-usage';
import type { ReportTab } from './report-tabs';

interface ActionTabsInput {
  action: ActionTrace;
  /** Lines that the code printed are for an administrator alone. */
  showsConsole: boolean;
  onLine?: ((line: number) => void) | undefined;
  onAnswer?: ((url: string) => void) | undefined;
  /** The saved integration that the report is about. */
  integrationId?: string | null | undefined;
}

/** The tabs about what the code of a custom provider did. */
export function actionTabs({ action, showsConsole, onLine, onAnswer, integrationId }: ActionTabsInput): ReportTab[] {
  const { exchanges, console: lines } = action;
  return [
    { id: 'requests', label: labelled('Requests', exchanges.length), content: <ActionRequests exchanges={exchanges} onAnswer={onAnswer} integrationId={integrationId} /> },
    ...(showsConsole ? [{ id: 'console', label: labelled('Console', lines.length), content: <ActionConsole lines={lines} onLine={onLine} /> }] : []),
    { id: 'usage', label: 'Time and memory', content: <ActionUsage action={action} /> },
  ];
}

const labelled = (word: string, count: number): string => (count === 0 ? word : `${word} (${count})`);
