import { createContext, lazy, type ReactNode, Suspense, use, useMemo, useState } from 'react';
import type { Target } from '../shared/contract';
import type { Channel } from '../shared/model/message';
import { type RoleView, useRole } from './role';

/** Without an integration the dialog asks for one; without a channel it offers both. */
export interface TestSendRequest {
  channel?: Channel;
  integrationId?: string;
  /** The form of the wizard as it stands, before saving. Needs `channel`. */
  typed?: Extract<Target, { kind: 'typed' }>;
}
/** By integration: environments as a checklist. By environment: its integrations as a choice of one. */
export type SetDefaultRequest = { channel: Channel; integrationId: string } | { channel: Channel; environmentId: string };
export interface UnassignRequest {
  channel: Channel;
  environmentId: string;
}

/** A test, while the history keeps it. */
export interface ReportRequest {
  testId: string;
}

type Opened =
  | { kind: 'test-send'; request: TestSendRequest }
  | { kind: 'report' | 'send-again'; request: ReportRequest }
  | { kind: 'set-default'; request: SetDefaultRequest }
  | { kind: 'unassign'; request: UnassignRequest };

/** Another role may have come while a dialog is open. */
function isAllowed(opened: Opened, { role, may }: RoleView): boolean {
  if (opened.kind === 'set-default' || opened.kind === 'unassign') return may('assignments.set');
  return opened.kind !== 'test-send' || opened.request.typed === undefined || role === 'administrator';
}

const TestSendDialog = lazy(async () => ({ default: (await import('./features/test-send/test-send-dialog')).TestSendDialog }));
const StoredReportDialog = lazy(async () => ({ default: (await import('./features/test-send/stored-report-dialog')).StoredReportDialog }));
const SetDefaultDialog = lazy(async () => ({ default: (await import('./features/default-provider/set-default-dialog')).SetDefaultDialog }));
const UnassignDialog = lazy(async () => ({ default: (await import('./features/default-provider/unassign-dialog')).UnassignDialog }));

export interface Dialogs {
  openTestSend: (request: TestSendRequest) => void;
  openReport: (request: ReportRequest) => void;
  /** The form of a test send, filled in as it was for a stored one. */
  openSendAgain: (request: ReportRequest) => void;
  openSetDefault: (request: SetDefaultRequest) => void;
  openUnassign: (request: UnassignRequest) => void;
}
const DialogsContext = createContext<Dialogs | null>(null);

/** Opens the dialogs that several screens share, so that no feature has to know another. */
export function useDialogs(): Dialogs {
  const dialogs = use(DialogsContext);
  if (dialogs === null) throw new Error('useDialogs outside of DialogsProvider');
  return dialogs;
}

export function DialogsProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const role = useRole();
  if (opened !== null && !isAllowed(opened, role)) setOpened(null);
  const dialogs = useMemo<Dialogs>(
    () => ({
      openTestSend: (request) => { setOpened({ kind: 'test-send', request }); },
      openReport: (request) => { setOpened({ kind: 'report', request }); },
      openSendAgain: (request) => { setOpened({ kind: 'send-again', request }); },
      openSetDefault: (request) => { setOpened({ kind: 'set-default', request }); },
      openUnassign: (request) => { setOpened({ kind: 'unassign', request }); },
    }),
    [],
  );
  const close = () => { setOpened(null); };
  return (
    <DialogsContext value={dialogs}>
      {children}
      <Suspense fallback={null}>
        {opened?.kind === 'test-send' && <TestSendDialog {...opened.request} onClose={close} />}
        {(opened?.kind === 'report' || opened?.kind === 'send-again') && (
          <StoredReportDialog key={`${opened.kind} ${opened.request.testId}`} {...opened.request} again={opened.kind === 'send-again'} onClose={close} />
        )}
        {opened?.kind === 'set-default' && <SetDefaultDialog {...opened.request} onClose={close} />}
        {opened?.kind === 'unassign' && <UnassignDialog {...opened.request} onClose={close} />}
      </Suspense>
    </DialogsContext>
  );
}
