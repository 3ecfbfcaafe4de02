import { Textarea } from '@mantine/core';
import { DeliveryField } from './delivery-field';
import { countryOfDraft, type Draft, type Problems } from './draft';
import { PhoneField } from './phone-field';
import type { PhoneLibrary } from './phone-library';
import { SmsCount } from './sms-count';
import type { Subject } from './subject';
import classes from './test-send.module.css';

interface SmsFieldsProps {
  draft: Draft;
  subject: Subject | null;
  library: PhoneLibrary | null;
  problems: Problems;
  onChange: (change: Partial<Draft>) => void;
}

export function SmsFields({ draft, subject, library, problems, onChange }: SmsFieldsProps) {
  return (
    <>
      <DeliveryField
        subject={subject}
        value={draft.delivery}
        onChange={(delivery) => {
          onChange({ delivery });
        }}
      />
      <PhoneField
        library={library}
        country={library === null ? null : countryOfDraft(draft, library)}
        number={draft.number}
        problem={problems.recipient}
        onChange={(country, number) => {
          onChange({ country, number });
        }}
      />
      <div>
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
        {draft.delivery === 'voice' ? <div className={classes.count}>Read aloud twice, digits one by one</div> : <SmsCount text={draft.text} />}
      </div>
    </>
  );
}
