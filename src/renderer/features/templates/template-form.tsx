import { Button, Input, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useId, useRef } from 'react';
import type { Channel } from '../../../shared/model/message';
import type { TemplateVariant } from '../../../shared/model/template';
import type { TemplateChange } from '../../../shared/templates/edit-templates';
import type { Finding } from '../../../shared/templates/finding';
import type { PlacedTemplate } from '../../../shared/templates/read-templates';
import { contentTypeOf } from '../../../shared/templates/render-template';
import type { Resolved } from '../../../shared/templates/resolve-template';
import { neededVariable, variablesOf } from '../../../shared/templates/variables';
import { type TemplatePart, variants } from '../../../shared/templates/variants';
import { measureSms } from '../../../shared/validate/sms-segments';
import { Note } from '../../ui/note';
import { flowWord, languageWord } from '../../ui/flow-words';
import { OverriddenBy } from './overridden-by';
import classes from './templates.module.css';

interface TemplateFormProps {
  channel: Channel;
  variant: TemplateVariant;
  usageType: string;
  /** The template itself; null where the message takes another one. */
  template: PlacedTemplate | null;
  resolved: Resolved<PlacedTemplate>;
  /** About this template alone, or that it is missing. */
  findings: readonly Finding[];
  /** The message as it would be sent with sample values; counted. */
  smsText: string | null;
  /** Why nothing can be typed here; null: it can. */
  frozen: string | null;
  readOnly: boolean;
  onChange: (change: TemplateChange) => void;
  onWrite: () => void;
  onRemove: () => void;
}

const hasPart = (variant: TemplateVariant, part: TemplatePart) => part in variants[variant].parts;

/** The parts of one template, in the words of people. */
export function TemplateForm({ channel, variant, usageType, template, resolved, findings, smsText, frozen, readOnly, onChange, onWrite, onRemove }: TemplateFormProps) {
  const word = flowWord(usageType, channel);
  const held = readOnly || frozen !== null;
  const parts = useRef<HTMLDivElement>(null);
  /** The button that was pressed is gone afterwards: the focus goes to what came in its place. */
  const andFocus = (change: () => void, next: string) => {
    change();
    requestAnimationFrame(() => parts.current?.querySelector<HTMLElement>(next)?.focus());
  };
  return (
    <div className={classes.form} ref={parts}>
      {frozen !== null && (
        <Note tone="bad" live="alert" fact={frozen}>
          The form goes on when it is corrected.
        </Note>
      )}
      {template === null ? (
        <Missing word={word} resolved={resolved} findings={findings} held={held} onWrite={() => { andFocus(onWrite, 'textarea, input'); }} />
      ) : (
        <Parts channel={channel} variant={variant} usageType={usageType} template={template} findings={findings} smsText={smsText} held={held} readOnly={readOnly} word={word} onChange={onChange} />
      )}
      <FallbackChain resolved={resolved} channel={channel} />
      <OverriddenBy channel={channel} usageType={usageType} />
      {template !== null && !held && (
        <div>
          <Button variant="subtle" color="red" size="xs" className={classes.remove ?? ''} onClick={() => { andFocus(onRemove, '[data-write]'); }}>
            Remove this text
          </Button>
        </div>
      )}
    </div>
  );
}

function Missing({ word, resolved, findings, held, onWrite }: Pick<TemplateFormProps, 'resolved' | 'findings' | 'onWrite'> & { word: string; held: boolean }) {
  const [needed] = findings;
  return (
    <Note tone={resolved.template === null || needed !== undefined ? 'warn' : 'plain'} fact={`${word} has no text of its own.`}>
      {resolved.template === null && 'There is no Generic one either. '}
      {needed !== undefined && 'Logto needs one.'}
      {!held && (
        <div className={classes.noteAction}>
          <Button variant="default" size="xs" data-write onClick={onWrite}>
            Write one
          </Button>
        </div>
      )}
    </Note>
  );
}

