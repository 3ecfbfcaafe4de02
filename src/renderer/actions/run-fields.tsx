import { Input, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { messageTypeLabels, messageTypes } from '../../shared/model/action';
import type { Channel } from '../../shared/model/message';
import { codePlace } from '../ui/code-place';
import { type RunChoices, type RunProblems, sampleCode } from './run-choices';
import classes from './run-pane.module.css';

interface RunFieldsProps {
  channel: Channel;
  choices: RunChoices;
  problems: RunProblems;
  /** Sender of the settings; empty: none. */
  from: string;
  onChange: (part: Partial<RunChoices>) => void;
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** "Germany" for DE; empty for what is no country. */
function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return '';
  const name = countryNames.of(code) ?? code;
  return name === code ? '' : name;
}

/** What the run is about. */
export function RunFields({ channel, choices, problems, from, onChange }: RunFieldsProps) {
  const { messageType, delivery, to, subject, text, html, locale, organizationId, clientId, country } = choices;
  const codeHint = `${codePlace} becomes ${sampleCode}, in a test message a random code`;
  return (
    <div className={classes.fields}>
      <Select
        label="Message type"
        data={messageTypes.map((value) => ({ value, label: messageTypeLabels[value] }))}
        value={messageType}
        onChange={(value) => {
          const chosen = messageTypes.find((each) => each === value);
          if (chosen !== undefined) onChange({ messageType: chosen });
        }}
      />
      {channel === 'sms' && (
        <Input.Wrapper label="Delivery" labelElement="div">
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label="Delivery"
            data={[
              { value: 'text', label: 'Text' },
              { value: 'voice', label: 'Voice' },
            ]}
            value={delivery}
            onChange={(value) => {
              onChange({ delivery: value });
            }}
          />
        </Input.Wrapper>
      )}
      <TextInput label="From" readOnly value={from === '' ? 'No sender is set' : from} />
      <TextInput
        label="Recipient"
        required
        className={channel === 'email' ? (classes.address ?? '') : ''}
        autoComplete="off"
        maxLength={channel === 'sms' ? 64 : 320}
        value={to}
        error={problems.to}
        onChange={(event) => {
          onChange({ to: event.currentTarget.value });
        }}
      />
      {channel === 'email' && (
        <TextInput
          label="Subject"
          required
          className={classes.wide ?? ''}
          maxLength={998}
          value={subject}
          error={problems.subject}
          onChange={(event) => {
            onChange({ subject: event.currentTarget.value });
          }}
        />
      )}
      <Textarea
        label="Text"
        description={codeHint}
        required={channel === 'sms'}
        className={classes.wide ?? ''}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={10_000}
        value={text}
        error={problems.text}
        onChange={(event) => {
          onChange({ text: event.currentTarget.value });
        }}
      />
      {channel === 'email' && (
        <Textarea
          label="HTML"
          className={`${classes.wide ?? ''} mono`}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500_000}
          value={html}
          onChange={(event) => {
            onChange({ html: event.currentTarget.value });
          }}
        />
      )}
      <TextInput
        label="Locale"
        maxLength={35}
        placeholder="en"
        value={locale}
        onChange={(event) => {
          onChange({ locale: event.currentTarget.value });
        }}
      />
      <TextInput
        label="Country"
        maxLength={2}
        placeholder="US"
        value={country}
        error={problems.country}
        rightSection={<span className={classes.countryName}>{countryName(country)}</span>}
        rightSectionWidth="auto"
        rightSectionPointerEvents="none"
        onChange={(event) => {
          onChange({ country: event.currentTarget.value.toUpperCase() });
        }}
      />
      <TextInput
        label="Organisation"
        placeholder="None"
        maxLength={100}
        value={organizationId}
        onChange={(event) => {
          onChange({ organizationId: event.currentTarget.value });
        }}
      />
      <TextInput
        label="Application"
        placeholder="A made-up one"
        maxLength={100}
        value={clientId}
        onChange={(event) => {
          onChange({ clientId: event.currentTarget.value });
        }}
      />
    </div>
  );
}
