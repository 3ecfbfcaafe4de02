import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { NoVoiceNote } from './delivery-field';
import { countryOfDraft, type Draft, type Problems } from './draft';
import { LookAlikeNote } from './look-alike-note';
import { PhoneField } from './phone-field';
import type { PhoneLibrary } from './phone-library';
import { SenderNote } from './sender-note';
import { SmsCount } from './sms-count';
import type { Subject } from './subject';
import classes from './test-send.module.css';

interface SmsFieldsProps {
  /** In place of the free text. */
  template: ReactNode;
  draft: Draft;
  subject: Subject | null;
  library: PhoneLibrary | null;
  problems: Problems;
  /** The text as it will arrive; null: it lies at the provider. */
  arriving: string | null;
  /** E.164; null while there is no number. */
  to: string | null;
  onChange: (change: Partial<Draft>) => void;
}

export function SmsFields({ template, draft, subject, library, problems, arriving, to, onChange }: SmsFieldsProps) {
  return (
    <>
      <PhoneField
        library={library}
        country={library === null ? null : countryOfDraft(draft, library)}
        number={draft.number}
        problem={problems.recipient}
        onChange={(country, number) => {
          onChange({ country, number });
        }}
      />
      {draft.delivery === 'text' && library !== null && to !== null && <SenderNote subject={subject} library={library} to={to} />}
      {template}
      <div>
        {template === null && (
          <Textarea
            label="Message"
            required
            rows={4}
            maxLength={10_000}
            value={draft.text}
            error={problems.text}
            onChange={(event) => {
              onChange({ text: event.currentTarget.value });
            }}
          />
        )}
        {draft.delivery === 'voice' ? <div className={classes.count}>Read aloud twice, digits one by one</div> : arriving !== null && <SmsCount text={arriving} />}
      </div>
      {draft.delivery === 'text' && template === null && arriving !== null && (
        <LookAlikeNote
          text={draft.text}
          arriving={arriving}
          onChange={(text) => {
            onChange({ text });
          }}
        />
      )}
      <NoVoiceNote subject={subject} />
    </>
  );
}
