import { Anchor, Button, Collapse, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconChevronRight, IconSend } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PlaceholderName } from '../../../../shared/http-template/placeholders';
import { previewRequest } from '../../../../shared/http-template/preview';
import { requestIssues } from '../../../../shared/http-template/request-issues';
import type { FieldValues } from '../../../../shared/model/integration';
import type { Channel } from '../../../../shared/model/message';
import type { ProviderDescriptor } from '../../../../shared/model/provider';
import { buttonIcon } from '../../../ui/icon-sizes';
import { Note } from '../../../ui/note';
import { focusField } from '../input-id';
import type { FormIssues } from '../use-form-issues';
import classes from './http-request.module.css';
import { markFilled, RequestLines } from './request-lines';
import { type Samples, samplesShown, sampleValues } from './samples';

const labels: Record<PlaceholderName, string> = { to: 'Recipient', text: 'Text', code: 'Code', from: 'Sender', locale: 'Locale', delivery: 'Delivery', subject: 'Subject', html: 'HTML' };
/** Stands in the place of an address that is not typed yet. */
const exampleUrl = 'https://api.example.com/v1/messages';

interface RequestPreviewProps {
  channel: Channel;
  descriptor: ProviderDescriptor;
  /** As they would be saved. */
  settings: FieldValues;
  /** The chosen option. */
  authentication: string;
  samples: Samples;
  onSamples: (samples: Samples) => void;
  issues: FormIssues;
  onTry: () => void;
}

/** The request that the form describes, as it would leave now; or why it could not. */
export function RequestPreview({ channel, descriptor, settings, authentication, samples, onSamples, issues, onTry }: RequestPreviewProps) {
  const shown = settings.url === undefined ? { ...settings, url: exampleUrl } : settings;
  const values = sampleValues(channel, samples, settings);
  const request = previewRequest(shown, authentication, values, markFilled);
  const wrong = requestIssues(shown).find(({ severity }) => severity === 'error')?.field;
  const names = samplesShown(shown);
  return (
    <div className={classes.stack}>
      {channel === 'sms' && (
        <SegmentedControl
          fullWidth
          aria-label="Delivery of the sample"
          data={[
            { value: 'text', label: 'Text' },
            { value: 'voice', label: 'Voice' },
          ]}
          value={samples.delivery}
          onChange={(delivery) => {
            onSamples({ ...samples, delivery: delivery });
          }}
        />
      )}
      {settings.url === undefined && (
        <Note tone="plain" fact="The address is missing.">
          An example stands in its place.
        </Note>
      )}
      {typeof request === 'string' ? (
        <Note tone="bad" fact="This request cannot leave.">
          {request}
          {wrong !== undefined && (
            <>
              {' '}
              <Anchor
                component="button"
                type="button"
                fz="inherit"
                onClick={() => {
                  // Shows it there as well, and opens the section in which it stands.
                  flushSync(() => {
                    issues.leave(wrong);
                  });
                  focusField(wrong);
                }}
              >
                Show {descriptor.fields.find(({ id }) => id === wrong)?.label}
              </Anchor>
            </>
          )}
        </Note>
      ) : (
        <RequestLines request={request} />
      )}
      {names.includes('code') && values.code === '' && (
        <Note tone="warn" fact="There is no code in the text.">
          {'{{code}} is filled in with nothing.'}
        </Note>
      )}
      <SampleFields channel={channel} names={names} values={values} samples={samples} onSamples={onSamples} />
      <div className={classes.try}>
        <Button variant="default" leftSection={<IconSend {...buttonIcon} aria-hidden />} aria-describedby="try-about" onClick={onTry}>
          Try
        </Button>
        <span id="try-about" className={classes.quiet}>
          Sends it for real, as a test of what is typed
        </span>
      </div>
    </div>
  );
}

interface SampleFieldsProps {
  channel: Channel;
  names: readonly PlaceholderName[];
  /** What each is filled in with now. */
  values: Record<PlaceholderName, string>;
  samples: Samples;
  onSamples: (samples: Samples) => void;
}

/** Says twice in a call what is typed once, so the text is shown as it was typed. */
function SampleFields({ names, values, samples, onSamples }: SampleFieldsProps) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  if (names.length === 0) return null;
  return (
    <div>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => {
          setOpened(!opened);
        }}
      >
        <IconChevronRight size={16} stroke={1.6} aria-hidden />
        Sample values
      </button>
      <Collapse id={id} expanded={opened}>
        <div className={classes.samples}>
          {names.map((name) => {
            const input = {
              label: labels[name],
              value: samples.typed[name] ?? '',
              placeholder: values[name],
              maxLength: 2_000,
              autoComplete: 'off',
              spellCheck: false,
              onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
                onSamples({ ...samples, typed: Object.fromEntries(Object.entries({ ...samples.typed, [name]: value }).filter(([, each]) => each !== '')) });
              },
            };
            return name === 'text' || name === 'html' ? <Textarea key={name} {...input} autosize minRows={1} maxRows={4} /> : <TextInput key={name} {...input} />;
          })}
        </div>
      </Collapse>
    </div>
  );
}
