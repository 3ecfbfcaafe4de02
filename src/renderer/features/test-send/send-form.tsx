import { Button, Kbd } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import { measureSms } from '../../../shared/validate/sms-segments';
import { spokenText } from '../../../shared/validate/spoken-text';
import { useAppInfo } from '../../api';
import { errorText, isQuiet } from '../../error-text';
import { DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { Phone } from '../../ui/phone';
import type { Draft, Problems } from './draft';
import { IntegrationField } from './integration-field';
import { MailFields } from './mail-fields';
import { MailPage, type MailPart } from './mail-page';
import type { PhoneLibrary } from './phone-library';
import { SmsFields } from './sms-fields';
import type { Subject } from './subject';
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
  onChange: (change: Partial<Draft>) => void;
  onSend: () => void;
}

export function SendForm({ subject, channel, integrations, draft, problems, failure, library, onChange, onSend }: SendFormProps) {
  const close = useCloseDialog();
  const [part, setPart] = useState<MailPart>(draft.mailHtml === '' ? 'text' : 'html');
  return (
    // Not a <form>: Enter in a field must not send anything that costs money.
    <div style={{ display: 'contents' }} onKeyDown={getHotkeyHandler([['mod+Enter', onSend]])}>
      <DialogHeader
        title="Send a test message"
        sub={subject?.builtIn === true ? 'It is captured in the Inbox.' : `A real ${draft.delivery === 'voice' && channel === 'sms' ? 'call' : 'message'} through the provider. It may cost money.`}
      />
      <DialogBody>
        <div className={classes.form} data-channel={channel}>
          <div className={classes.fields}>
            <IntegrationField
              subject={subject}
              integrations={integrations}
              fixed={subject?.target.kind === 'typed'}
              problem={problems.integration}
              onChange={(integrationId) => {
                onChange({ integrationId });
              }}
            />
            {channel === 'sms' ? (
              <SmsFields draft={draft} subject={subject} library={library} problems={problems} onChange={onChange} />
            ) : (
              <MailFields draft={draft} sender={subject?.sender ?? null} part={part} problems={problems} onPart={setPart} onChange={onChange} />
            )}
            {failure !== null && !isQuiet(failure) && (
              <Note tone="bad" live="alert" fact="Nothing was sent.">
                {errorText(failure)}
              </Note>
            )}
          </div>
          <div className={classes.preview}>
            {channel === 'sms' ? (
              <>
                {draft.delivery === 'voice' ? (
                  <Phone call from={subject?.sender ?? subject?.name ?? 'Sender'} text={spokenText(draft.text)} />
                ) : (
                  <Phone from={subject?.sender ?? subject?.name ?? 'Sender'} text={draft.text} marked={measureSms(draft.text).ucs2Because} />
                )}
                {subject !== null && subject.sender !== null && (
                  <div className={classes.caption}>
                    {draft.delivery === 'voice' ? 'Called' : 'Sent'} from {subject.sender}
                  </div>
                )}
              </>
            ) : (
              <MailPage subject={draft.subject} between={[subject?.sender, draft.address && `to ${draft.address}`].filter(Boolean).join(' ')} html={draft.mailHtml} text={draft.mailText} part={part} />
            )}
          </div>
        </div>
      </DialogBody>
      <DialogFooter quiet={<SendKeys />}>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button leftSection={<IconSend {...buttonIcon} aria-hidden />} onClick={onSend}>
          Send test
        </Button>
      </DialogFooter>
    </div>
  );
}

function SendKeys() {
  const { data } = useAppInfo();
  return (
    <span className={classes.keys}>
      <Kbd>{data?.platform === 'darwin' ? '⌘' : 'Ctrl'}</Kbd>
      <Kbd>Enter</Kbd>
      sends
    </span>
  );
}
