import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ClipboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { CredentialInfo } from '../../shared/model/integration';
import { namedSecretId, secretName } from '../../shared/named-secrets';
import { DisabledReason } from '../ui/disabled-reason';
import { buttonIcon } from '../ui/icon-sizes';
import { SecretInput } from '../ui/secret-input';
import { counted } from '../ui/words';
import classes from './named-secrets.module.css';
import { type AddedSecret, nameProblem, pastedSecrets, savedSecretIds, type SavedSecrets, secretNameField, secretNames, type SecretsDraft } from './secrets-draft';

interface NamedSecretsProps {
  hint: string;
  max: number;
  saved: SavedSecrets;
  draft: SecretsDraft;
  onDraft: (draft: SecretsDraft) => void;
  /** Names that the code reads and that are not there. */
  missing: readonly string[];
  /** The saved values may not be used for what the form now says. */
  demanded?: boolean;
  /** The problem to show now with a field: the id of a credential, or `secretNameField`. Names that cannot be used are said here anyway. */
  errorOf?: (field: string) => string | undefined;
  onLeave?: (field: string) => void;
  /** The element id of a field. */
  idOf?: (field: string) => string;
}

const newKey = () => crypto.randomUUID();

/** Secrets under names of a person's own: values go in and never come out. */
export function NamedSecrets({ hint, max, saved, draft, onDraft, missing, demanded = false, errorOf = () => undefined, onLeave, idOf }: NamedSecretsProps) {
  const titleId = useId();
  const ownId = useId();
  const root = useRef<HTMLDivElement>(null);
  const [pasted, setPasted] = useState<{ key: string; problem: string } | null>(null);
  const [said, setSaid] = useState('');
  const elementId = idOf ?? ((field: string) => `${ownId}-${field}`);
  const full = secretNames(draft, saved).length + draft.added.filter(({ name }) => name === '').length >= max;

  /** A row that comes or goes takes the focus with it. */
  const focusSoon = (selector: string) => {
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const add = (name: string) => {
    const key = newKey();
    onDraft({ ...draft, added: [...draft.added, { key, name, value: '' }] });
    focusSoon(`[data-secret="${key}"] input${name === '' ? '' : ':not([data-name])'}`);
  };
  const change = (secret: AddedSecret) => {
    onDraft({ ...draft, added: draft.added.map((other) => (other.key === secret.key ? secret : other)) });
  };
  const paste = (event: ClipboardEvent, secret: AddedSecret) => {
    const taken = pastedSecrets(draft, saved, event.clipboardData.getData('text'), secret, newKey);
    setPasted(typeof taken === 'string' ? { key: secret.key, problem: taken } : null);
    if (taken === null) return;
    event.preventDefault();
    if (typeof taken === 'string') return;
    onDraft(taken.draft);
    setSaid(`${counted(taken.count, 'secret was', 'secrets were')} pasted`);
    focusSoon('[data-add]');
  };

  return (
    <div ref={root} role="group" aria-labelledby={titleId} className={classes.secrets}>
      <div>
        <h3 id={titleId} className={classes.title}>
          Secrets
        </h3>
        <p className={classes.hint}>{hint}</p>
      </div>
      {savedSecretIds(saved).map((id) => (
        <SavedRow
          key={id}
          id={id}
          info={saved[id] ?? null}
          removed={draft.removed.includes(id)}
          demanded={demanded}
          value={draft.replaced[id] ?? ''}
          error={errorOf(id)}
          elementId={elementId(id)}
          onValue={(value) => {
            onDraft({ ...draft, replaced: { ...draft.replaced, [id]: value } });
          }}
          onLeave={() => onLeave?.(id)}
          onRemoved={(removed) => {
            onDraft({ ...draft, replaced: { ...draft.replaced, [id]: '' }, removed: removed ? [...draft.removed, id] : draft.removed.filter((other) => other !== id) });
            focusSoon(`[data-secret="${id}"] [data-remove]`);
          }}
        />
      ))}
      {draft.added.map((secret) => (
        <AddedRow
          key={secret.key}
          secret={secret}
          nameError={(pasted?.key === secret.key ? pasted.problem : null) ?? nameProblem(draft, saved, secret) ?? errorOf(secretNameField(secret.key))}
          valueError={secret.name === '' ? undefined : errorOf(namedSecretId(secret.name))}
          elementId={elementId}
          onSecret={(next) => {
            setPasted(null);
            change(next);
          }}
          onLeave={onLeave}
          onPaste={(event) => {
            paste(event, secret);
          }}
          onRemove={() => {
            onDraft({ ...draft, added: draft.added.filter(({ key }) => key !== secret.key) });
            focusSoon('[data-add]');
          }}
        />
      ))}
      <div className={classes.actions}>
        <DisabledReason reason={full ? `At most ${max} secrets.` : null}>
          <Button
            variant="default"
            size="xs"
            data-add
            leftSection={<IconPlus {...buttonIcon} aria-hidden />}
            onClick={() => {
              add('');
            }}
          >
            Add secret
          </Button>
        </DisabledReason>
        {!full &&
          missing.map((name) => (
            <Button
              key={name}
              variant="default"
              size="xs"
              leftSection={<IconPlus {...buttonIcon} aria-hidden />}
              onClick={() => {
                add(name);
              }}
            >
              Add {name}
            </Button>
          ))}
        {missing.length > 0 && <span className={classes.hint}>{missing.length === 1 ? 'The code reads it' : 'The code reads them'}</span>}
      </div>
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  );
}

interface SavedRowProps {
  id: string;
  info: CredentialInfo | null;
  removed: boolean;
  demanded: boolean;
  value: string;
  error: string | undefined;
  elementId: string;
  onValue: (value: string) => void;
  onLeave: () => void;
  onRemoved: (removed: boolean) => void;
}

function SavedRow({ id, info, removed, demanded, value, error, elementId, onValue, onLeave, onRemoved }: SavedRowProps) {
  const name = secretName(id);
  if (removed) {
    return (
      <div className={classes.removed} data-secret={id}>
        <span>
          <span className="mono">{name}</span> goes when this is saved
        </span>
        <Button
          variant="subtle"
          size="xs"
          data-remove
          onClick={() => {
            onRemoved(false);
          }}
        >
          Undo <span className="sr-only">removing {name}</span>
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.row} data-secret={id}>
      <SecretValue id={elementId} label={name} value={value} saved={info} demanded={demanded} error={error} onValue={onValue} onBlur={onLeave} />
      <Remove
        name={name}
        onRemove={() => {
          onRemoved(true);
        }}
      />
    </div>
  );
}

interface AddedRowProps {
  secret: AddedSecret;
  nameError: string | undefined;
  valueError: string | undefined;
  elementId: (field: string) => string;
  onSecret: (secret: AddedSecret) => void;
  onLeave: ((field: string) => void) | undefined;
  onPaste: (event: ClipboardEvent) => void;
  onRemove: () => void;
}

function AddedRow({ secret, nameError, valueError, elementId, onSecret, onLeave, onPaste, onRemove }: AddedRowProps) {
  const { key, name, value } = secret;
  const id = namedSecretId(name === '' ? key : name);
  return (
    <div className={classes.row} data-secret={key} role="group" aria-label={name === '' ? 'New secret' : name}>
      <TextInput
        id={elementId(secretNameField(key))}
        data-name
        label="Name"
        className={classes.name ?? ''}
        classNames={{ input: 'mono' }}
        placeholder="API_KEY"
        value={name}
        error={nameError}
        autoComplete="off"
        spellCheck={false}
        onPaste={onPaste}
        onBlur={() => onLeave?.(secretNameField(key))}
        onChange={(event) => {
          onSecret({ ...secret, name: event.currentTarget.value.trim() });
        }}
      />
      <SecretValue
        id={elementId(id)}
        label="Value"
        value={value}
        saved={null}
        error={valueError}
        onValue={(next) => {
          onSecret({ ...secret, value: next });
        }}
        onBlur={() => onLeave?.(id)}
      />
      <Remove name={name === '' ? 'this row' : name} onRemove={onRemove} />
    </div>
  );
}

interface SecretValueProps {
  id: string;
  label: string;
  value: string;
  saved: CredentialInfo | null;
  demanded?: boolean;
  error: ReactNode;
  onValue: (value: string) => void;
  onBlur: () => void;
}

/** One line, until a key with line breaks is pasted, which one line would drop. */
function SecretValue({ value, onValue, ...input }: SecretValueProps) {
  const multiline = value.includes('\n');
  return (
    <div
      className={classes.value}
      onPasteCapture={(event) => {
        const text = event.clipboardData.getData('text').trim();
        if (multiline || !text.includes('\n')) return;
        event.preventDefault();
        onValue(text);
      }}
    >
      <SecretInput {...input} mono multiline={multiline} autoFocus={multiline} value={value} onValue={onValue} />
    </div>
  );
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <ActionIcon className={classes.remove ?? ''} data-remove aria-label={`Remove ${name}`} onClick={onRemove}>
      <IconTrash {...buttonIcon} aria-hidden />
    </ActionIcon>
  );
}
