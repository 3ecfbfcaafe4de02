import { Input, SegmentedControl, Textarea } from '@mantine/core';
import type { Delivery } from '../../../shared/model/message';
import { countryOfDraft, type Draft, type Problems } from './draft';
import { PhoneField } from './phone-field';
import type { PhoneLibrary } from './phone-library';
import { SmsCount } from './sms-count';

const deliveryWord: Record<Delivery, string> = { text: 'Text', voice: 'Voice' };

interface SmsFieldsProps {
  draft: Draft;
  deliveries: readonly Delivery[];
  library: PhoneLibrary | null;
  problems: Problems;
  onChange: (change: Partial<Draft>) => void;
}

export function SmsFields({ draft, deliveries, library, problems, onChange }: SmsFieldsProps) {
  return (
    <>
      {deliveries.length > 1 && (
        <Input.Wrapper label="Delivery" labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label="Delivery"
            data={deliveries.map((value) => ({ value, label: deliveryWord[value] }))}
            value={draft.delivery}
            onChange={(delivery) => {
              onChange({ delivery });
            }}
          />
        </Input.Wrapper>
      )}
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
        <SmsCount text={draft.text} />
      </div>
    </>
  );
}
