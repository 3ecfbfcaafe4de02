import { Button, Input, Kbd, SegmentedControl } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import { measureSms } from '../../../shared/validate/sms-segments';
import { spokenText } from '../../../shared/validate/spoken-text';
import { errorText, isQuiet } from '../../error-text';
import { DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon } from '../../ui/icon-sizes';
import { ModKey } from '../../ui/mod-key';
import { Note } from '../../ui/note';
import { Phone } from '../../ui/phone';
import { DeliveryField } from './delivery-field';
import type { AtProvider } from './at-provider';
import { type Draft, draftWithCode, type Problems } from './draft';
import { IntegrationField } from './integration-field';
import { MailFields } from './mail-fields';
import { MailPage, type MailPart } from './mail-page';
import type { PhoneLibrary } from './phone-library';
import { ProviderTemplateView } from './provider-template-view';
import { SmsFields } from './sms-fields';
import type { Subject } from './subject';
import { logtoTest, type TemplateContent } from './template-content';
import { TemplateFields } from './template-fields';
import { TestOptions } from './test-options';
import classes from './test-send.module.css';

interface SendFormProps {
  subject: Subject | null;
  channel: Channel;
  integrations: readonly IntegrationView[];
  draft: Draft;
  problems: Problems;
  /** Why the last try was not even begun. */
  failure: unknown;
  library: PhoneLibrary | null;
  /** As it will be sent; null while it cannot be. */
  to: string | null;
  /** What the chosen template says; null: none is chosen, or it is being read. */
  content: TemplateContent | null;
  /** What is sent of the provider's own instead of the text, or beside it. */
  there: AtProvider | null;
  /** What takes the place of the code in the text. */
  code: string;
  /** Why no test may be sent now; null when it may. */
  held: string | null;
  onChange: (change: Partial<Draft>) => void;
  onSend: () => void;
}

export function SendForm({ subject, channel, integrations, draft, problems, failure, library, to, content, there, code, held, onChange, onSend }: SendFormProps) {
  const close = useCloseDialog();
  const arriving = draftWithCode(draft, code);
  const inPlace = there?.withText === false ? arriving.providerTemplate : null;
  const template =
    draft.template === null ? null : (
      <TemplateFields
        channel={channel}
        chosen={draft.template}
        content={content}
        there={there}
        overrides={subject?.templateOverrides ?? []}
        onChange={(chosen) => {
          onChange({ template: chosen });
        }}
      />
    );
  const [part, setPart] = useState<MailPart>(draft.mailHtml === '' ? 'text' : 'html');
  return (
    // Not a <form>: Enter in a field must not send anything that costs money.
    <div style={{ display: 'contents' }} onKeyDown={getHotkeyHandler([['mod+Enter', onSend]])}>
      <DialogHeader
        title="Send a test message"
        sub={introduction(subject, draft, channel)}
      />
      <DialogBody>
        <div className={classes.form} data-channel={channel}>
          <div className={classes.fields}>
            <div className={classes.pair}>
              <IntegrationField
                subject={subject}
                integrations={integrations}
                fixed={subject?.target.kind === 'typed'}
                problem={problems.integration}
                onChange={(integrationId) => {
                  onChange({ integrationId });
                }}
              />
              {channel === 'sms' && (
                <DeliveryField
                  subject={subject}
                  value={draft.delivery}
                  onChange={(delivery) => {
                    onChange({ delivery });
                  }}
                />
              )}
            </div>
            <Input.Wrapper label="Content" labelElement="div">
              <SegmentedControl
                fullWidth
                aria-label="Content"
                data={[
                  { value: 'template', label: 'Template' },
                  { value: 'text', label: 'Free text' },
                ]}
                value={draft.template === null ? 'text' : 'template'}
                onChange={(kind) => {
                  onChange({ template: kind === 'template' ? logtoTest : null });
                }}
              />
            </Input.Wrapper>
            {channel === 'sms' ? (
              <SmsFields template={template} draft={draft} subject={subject} library={library} problems={problems} arriving={inPlace === null ? arriving.text : null} to={to} onChange={onChange} />
            ) : (
              <MailFields template={template} draft={draft} sender={subject?.sender ?? null} part={part} problems={problems} onPart={setPart} onChange={onChange} />
            )}
            <TestOptions subject={subject} channel={channel} draft={draft} onChange={onChange} />
            {failure !== null && !isQuiet(failure) && (
              <Note tone="bad" live="alert" fact="Nothing was sent.">
                {errorText(failure)}
              </Note>
            )}
          </div>
          <div className={classes.preview}>
            {inPlace !== null ? (
              <ProviderTemplateView template={inPlace} />
            ) : channel === 'sms' ? (
              <>
                {draft.delivery === 'voice' ? (
                  <Phone call from={subject?.sender ?? subject?.name ?? 'Sender'} text={spokenText(arriving.text)} />
                ) : (
                  <Phone from={subject?.sender ?? subject?.name ?? 'Sender'} text={arriving.text} marked={measureSms(arriving.text).ucs2Because} />
                )}
                {subject !== null && subject.sender !== null && (
                  <div className={classes.caption}>
                    {draft.delivery === 'voice' ? 'Called' : 'Sent'} from {subject.sender}
                  </div>
                )}
              </>
            ) : (
              <MailPage subject={arriving.subject} between={[subject?.sender, draft.address && `to ${draft.address}`].filter(Boolean).join(' ')} html={arriving.mailHtml} text={arriving.mailText} {...(template === null && { part })} />
            )}
          </div>
        </div>
      </DialogBody>
      <DialogFooter
        quiet={
          held === null ? (
            <SendKeys />
          ) : (
            <span className={classes.held} role="status">
              {held}
            </span>
          )
        }
      >
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <DisabledReason reason={held}>
          <Button leftSection={<IconSend {...buttonIcon} aria-hidden />} onClick={onSend}>
            Send test
          </Button>
        </DisabledReason>
      </DialogFooter>
    </div>
  );
}

function introduction(subject: Subject | null, draft: Draft, channel: Channel): string {
  if (subject?.builtIn === true) return 'It is captured in the Inbox.';
  if (draft.testMode) return 'Through the provider, which is asked to deliver nothing.';
  return `A real ${draft.delivery === 'voice' && channel === 'sms' ? 'call' : 'message'} through the provider. It may cost money.`;
}

function SendKeys() {
  return (
    <span className={classes.keys}>
      <ModKey />
      <Kbd>Enter</Kbd>
      sends
    </span>
  );
}