/** Where the text of this message is looked for, in order. */
function FallbackChain({ resolved: { tries }, channel }: { resolved: Resolved<PlacedTemplate>; channel: Channel }) {
  if (tries.length < 2) return null;
  return (
    <div>
      <div className={classes.label}>Where the text comes from</div>
      <ol className={classes.chain}>
        {tries.map(({ usageType, language, found }) => (
          <li key={`${usageType} ${language ?? ''}`} data-found={found || undefined}>
            {flowWord(usageType, channel)}
            {language === null ? '' : ` in ${languageWord(language)}`}
            <span>{found ? 'used' : 'not there'}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

type PartsProps = Pick<TemplateFormProps, 'channel' | 'variant' | 'usageType' | 'findings' | 'smsText' | 'readOnly' | 'onChange'> & { template: PlacedTemplate; held: boolean; word: string };

function Parts({ channel, variant, usageType, template, findings, smsText, held, readOnly, word, onChange }: PartsProps) {
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const needed = neededVariable(usageType);
  const content = template.content ?? '';
  const isHtml = contentTypeOf(template, channel) === 'text/html';
  const [error] = findings.filter(({ severity }) => severity === 'error');
  const isMissing = needed !== null && findings.some(({ code }) => code === `${needed}-missing`);
  const isAtProvider = hasPart(variant, 'providerTemplate.id') && (!hasPart(variant, 'content') || template.content === undefined);

  const insert = (path: string) => {
    const field = text.current;
    const [from, to] = field === null ? [content.length, content.length] : [field.selectionStart, field.selectionEnd];
    const placeholder = `{{${path}}}`;
    onChange({ content: content.slice(0, from) + placeholder + content.slice(to) });
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + placeholder.length, from + placeholder.length);
    });
  };

  return (
    <>
      {hasPart(variant, 'subject') && (
        <TextInput
          label="Subject"
          value={template.subject ?? ''}
          readOnly={held}
          maxLength={998}
          onChange={(event) => {
            onChange({ subject: event.currentTarget.value });
          }}
        />
      )}
      {isAtProvider && (
        <TextInput
          label={`Template of ${word} at the provider`}
          description="Its id there. The text lies at the provider."
          value={template.providerTemplate?.id ?? ''}
          error={error?.message}
          readOnly={held || template.providerTemplate?.idByRegion !== undefined}
          maxLength={200}
          onChange={(event) => {
            onChange({ providerTemplateId: event.currentTarget.value });
          }}
        />
      )}
      {!isAtProvider && (
        <div>
          <div className={classes.labelLine}>
            <Input.Label htmlFor={id}>Text of {word}</Input.Label>
            {channel === 'email' && hasPart(variant, 'contentType') && (
              <SegmentedControl
                aria-label="What the text is"
                disabled={held}
                data={[
                  { value: 'text/html', label: 'HTML' },
                  { value: 'text/plain', label: 'Plain' },
                ]}
                value={isHtml ? 'text/html' : 'text/plain'}
                onChange={(contentType) => {
                  onChange({ contentType });
                }}
              />
            )}
          </div>
          <Textarea
            id={id}
            ref={text}
            rows={channel === 'sms' ? 5 : 10}
            classNames={{ input: isHtml ? 'mono' : '' }}
            value={content}
            error={error?.message}
            readOnly={held}
            onChange={(event) => {
              onChange({ content: event.currentTarget.value });
            }}
          />
          {smsText !== null && <Count text={smsText} />}
        </div>
      )}
      {hasPart(variant, 'plainText') && isHtml && !isAtProvider && (
        <Textarea
          label="Plain text beside it"
          rows={4}
          value={template.plainText ?? ''}
          readOnly={held}
          onChange={(event) => {
            onChange({ plainText: event.currentTarget.value === '' ? null : event.currentTarget.value });
          }}
        />
      )}
      <Warnings findings={findings} />
      {!isAtProvider && !readOnly && (
        <div role="group" aria-label="Insert a variable">
          <div className={classes.label}>Insert a variable</div>
          <div className={classes.chips}>
            {chipsOf(usageType).map((path) => (
              <button
                key={path}
                type="button"
                className={classes.chip}
                data-missing={(isMissing && path === needed) || undefined}
                aria-disabled={held || undefined}
                onClick={() => {
                  if (!held) insert(path);
                }}
              >
                {`{{${path}}}`}
              </button>
            ))}
          </div>
          {needed !== null && (
            <div className={classes.quiet}>
              <code>{`{{${needed}}}`}</code> is required in this flow.
            </div>
          )}
        </div>
      )}
    </>
  );
}

/** The variables that people use: names, not ids and pictures. The editor completes all of them. */
const shownLeaf = /^(?:code|link|locale|(?:application|organization|user|inviter)\.name)$/;
const chipsOf = (usageType: string): string[] => variablesOf(usageType).map(({ path }) => path).filter((path) => shownLeaf.test(path));

function Warnings({ findings }: { findings: readonly Finding[] }) {
  const told = findings.filter(({ severity }) => severity !== 'error');
  if (told.length === 0) return null;
  return (
    <ul className={classes.warnings} aria-label="Worth a look">
      {told.slice(0, 12).map(({ code, message, place }, index) => (
        <li key={`${code} ${place?.offset ?? ''} ${index}`}>{message}</li>
      ))}
      {told.length > 12 && <li>And {told.length - 12} more.</li>}
    </ul>
  );
}

function Count({ text }: { text: string }) {
  const { characters, segments, perSegment, encoding } = measureSms(text);
  return (
    <div className={classes.count}>
      <span>
        <b className="tn">{characters}</b> of {Math.max(1, segments) * perSegment}
      </span>
      <span>
        <b>{segments}</b> {segments === 1 ? 'segment' : 'segments'}
      </span>
      <span>
        <b>{encoding}</b>
      </span>
    </div>
  );
}
