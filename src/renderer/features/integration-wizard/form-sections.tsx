import { SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { CredentialInfo } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import type { Field, FieldGroup, ProviderDescriptor } from '../../../shared/model/provider';
import { Note } from '../../ui/note';
import { AdvancedSection } from './advanced-section';
import { CodeField } from './code-field';
import { FieldInput } from './field-input';
import { FormSecrets } from './form-secrets';
import { layoutOf, type FormState, type LayoutItem } from './form-state';
import { inputId } from './input-id';
import { TemplateOverridesSection } from './template-overrides-section';
import type { FormIssues } from './use-form-issues';
import type { Verification } from './use-verify';
import { VerifyNote } from './verify-note';
import classes from './wizard.module.css';

interface FormSectionsProps {
  channel: Channel;
  descriptor: ProviderDescriptor;
  form: FormState;
  onForm: (form: FormState) => void;
  issues: FormIssues;
  verification: Verification;
  /** Stored credentials when editing; none for a new integration. */
  saved: Record<string, CredentialInfo>;
  /** The stored credentials may not be used for what the form now says. */
  demanded: boolean;
  /** In place of the code, for an integration that is saved. */
  codeCard?: ReactNode;
}

/** Name, credentials, sender, advanced: the whole of what a provider needs, drawn from its description alone. */
export function FormSections({ channel, descriptor, form, onForm, issues, verification, saved, demanded, codeCard }: FormSectionsProps) {
  const input = (field: Field) => (field.code === true ? (codeCard ?? <CodeField key={field.id} channel={channel} descriptor={descriptor} field={field} form={form} onForm={onForm} issues={issues} saved={saved} />) : inputOf(field));
  const inputOf = (field: Field) => (
    <FieldInput
      key={field.id}
      field={field}
      value={form.values[field.id] ?? ''}
      issue={issues.issueOf(field.id)}
      saved={saved[field.id] ?? null}
      demanded={demanded}
      onValue={(value) => {
        onForm({ ...form, values: { ...form.values, [field.id]: value } });
      }}
      onBlur={() => {
        issues.leave(field.id);
      }}
    />
  );
  const fieldsOf = (group: FieldGroup) =>
    layoutOf(descriptor, group, form.options).map((item) =>
      item.kind === 'fields' ? (
        item.fields.map(input)
      ) : (
        <AlternativeFields
          key={item.alternative.id}
          item={item}
          chosen={form.options[item.alternative.id] ?? ''}
          onChoose={(option) => {
            onForm({ ...form, options: { ...form.options, [item.alternative.id]: option } });
          }}
        >
          {item.fields.map(input)}
        </AlternativeFields>
      ),
    );
  const sender = fieldsOf('sender');
  const ofCode = descriptor.namedSecrets !== undefined;
  return (
    <>
      <section className={classes.section}>
        <TextInput
          id={inputId('name')}
          label="Integration name"
          description="Shown in lists and reports"
          required
          className={classes.name ?? ''}
          value={form.name}
          maxLength={60}
          autoComplete="off"
          error={issues.issueOf('name')?.message}
          onBlur={() => {
            issues.leave('name');
          }}
          onChange={(event) => {
            onForm({ ...form, name: event.currentTarget.value });
          }}
        />
        {descriptor.notes.map((note) => (
          <Note key={note} tone="info">
            {note}
          </Note>
        ))}
      </section>
      <section className={classes.section} aria-labelledby="credentials-title">
        <h2 id="credentials-title">
          {ofCode ? 'Code and secrets' : 'Credentials'} <span className={classes.beside}>secrets are kept in the vault and never shown again</span>
        </h2>
        <div className={classes.fields}>
          {fieldsOf('credentials')}
          {descriptor.namedSecrets !== undefined && <FormSecrets descriptor={descriptor} namedSecrets={descriptor.namedSecrets} form={form} onForm={onForm} issues={issues} saved={saved} demanded={demanded} />}
          {demanded && (
            <Note tone="warn" live="status" fact={ofCode ? 'Type the secrets again.' : 'Type the credentials again.'}>
              {ofCode ? 'The code could now ask other hosts, and a saved secret only goes where it was set for.' : `${descriptor.label} would now be reached at another address, and a saved credential is only sent where it was set for.`}
            </Note>
          )}
          <VerifyNote descriptor={descriptor} verification={verification} />
        </div>
      </section>
      {sender.length > 0 && (
        <section className={classes.section} aria-labelledby="sender-title">
          <h2 id="sender-title">
            Sender {descriptor.groupHints?.sender !== undefined && <span className={classes.beside}>{descriptor.groupHints.sender}</span>}
          </h2>
          <div className={classes.fields}>{sender}</div>
        </section>
      )}
      <AdvancedSection
        descriptor={descriptor}
        form={form}
        issues={issues}
        onApiBaseUrl={(apiBaseUrl) => {
          onForm({ ...form, apiBaseUrl });
        }}
      >
        {fieldsOf('advanced')}
      </AdvancedSection>
      <TemplateOverridesSection
        descriptor={descriptor}
        rows={form.overrides}
        issues={issues}
        onRows={(overrides) => {
          onForm({ ...form, overrides });
        }}
      />
    </>
  );
}

function AlternativeFields({ item, chosen, onChoose, children }: { item: Extract<LayoutItem, { kind: 'alternative' }>; chosen: string; onChoose: (option: string) => void; children: ReactNode[] }) {
  const labelId = useId();
  const { alternative, hint } = item;
  return (
    <>
      <div className={classes.alternative}>
        <span id={labelId} className={classes.alternativeLabel}>
          {alternative.label}
        </span>
        <SegmentedControl aria-labelledby={labelId} value={chosen} onChange={onChoose} data={alternative.options.map(({ id, label }) => ({ value: id, label }))} />
        {hint !== null && <span className={classes.hint}>{hint}</span>}
      </div>
      {children.length === 2 && item.fields.every(({ multiline }) => multiline !== true) ? (
        <SimpleGrid className={classes.pair ?? ''} cols={2} spacing={12} verticalSpacing={12}>
          {children}
        </SimpleGrid>
      ) : (
        children
      )}
    </>
  );
}
