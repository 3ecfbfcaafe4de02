import { useEffect, useState } from 'react';
import type { IntegrationView } from '../../../shared/model/integration';
import type { TestSend } from '../../../shared/model/test-send';
import type { Message } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { useCall, useIntegrations, useProviders, useTemplateSets } from '../../api';
import type { TestSendRequest, TestTemplate } from '../../dialogs';
import { useRole } from '../../role';
import { AppDialog } from '../../ui/app-dialog';
import { useFocusOf } from '../../ui/use-focus-of';
import { atProvider } from './at-provider';
import { type Draft, draftOf, isTyped, messagePart, newDraft, onlyOne, readDraft, recipientPart } from './draft';
import { FailedDialog } from './failed-dialog';
import { loadPhoneLibrary, type PhoneLibrary, usePhoneLibrary } from './phone-library';
import { carriesCode, newCode } from './random-code';
import { groupedNumber } from './recipient';
import { ReportView } from './report-view';
import { SendForm } from './send-form';
import { SendingView } from './sending-view';
import { providerName, savedSubject, type Subject, typedSubject } from './subject';
import { type DraftTemplate, logtoTest, type TemplateContent } from './template-content';
import { useAllowance } from './use-allowance';
import { useSending } from './use-sending';
import { useTemplateContent } from './use-template-content';

/** Of a template that is still being read. */
const noTexts: TemplateContent['texts'] = { text: '', subject: '', mailHtml: '', mailText: '' };

interface SendFlowProps extends TestSendRequest {
  /** A test that was sent before: begins with its report instead of an empty form. */
  stored?: TestSend;
  /** Begins with the form nevertheless, filled in as it was for the stored test. */
  again?: boolean;
  onClose: () => void;
}

/** The content that the dialog begins with. */
const begunWith = (template: TestTemplate | undefined): DraftTemplate => (template === undefined ? logtoTest : { ...logtoTest, ...template, values: { ...logtoTest.values, ...template.values }, language: template.language ?? null });

/** Waits for what every phase needs: the focus could not start in the right place otherwise. */
export function SendFlow(props: SendFlowProps) {
  const providers = useProviders();
  const integrations = useIntegrations();
  const numbers = useCall('recipients.list', { channel: 'sms' });
  const addresses = useCall('recipients.list', { channel: 'email' });
  const library = usePhoneLibrary();

  const showsReport = props.stored !== undefined && props.again !== true;
  const first = integrations.data?.find(({ id }) => id === (props.integrationId ?? props.stored?.integrationId ?? (integrations.data?.length === 1 ? integrations.data[0]?.id : undefined)));
  const content = useTemplateContent(begunWith(props.template), props.channel ?? props.stored?.message.channel ?? first?.channel ?? 'sms', first?.activeIn ?? []);

  const sets = useTemplateSets();
  const error = providers.error ?? integrations.error ?? sets.error;
  if (error !== null) return <FailedDialog title="Send a test message" error={error} onClose={props.onClose} />;
  if (providers.data === undefined || integrations.data === undefined || numbers.isPending || addresses.isPending) return null;
  const { stored, message } = props;
  const given = stored?.message ?? message;
  const number = given?.channel === 'sms' && given.to !== '' ? given.to : numbers.data?.[0];
  if (content === null && !showsReport) return null;
  // A number from before is split into its country and the rest, which only the library can do.
  if (number !== undefined && !showsReport && library === null) return null;

  const recent: Partial<Draft> = {
    ...(numbers.data?.[0] !== undefined && recipientPart('sms', numbers.data[0], library)),
    ...(addresses.data?.[0] !== undefined && recipientPart('email', addresses.data[0], library)),
  };
  const filled: Partial<Draft> = {
    ...recent,
    ...(message !== undefined && messagePart(message, library)),
    ...(message?.to === '' && recent),
    ...(stored !== undefined && draftOf(stored, library, overridesOf(integrations.data, stored))),
  };
  return <LoadedFlow {...props} providers={providers.data} all={integrations.data} library={library} first={filled} />;
}

interface LoadedFlowProps extends SendFlowProps {
  providers: readonly ProviderDescriptor[];
  all: readonly IntegrationView[];
  library: PhoneLibrary | null;
  /** What the form begins with, in place of an empty one. */
  first: Partial<Draft>;
}

