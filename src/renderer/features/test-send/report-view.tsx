import { Button, Title } from '@mantine/core';
import { IconCopy, IconInbox, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { TestSend } from '../../../shared/model/test-send';
import type { Outcome } from '../../../shared/result';
import { useAppInfo } from '../../api';
import { actionTabs } from '../../report/action-tabs';
import { requestText, responseText } from '../../report/exchange-text';
import { OutcomeNote } from '../../report/outcome-note';
import { type ReportTab, ReportTabs } from '../../report/report-tabs';
import { Timings } from '../../report/timings';
import { useRole } from '../../role';
import { routes } from '../../routes';
import { DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { CodeBlock } from '../../ui/code-block';
import { CopyButton } from '../../ui/copy-button';
import { dateAndTime } from '../../ui/dates';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { ProviderMark } from '../../ui/provider-mark';
import { ConfirmCode } from './confirm-code';
import { isCall } from './is-call';
import { MessageView } from './message-view';
import { NextLookUp } from './next-look-up';
import { outcomeText } from './outcome-text';
import { reportText } from './report-text';
import { StepList } from './step-list';
import { type Step, timeline, waitingStep } from './timeline';
import { useFollowUp } from './use-follow-up';
import { useSeconds } from './use-seconds';
import classes from './test-send.module.css';

interface ReportViewProps {
  test: TestSend;
  provider: string;
  /** As people write it. */
  recipient: string;
  /** The provider can be asked what became of a message, and its integration is still there. */
  canRefresh: boolean;
  /** Why it is asked by hand only, in a sentence. */
  askedByHand: string | null;
  /** Why it may not be sent again, or null. */
  againRefusal: string | null;
  onSendAgain: () => void;
}

const final: ReadonlySet<Outcome> = new Set(['delivered', 'undelivered', 'failed']);

export function ReportView({ test, provider, recipient, canRefresh, askedByHand, againRefusal, onSendAgain }: ReportViewProps) {
  const close = useCloseDialog();
  const info = useAppInfo();
  const text = outcomeText(test, provider);
  const { busy, stop, refresh, confirm } = useFollowUp(test, provider);
  const { outcome, messageId } = test.report;
  const mayArrive = !test.captured && !test.testMode && outcome !== 'failed';
  const open = canRefresh && mayArrive && messageId !== null && !final.has(outcome);
  const kind = isCall(test.message) ? 'Call' : test.message.channel === 'email' ? 'E-mail' : 'Text';
  return (
    <>
      <DialogHeader
        title={`Test of ${test.integrationName}`}
        sub={`${kind} to ${recipient}, ${dateAndTime(test.startedAt)}, by ${test.by}`}
        mark={<ProviderMark providerId={test.providerId} size={36} />}
        focusTitle
      />
      <DialogBody>
        <div className={classes.notes}>
          <OutcomeNote text={text} speaker={provider} {...noteAction(test, busy === 'stopping', stop)}>
            {open && askedByHand !== null && ` ${askedByHand}`}
            {test.following.kind === 'waiting' && (
              <>
                {' '}
                <NextLookUp at={test.following.nextAt} /> You can close this window: the result will be in Diagnostics.
              </>
            )}
          </OutcomeNote>
          {test.report.warnings.map((warning) => (
            <Note key={warning} tone="warn">
              {warning}
            </Note>
          ))}
        </div>
        <div className={classes.report}>
          <div>
            <div className={classes.headingLine}>
              <Title order={3} className={classes.heading}>
                What happened
              </Title>
              {open && (
                <Button variant="subtle" size="compact-sm" leftSection={<IconRefresh {...buttonIcon} aria-hidden />} loading={busy === 'refreshing'} onClick={() => void refresh()}>
                  Refresh
                </Button>
              )}
            </div>
            <Steps test={test} provider={provider} />
            {test.code !== null && test.code.confirmedAt === null && mayArrive && <ConfirmCode onConfirm={confirm} />}
            {test.report.messageId !== null && !test.captured && (
              <dl className={classes.facts}>
                <dt>Message id</dt>
                <dd className="mono">{test.report.messageId}</dd>
              </dl>
            )}
          </div>
          <Exchange test={test} />
        </div>
      </DialogBody>
      <DialogFooter
        quiet={
          <span className={classes.keys}>
            <CopyButton label="Copy report" text={reportText(test, provider, info.data?.version ?? '')} leftSection={<IconCopy {...buttonIcon} aria-hidden />} />
            Without secrets, ready for a ticket
          </span>
        }
      >
        <Button variant="default" onClick={close}>
          Close
        </Button>
        <DisabledReason reason={againRefusal}>
          <Button leftSection={<IconRefresh {...buttonIcon} aria-hidden />} onClick={onSendAgain}>
            Send again
          </Button>
        </DisabledReason>
      </DialogFooter>
    </>
  );
}

/** What happened, and what is waited for. */
function Steps({ test, provider }: { test: TestSend; provider: string }) {
  const steps = timeline(test, provider);
  return test.following.kind === 'waiting' ? <WaitingSteps test={test} steps={steps} /> : <StepList steps={steps} />;
}

function WaitingSteps({ test, steps }: { test: TestSend; steps: readonly Step[] }) {
  return <StepList steps={[...steps, waitingStep(test, useSeconds())]} />;
}

function noteAction(test: TestSend, stopping: boolean, stop: () => Promise<void>): { action?: ReactNode } {
  if (test.inboxId !== null) return { action: <OpenInInbox id={test.inboxId} /> };
  if (test.following.kind !== 'waiting') return {};
  return {
    action: (
      <Button variant="default" size="xs" leftSection={<IconPlayerStop {...buttonIcon} aria-hidden />} loading={stopping} onClick={() => void stop()}>
        Stop following
      </Button>
    ),
  };
}

function OpenInInbox({ id }: { id: string }) {
  const close = useCloseDialog();
  const [, navigate] = useLocation();
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconInbox {...buttonIcon} aria-hidden />}
      onClick={() => {
        close();
        navigate(routes.inboxMessage(id));
      }}
    >
      Open in Inbox
    </Button>
  );
}

/** What went over the wire, as recorded; a captured message has only itself. */
function Exchange({ test }: { test: TestSend }) {
  const { request, response, timings, action } = test.report;
  const { role } = useRole();
  const message = <MessageView message={test.message} from={test.integrationName} />;
  if (test.captured) return message;
  const preview: ReportTab[] = test.message.channel === 'email' ? [{ id: 'preview', label: 'Preview', content: message }] : [];
  const recorded: ReportTab[] =
    action !== undefined
      ? actionTabs({ action, showsConsole: role === 'administrator', integrationId: test.integrationId })
      : [
          { id: 'request', label: 'Request', content: <CodeBlock names label="Request" text={request === null ? 'No request was made.' : requestText(request)} /> },
          { id: 'response', label: 'Response', content: <CodeBlock names label="Response" text={response === null ? 'No answer came.' : responseText(response)} /> },
          { id: 'timings', label: 'Timings', content: <Timings timings={timings} /> },
        ];
  return <ReportTabs tabs={[...preview, ...recorded]} />;
}
