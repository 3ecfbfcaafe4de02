import { Input, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { checkEmailAddress } from '../../../shared/validate/email-address';
import type { Draft, Problems } from './draft';
import { type MailPart, mailParts } from './mail-page';
import { RecentRecipients } from './recent-recipients';
import classes from './test-send.module.css';

interface MailFieldsProps {
  /** In place of subject and message. */
  template: ReactNode;
  draft: Draft;
  sender: string | null;
  part: MailPart;
  problems: Problems;
  onPart: (part: MailPart) => void;
  onChange: (change: Partial<Draft>) => void;
}

export function MailFields({ template, draft, sender, part, problems, onPart, onChange }: MailFieldsProps) {
  const id = useId();
  const [left, setLeft] = useState(false);
  const address = draft.address.trim();
  const wrong = problems.recipient ?? (left && address !== '' ? checkEmailAddress(address) : null);
  return (
    <>
      {sender !== null && <TextInput label="From" value={sender} readOnly />}
      <div>
        <div className={classes.labelLine}>
          <Input.Label required htmlFor={`${id}-to`}>
            Recipient
          </Input.Label>
          <RecentRecipients
            channel="email"
            written={(recipient) => recipient}
            onChoose={(recipient) => {
              onChange({ address: recipient });
            }}
          />
        </div>
        <TextInput
          id={`${id}-to`}
          required
          type="email"
          autoComplete="off"
          placeholder="name@example.com"
          data-autofocus
          value={draft.address}
          error={wrong}
          onChange={(event) => {
            onChange({ address: event.currentTarget.value });
          }}
          onBlur={() => {
            setLeft(true);
          }}
        />
      </div>
      {template ?? (
        <>
          <TextInput
            label="Subject"
            required
            maxLength={998}
            value={draft.subject}
            error={problems.subject}
            onChange={(event) => {
              onChange({ subject: event.currentTarget.value });
            }}
          />
          <div>
            <div className={classes.labelLine}>
              <Input.Label required htmlFor={id}>
                Message
              </Input.Label>
              <SegmentedControl aria-label="Part of the message" data={mailParts} value={part} onChange={onPart} />
            </div>
            <Textarea
              id={id}
              rows={8}
              classNames={{ input: part === 'html' ? 'mono' : '' }}
              spellCheck={part === 'text'}
              maxLength={part === 'html' ? 500_000 : 200_000}
              value={part === 'html' ? draft.mailHtml : draft.mailText}
              error={problems.body}
              onChange={(event) => {
                const { value } = event.currentTarget;
                onChange(part === 'html' ? { mailHtml: value } : { mailText: value });
              }}
            />
          </div>
        </>
      )}
    </>
  );
}