/** One dialog in three phases: the form, the wait, the report; *Send again* leads back to the form as it was. */
function LoadedFlow({ channel: given, integrationId, typed, templateOverrides, template, stored, again = false, providers, all, library, first, onSent, onClose }: LoadedFlowProps) {
  const asked = given ?? stored?.message.channel;
  const integrations = asked === undefined ? all : all.filter((integration) => integration.channel === asked);
  const { phase, send, edit } = useSending(stored && !again ? { kind: 'report', testId: stored.id } : { kind: 'form', failure: null });

  /** What closing would not lose: the form as it was opened, or as it was sent last. */
  const [start, setStart] = useState<Draft>(() => ({ ...newDraft, template: begunWith(template), integrationId: integrationId ?? onlyOne(integrations), ...first }));
  const [written, setDraft] = useState(start);
  /** Tries to send since the form was last in order: from the first on, what is wrong is said in red. */
  const [tries, setTries] = useState(0);
  const [code, setCode] = useState(newCode);

  const { role, whyNotTest } = useRole();
  const integration = all.find(({ id }) => id === written.integrationId);
  let subject: Subject | null = null;
  if (typed) subject = typedSubject(typed, asked ?? 'sms', providers, Object.keys(all.find(({ id }) => id === typed.integrationId)?.credentials ?? {}), templateOverrides);
  else if (integration) subject = savedSubject(integration, providers, role === 'administrator');
  const channel = subject?.channel ?? asked ?? 'sms';
  // Voice stays chosen for the integrations that have it; the others send a text.
  const offered: Draft = subject === null || subject.deliveries.includes(written.delivery) ? written : { ...written, delivery: 'text' };
  const sender = integration ?? all.find(({ id }) => id === typed?.integrationId);
  const content = useTemplateContent(written.template, channel, sender?.activeIn ?? []);
  const there = written.template === null || content === null || subject === null ? null : atProvider(written.template, content, subject, offered.delivery);
  const sent = there === null || there.refused ? null : there.template;
  const texts = there?.withText === false ? noTexts : (content?.texts ?? noTexts);
  const draft: Draft = written.template === null ? offered : { ...offered, ...texts, providerTemplate: sent };

  const dialog = useFocusOf(phase.kind);
  useEffect(() => {
    if (tries > 0) dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries, dialog]);

  const read = readDraft(draft, channel, library, code);
  const problems = { ...('problems' in read && read.problems), ...(subject === null && { integration: 'Choose an integration.' }) };
  const to = 'message' in read ? read.message.to : null;
  const allowance = useAllowance(to);
  const held = (typed === undefined && integration ? whyNotTest(integration) : null) ?? (subject?.builtIn === true ? null : allowance);

  const trySend = async () => {
    if (held !== null || (written.template !== null && content === null)) return;
    const ready = readDraft(draft, channel, await loadPhoneLibrary(), code);
    if (subject === null || !('message' in ready)) {
      setTries((before) => before + 1);
      return;
    }
    setStart(written);
    setTries(0);
    const test = await send(subject, ready.message, { code: carriesCode(draft, channel) ? code : null, testMode: draft.testMode && subject.testMode !== null });
    if (test !== null) onSent?.(test);
    setCode(newCode());
  };

  const sendAgain = (test: TestSend) => {
    if (test.id === stored?.id) {
      const filled = draftOf(test, library, overridesOf(all, test));
      setStart(filled);
      setDraft(filled);
    }
    edit();
  };

  return (
    <AppDialog size={channel === 'email' ? 920 : 880} unsaved={phase.kind === 'form' && isTyped(written, start)} onClose={onClose}>
      <div ref={dialog} style={{ display: 'contents' }}>
        {phase.kind === 'form' && (
          <SendForm
            subject={subject}
            channel={channel}
            integrations={integrations}
            draft={draft}
            problems={tries > 0 ? problems : {}}
            failure={phase.failure}
            library={library}
            to={to}
            content={content}
            there={there}
            code={code}
            held={held}
            onChange={(part) => {
              setDraft((before) => ({ ...before, ...part }));
            }}
            onSend={() => void trySend()}
          />
        )}
        {phase.kind === 'sending' && <SendingView sending={phase.sending} recipient={recipientOf(phase.sending.message, library)} />}
        {phase.kind === 'report' && <Report testId={phase.testId} providers={providers} all={all} library={library} onSendAgain={sendAgain} />}
      </div>
    </AppDialog>
  );
}

const overridesOf = (integrations: readonly IntegrationView[], { integrationId }: TestSend) => integrations.find(({ id }) => id === integrationId)?.templateOverrides;

interface ReportProps {
  testId: string;
  providers: readonly ProviderDescriptor[];
  all: readonly IntegrationView[];
  library: PhoneLibrary | null;
  onSendAgain: (test: TestSend) => void;
}

/** The report as it is now: main tells whenever more becomes known. */
function Report({ testId, providers, all, library, onSendAgain }: ReportProps) {
  const { data: test } = useCall('testSend.get', { id: testId });
  const { whyNotTest } = useRole();
  if (test === undefined) return null;
  const descriptor = providers.find(({ id }) => id === test.providerId);
  const integration = all.find(({ id }) => id === test.integrationId);
  const refusal = integration === undefined ? null : whyNotTest(integration);
  return (
    <ReportView
      test={test}
      provider={providerName(providers, test.providerId, test.integrationName)}
      recipient={recipientOf(test.message, library)}
      canRefresh={descriptor?.capabilities.status === true && integration !== undefined && refusal === null}
      againRefusal={refusal}
      askedByHand={askedByHand(test.message, descriptor)}
      onSendAgain={() => {
        onSendAgain(test);
      }}
    />
  );
}

function askedByHand(message: Message, descriptor: ProviderDescriptor | undefined): string | null {
  const costs = descriptor?.lookUpCosts;
  return costs !== undefined && message.channel === 'sms' && costs.deliveries.includes(message.delivery) ? costs.note : null;
}

/** A recipient as people write it. */
const recipientOf = (message: Message, library: PhoneLibrary | null): string => (message.channel === 'sms' ? groupedNumber(library, message.to) : message.to);
