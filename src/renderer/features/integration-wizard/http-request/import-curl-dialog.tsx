import { Button, Checkbox, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type ImportedCurl, importCurl } from '../../../../shared/http-template/curl';
import { type Proposal, proposePlaceholders, withPlaceholders } from '../../../../shared/http-template/propose-placeholders';
import type { FieldValues } from '../../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../../shared/model/provider';
import { AppDialog, DialogBody, DialogFooter, DialogHeader } from '../../../ui/app-dialog';
import { CodeBlock } from '../../../ui/code-block';
import { DisabledReason } from '../../../ui/disabled-reason';
import { Note } from '../../../ui/note';
import { useSubmitKey } from '../../../ui/submit-key';
import { nameList } from '../../../ui/words';
import type { FormState } from '../form-state';
import { type Filling, replacedBy } from './filling';
import classes from './http-request.module.css';

interface ImportCurlDialogProps {
  descriptor: ProviderDescriptor;
  form: FormState;
  onApply: (filling: Filling) => void;
  onClose: () => void;
}

/** Turns a pasted cURL command into the fields of the form, and shows what becomes what before it does. */
export function ImportCurlDialog({ descriptor, form, onApply, onClose }: ImportCurlDialogProps) {
  const [command, setCommand] = useState('');
  /** Ids of proposals that are not wanted. */
  const [unwanted, setUnwanted] = useState<ReadonlySet<string>>(new Set());
  const read = useMemo(() => (command.trim() === '' ? null : importCurl(command)), [command]);
  const imported = read === null || typeof read === 'string' ? null : read;
  const proposals = useMemo(() => (imported === null ? [] : proposePlaceholders(imported.settings)), [imported]);
  const filling = imported === null ? null : fillingOf(imported, proposals.filter(({ id }) => !unwanted.has(id)));
  const replaced = filling === null ? [] : replacedBy(descriptor, form, filling);
  const take = () => {
    if (filling === null) return;
    onApply(filling);
    onClose();
  };
  useSubmitKey('dialog', filling !== null, take);

  return (
    <AppDialog size={720} unsaved={command.trim() !== ''} onClose={onClose}>
      <DialogHeader title="Import a cURL command" sub="Nothing is run, no file is read. Credentials go into their sealed fields." />
      <DialogBody>
        <div className={classes.stack}>
          <Textarea
            label="Command"
            description="From the service’s documentation, for bash"
            placeholder={"curl -X POST https://api.example.com/v1/messages -H 'Authorization: Bearer …' -d '{\"to\":\"+14155550132\"}'"}
            rows={6}
            classNames={{ input: 'mono' }}
            autoComplete="off"
            spellCheck={false}
            value={command}
            error={typeof read === 'string' && read}
            data-autofocus
            onChange={(event) => {
              setCommand(event.currentTarget.value);
              setUnwanted(new Set());
            }}
          />
          {imported !== null && filling !== null && (
            <Outcome
              descriptor={descriptor}
              imported={imported}
              values={filling.values}
              proposals={proposals}
              unwanted={unwanted}
              onWant={(id, wanted) => {
                setUnwanted(new Set(wanted ? [...unwanted].filter((each) => each !== id) : [...unwanted, id]));
              }}
            />
          )}
          {replaced.length > 0 && (
            <Note tone="warn" fact={`This replaces ${nameList(replaced)}.`}>
              Undo brings it back until you change one of these fields.
            </Note>
          )}
        </div>
      </DialogBody>
      <DialogFooter quiet="Nothing is saved yet.">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <DisabledReason reason={filling !== null ? null : typeof read === 'string' ? 'Correct the command first' : 'Paste a command first'}>
          <Button onClick={take}>Fill in the form</Button>
        </DisabledReason>
      </DialogFooter>
    </AppDialog>
  );
}

const nextSteps = { none: 'Choose how the service recognises you, if it does.', basic: 'Check the user name and the password.', bearer: 'Check the token.', header: 'Check the header and its value.' };

function fillingOf({ settings, authentication, credentials }: ImportedCurl, chosen: readonly Proposal[]): Filling {
  return { title: 'the cURL command', next: nextSteps[authentication], values: { ...withPlaceholders(settings, chosen), ...credentials }, authentication };
}

interface OutcomeProps {
  descriptor: ProviderDescriptor;
  imported: ImportedCurl;
  /** With the placeholders that are wanted. */
  values: FieldValues;
  proposals: readonly Proposal[];
  unwanted: ReadonlySet<string>;
  onWant: (id: string, wanted: boolean) => void;
}

/** What the command becomes, field by field. */
function Outcome({ descriptor, imported: { authentication, credentials, ignored, notes }, values, proposals, unwanted, onWant }: OutcomeProps) {
  const words = { json: 'JSON', form: 'Form', none: 'None' }[values.bodyType ?? ''] ?? '';
  return (
    <>
      <dl className={classes.becomes} aria-label="What it becomes">
        <dt>Method</dt>
        <dd>{values.method}</dd>
        <dt>Address</dt>
        <dd className="mono">{values.url}</dd>
        <dt>Authentication</dt>
        <dd>{signedIn(descriptor, authentication, values, Object.keys(credentials))}</dd>
        <dt>Headers</dt>
        <dd className="mono">{values.headers === '' ? <span className={classes.quiet}>None</span> : values.headers}</dd>
        <dt>Body</dt>
        <dd>{values.body === '' ? <span className={classes.quiet}>{words}</span> : <CodeBlock label="Body" text={values.body ?? ''} />}</dd>
      </dl>
      {proposals.length > 0 && (
        <fieldset className={classes.proposals}>
          <legend>Placeholders for what differs in each message</legend>
          {proposals.map(({ id, name, place, placeholder, was }) => (
            <Checkbox
              key={id}
              checked={!unwanted.has(id)}
              label={
                <>
                  <span className="mono">{name}</span> {place === 'address' ? 'in the address ' : ''}becomes <span className="mono">{`{{${placeholder}}}`}</span> <span className={classes.quiet}>instead of {was.slice(0, 60)}</span>
                </>
              }
              onChange={(event) => {
                onWant(id, event.currentTarget.checked);
              }}
            />
          ))}
        </fieldset>
      )}
      {notes.map((note) => (
        <Note key={note} tone="info">
          {note}
        </Note>
      ))}
      {ignored.length > 0 && (
        <div className={classes.ignored}>
          <h3>Left out</h3>
          <ul>
            {ignored.map(({ what, why }) => (
              <li key={what}>
                <span className="mono">{what}</span> {why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Never the secret itself: only where it goes. */
function signedIn({ alternatives, fields }: ProviderDescriptor, authentication: string, { user, headerName }: FieldValues, secrets: readonly string[]): string {
  const option = alternatives.flatMap(({ options }) => options).find(({ id }) => id === authentication)?.label ?? authentication;
  const open = user ?? headerName;
  const sealed = secrets.map((id) => fields.find((field) => field.id === id)?.label ?? id);
  return [option, ...(open === undefined || open === '' ? [] : [open]), ...sealed.map((label) => `${label} ••••••••, to be sealed`)].join(', ');
}
