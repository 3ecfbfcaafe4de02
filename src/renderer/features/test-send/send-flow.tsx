import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { IntegrationView, TestSend } from '../../../shared/model/integration';
import type { Message } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { useIntegrations, useProviders } from '../../api';
import type { TestSendRequest } from '../../dialogs';
import { AppDialog } from '../../ui/app-dialog';
import { type Draft, draftOf, isTyped, newDraft, onlyOne, readDraft } from './draft';
import { FailedDialog } from './failed-dialog';
import { lastRecipient, rememberRecipient } from './last-recipient';
import { loadPhoneLibrary, type PhoneLibrary, usePhoneLibrary } from './phone-library';
import { groupedNumber } from './recipient';
import { ReportView } from './report-view';
import { SendForm } from './send-form';
import { SendingView } from './sending-view';
import { providerName, savedSubject, type Subject, typedSubject } from './subject';
import { useSending } from './use-sending';

interface SendFlowProps extends TestSendRequest {
  /** Begins with its report instead of the form. */
  finished?: TestSend;
  onClose: () => void;
}

/** Waits for what every phase needs: the focus could not start in the right place otherwise. */
export function SendFlow(props: SendFlowProps) {
  const providers = useProviders();
  const integrations = useIntegrations();
  if (providers.data !== undefined && integrations.data !== undefined) return <LoadedFlow {...props} providers={providers.data} all={integrations.data} />;
  const error = providers.error ?? integrations.error;
  return error === null ? null : <FailedDialog title="Send a test message" error={error} onClose={props.onClose} />;
}

interface LoadedFlowProps extends SendFlowProps {
  providers: readonly ProviderDescriptor[];
  all: readonly IntegrationView[];
}

/** One dialog in three phases: the form, the wait, the report; *Send again* leads back to the form as it was. */
function LoadedFlow({ channel: asked, integrationId, typed, finished, providers, all, onClose }: LoadedFlowProps) {
  const client = useQueryClient();
  const library = usePhoneLibrary();
  const integrations = asked === undefined ? all : all.filter((integration) => integration.channel === asked);
  const { phase, send, edit } = useSending(finished ? { kind: 'report', test: finished } : { kind: 'form', failure: null });

  /** What closing would not lose: the form as it was opened, or as it was sent last. */
  const [start, setStart] = useState<Draft>(() => (finished ? draftOf(finished.message, finished.integrationId, null) : { ...newDraft, integrationId: integrationId ?? onlyOne(integrations), ...lastRecipient(client) }));
  const [written, setDraft] = useState(start);
  /** Tries to send since the form was last in order: from the first on, what is wrong is said in red. */
  const [tries, setTries] = useState(0);

  const integration = all.find(({ id }) => id === written.integrationId);
  let subject: Subject | null = null;
  if (typed) subject = typedSubject(typed, asked ?? 'sms', providers, Object.keys(all.find(({ id }) => id === typed.integrationId)?.credentials ?? {}));
  else if (integration) subject = savedSubject(integration, providers);
  const channel = subject?.channel ?? asked ?? 'sms';
  // Voice stays chosen for the integrations that have it; the others send a text.
  const draft: Draft = subject === null || subject.deliveries.includes(written.delivery) ? written : { ...written, delivery: 'text' };

  const content = useFocusOf(phase.kind);
  useEffect(() => {
    if (tries > 0) content.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries, content]);

  const read = readDraft(draft, channel, library);
  const problems = { ...('problems' in read && read.problems), ...(subject === null && { integration: 'Choose an integration.' }) };
  const trySend = async () => {
    const ready = readDraft(draft, channel, await loadPhoneLibrary());
    if (subject === null || !('message' in ready)) {
      setTries((before) => before + 1);
      return;
    }
    rememberRecipient(client, draft);
    setStart(draft);
    setTries(0);
    await send(subject, ready.message);
  };

  const sendAgain = (test: TestSend) => {
    if (test === finished) {
      const filled = draftOf(test.message, test.integrationId, library);
      setStart(filled);
      setDraft(filled);
    }
    edit();
  };

  return (
    <AppDialog size={channel === 'email' ? 920 : 880} unsaved={phase.kind === 'form' && isTyped(draft, start)} onClose={onClose}>
      <div ref={content} style={{ display: 'contents' }}>
        {phase.kind === 'form' && (
          <SendForm
            subject={subject}
            channel={channel}
            integrations={integrations}
            draft={draft}
            problems={tries > 0 ? problems : {}}
            failure={phase.failure}
            library={library}
            onChange={(part) => {
              setDraft((before) => ({ ...before, ...part }));
            }}
            onSend={() => void trySend()}
          />
        )}
        {phase.kind === 'sending' && <SendingView sending={phase.sending} recipient={recipientOf(phase.sending.message, library)} />}
        {phase.kind === 'report' && (
          <ReportView
            test={phase.test}
            provider={providerName(providers, phase.test.providerId, phase.test.integrationName)}
            recipient={recipientOf(phase.test.message, library)}
            onSendAgain={
              subject === null
                ? null
                : () => {
                    sendAgain(phase.test);
                  }
            }
          />
        )}
      </div>
    </AppDialog>
  );
}

/** A recipient as people write it. */
const recipientOf = (message: Message, library: PhoneLibrary | null): string => (message.channel === 'sms' ? groupedNumber(library, message.to) : message.to);

/** The dialog starts each further phase where it started the first: what had the focus before is gone. */
function useFocusOf(phase: string) {
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(phase);
  useEffect(() => {
    if (shown.current === phase) return;
    shown.current = phase;
    content.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [phase]);
  return content;
}
