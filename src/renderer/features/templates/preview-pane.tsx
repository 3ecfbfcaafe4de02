import { Collapse, SegmentedControl, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { JsonObject } from '../../../shared/json/json-node';
import type { Channel } from '../../../shared/model/message';
import type { Template } from '../../../shared/model/template';
import { filledPieces, findPlaceholders, valueFor } from '../../../shared/templates/placeholders';
import { renderTemplate } from '../../../shared/templates/render-template';
import { measureSms } from '../../../shared/validate/sms-segments';
import { MailPreview } from '../../ui/mail-preview';
import { Phone } from '../../ui/phone';
import { usePreview } from '../../ui/use-preview';
import classes from './templates.module.css';

interface PreviewPaneProps {
  channel: Channel;
  /** The template that the message takes; null: there is none. */
  template: Template | null;
  values: JsonObject;
  typed: Readonly<Record<string, string>>;
  /** Who sends with this set, in a sentence. */
  usedBy: string;
  onType: (path: string, value: string) => void;
}

/** The message as it arrives, with sample values. */
export function PreviewPane({ channel, template, values, typed, usedBy, onType }: PreviewPaneProps) {
  const rendered = template && renderTemplate(template, channel, values);
  const texts = [template?.subject, template?.content, template?.plainText].filter((text) => text !== undefined);
  const paths = [...new Set(texts.flatMap((text) => findPlaceholders(text).map(({ path }) => path)))];
  return (
    <div className={classes.previewBody}>
      {rendered === null ? (
        <div className={classes.caption}>{template === null ? 'There is no text to show.' : 'This text lies at the provider.'}</div>
      ) : rendered.channel === 'sms' ? (
        <Sms text={rendered.text} pieces={filledPieces(template?.content ?? '', values)} />
      ) : (
        <Mail subject={rendered.subject} html={rendered.html ?? ''} text={rendered.text ?? ''} />
      )}
      <div className={classes.caption}>With sample values. {usedBy}</div>
      {paths.length > 0 && <Samples paths={paths} values={values} typed={typed} onType={onType} />}
    </div>
  );
}

function Sms({ text, pieces }: { text: string; pieces: { text: string; path: string | null }[] }) {
  const { segments, encoding } = measureSms(text);
  return (
    <>
      <Phone from="Halden" text={text} filled={pieces.map((piece) => ({ text: piece.text, filled: piece.path !== null }))} />
      <div className={classes.caption}>{segments > 1 ? `${segments} segments in ${encoding}: it costs as much as ${segments} messages.` : `1 segment in ${encoding}: it costs one message.`}</div>
    </>
  );
}

/** How a mail program draws a mail that brings no colours of its own on a dark page. */
const darkStyle = '<style>html{color-scheme:dark;background:#1b2225;color:#dbe2e4}</style>';

function Mail({ subject, html, text }: { subject: string; html: string; text: string }) {
  const [part, setPart] = useState<'html' | 'text'>('html');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const shown = html === '' ? 'text' : part;
  const previewId = usePreview(html === '' ? '' : scheme === 'dark' ? darkStyle + html : html);
  return (
    <div className={classes.mail}>
      <div className={classes.mailHead}>
        <b>{subject === '' ? 'No subject' : subject}</b>
        <span>from Halden</span>
      </div>
      <div className={classes.mailPage}>
        {shown === 'text' ? <pre className={classes.plain}>{text === '' ? 'This e-mail has no text part.' : text}</pre> : previewId !== null && <MailPreview key={previewId} previewId={previewId} title={`Preview: ${subject}`} />}
      </div>
      <div className={classes.mailFoot}>
        <SegmentedControl
          aria-label="Part of the e-mail"
          data={[
            { value: 'html', label: 'HTML', disabled: html === '' },
            { value: 'text', label: 'Text' },
          ]}
          value={shown}
          onChange={(chosen) => {
            setPart(chosen === 'text' ? 'text' : 'html');
          }}
        />
        <SegmentedControl
          aria-label="Colours of the mail program"
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          value={scheme}
          onChange={(chosen) => {
            setScheme(chosen === 'dark' ? 'dark' : 'light');
          }}
        />
      </div>
    </div>
  );
}

interface SamplesProps {
  paths: readonly string[];
  values: JsonObject;
  typed: Readonly<Record<string, string>>;
  onType: (path: string, value: string) => void;
}

function Samples({ paths, values, typed, onType }: SamplesProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.samples}>
      <UnstyledButton
        className={classes.disclosure ?? ''}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
        Sample values
      </UnstyledButton>
      <Collapse expanded={open}>
        {paths.map((path) => (
          <TextInput
            key={path}
            label={path}
            mt={8}
            value={typed[path] ?? valueFor(path, values) ?? ''}
            onChange={(event) => {
              onType(path, event.currentTarget.value);
            }}
          />
        ))}
      </Collapse>
    </div>
  );
}
