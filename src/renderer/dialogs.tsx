import { createContext, lazy, type ReactNode, Suspense, use, useMemo, useState } from 'react';
import type { Target } from '../shared/contract';
import type { CallName } from '../shared/call-names';
import type { Channel, Message } from '../shared/model/message';
import type { TemplateOverride } from '../shared/model/template';
import type { TestSend } from '../shared/model/test-send';
import { type RoleView, useRole } from './role';

/** Without an integration the dialog asks for one; without a channel it offers both. */
export interface TestSendRequest {
  channel?: Channel;
  integrationId?: string;
  /** The form of the wizard as it stands, before saving. Needs `channel`. */
  typed?: Extract<Target, { kind: 'typed' }>;
  /** With `typed`: the templates at the provider, as the form has them. */
  templateOverrides?: readonly TemplateOverride[];
  /** What the form begins with, the place of the code still open. Without a recipient (empty) the one of the last test. Needs `channel`. */
  message?: Message;
  /** Begins with this template instead of Generic. Needs `channel`. */
  template?: TestTemplate;
  /** Told of each test that was sent, as soon as the provider has answered. */
  onSent?: (test: TestSend) => void;
}
/** What a test sends of a saved set. */
export interface TestTemplate {
  setId: string;
  usageType: string;
  language?: string;
  /** In place of the samples, by dotted path. */
  values: Readonly<Record<string, string>>;
}

/** By integration: environments as a checklist. By environment: its integrations as a choice of one. */
export type SetDefaultRequest = { channel: Channel; integrationId: string } | { channel: Channel; environmentId: string };
export interface UnassignRequest {
  channel: Channel;
  environmentId: string;
}

/** Of one environment. */
export interface EnvironmentRequest {
  environmentId: string;
}
/** Another provider in all environments in which it is active. */
export interface ChangeProviderRequest {
  channel: Channel;
  integrationId: string;
}

/** A test, while the history keeps it. */
export interface ReportRequest {
  testId: string;
}

type Opened =
  | { kind: 'report' | 'send-again'; request: ReportRequest }
  | { kind: 'set-default'; request: SetDefaultRequest }
  | { kind: 'unassign'; request: UnassignRequest }
  | { kind: 'change-provider'; request: ChangeProviderRequest }
  | { kind: 'flows' | 'past-providers' | 'promote'; request: EnvironmentRequest };

/** Another role may have come while a dialog is open. */
const callOf: Record<Exclude<Opened['kind'], 'report' | 'send-again'>, CallName> = {
  'set-default': 'assignments.set',
  unassign: 'assignments.set',
  'change-provider': 'assignments.set',
  flows: 'flows.update',
  'past-providers': 'assignments.set',
  promote: 'promotion.apply',
};

function isAllowed({ kind }: Opened, { may }: RoleView): boolean {
  return kind === 'report' || kind === 'send-again' || may(callOf[kind]);
}

const TestSendDialog = lazy(async () => ({ default: (await import('./features/test-send/test-send-dialog')).TestSendDialog }));
const StoredReportDialog = lazy(async () => ({ default: (await import('./features/test-send/stored-report-dialog')).StoredReportDialog }));
const SetDefaultDialog = lazy(async () => ({ default: (await import('./features/default-provider/set-default-dialog')).SetDefaultDialog }));
const UnassignDialog = lazy(async () => ({ default: (await import('./features/default-provider/unassign-dialog')).UnassignDialog }));
const ChangeProviderDialog = lazy(async () => ({ default: (await import('./features/default-provider/change-provider-dialog')).ChangeProviderDialog }));
const PastProvidersDialog = lazy(async () => ({ default: (await import('./features/default-provider/past-providers-dialog')).PastProvidersDialog }));
const FlowsDialog = lazy(async () => ({ default: (await import('./features/flows/flows-dialog')).FlowsDialog }));
const PromoteDialog = lazy(async () => ({ default: (await import('./features/promotion/promote-dialog')).PromoteDialog }));

export interface Dialogs {
  openTestSend: (request: TestSendRequest) => void;
  openReport: (request: ReportRequest) => void;
  /** The form of a test send, filled in as it was for a stored one. */
  openSendAgain: (request: ReportRequest) => void;
  openSetDefault: (request: SetDefaultRequest) => void;
  openUnassign: (request: UnassignRequest) => void;
  openChangeProvider: (request: ChangeProviderRequest) => void;
  openFlows: (request: EnvironmentRequest) => void;
  /** What an environment used before, to go back to. */
  openPastProviders: (request: EnvironmentRequest) => void;
  /** From this environment to another. */
  openPromote: (request: EnvironmentRequest) => void;
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
  /** Stands above whatever is open: a choice can be proved before it is made. */
  const [testing, setTesting] = useState<TestSendRequest | null>(null);
  const role = useRole();
  if (opened !== null && !isAllowed(opened, role)) setOpened(null);
  if (testing?.typed !== undefined && role.role !== 'administrator') setTesting(null);
  const dialogs = useMemo<Dialogs>(
    () => ({
      openTestSend: setTesting,
      openReport: (request) => { setOpened({ kind: 'report', request }); },
      openSendAgain: (request) => { setOpened({ kind: 'send-again', request }); },
      openSetDefault: (request) => { setOpened({ kind: 'set-default', request }); },
      openUnassign: (request) => { setOpened({ kind: 'unassign', request }); },
      openChangeProvider: (request) => { setOpened({ kind: 'change-provider', request }); },
      openFlows: (request) => { setOpened({ kind: 'flows', request }); },
      openPastProviders: (request) => { setOpened({ kind: 'past-providers', request }); },
      openPromote: (request) => { setOpened({ kind: 'promote', request }); },
    }),
    [],
  );
  const close = () => { setOpened(null); };
  return (
    <DialogsContext value={dialogs}>
      {children}
      <Suspense fallback={null}>
        {(opened?.kind === 'report' || opened?.kind === 'send-again') && (
          <StoredReportDialog key={`${opened.kind} ${opened.request.testId}`} {...opened.request} again={opened.kind === 'send-again'} onClose={close} />
        )}
        {opened?.kind === 'set-default' && <SetDefaultDialog {...opened.request} onClose={close} />}
        {opened?.kind === 'change-provider' && <ChangeProviderDialog {...opened.request} onClose={close} />}
        {opened?.kind === 'flows' && <FlowsDialog {...opened.request} onClose={close} />}
        {opened?.kind === 'past-providers' && <PastProvidersDialog {...opened.request} onClose={close} />}
        {opened?.kind === 'promote' && <PromoteDialog {...opened.request} onClose={close} />}
        {opened?.kind === 'unassign' && <UnassignDialog {...opened.request} onClose={close} />}
      </Suspense>
      {/* On its own: while it loads, the dialog below stays, and with it the focus. */}
      <Suspense fallback={null}>{testing !== null && <TestSendDialog {...testing} onClose={() => { setTesting(null); }} />}</Suspense>
    </DialogsContext>
  );
}
