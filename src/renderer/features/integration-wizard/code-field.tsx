import { Button, Input } from '@mantine/core';
import { lazy, Suspense, useId } from 'react';
import { allowedHostsField } from '../../../shared/actions/allowed-hosts';
import type { CredentialInfo } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import type { Field, ProviderDescriptor } from '../../../shared/model/provider';
import { secretNames } from '../../actions/secrets-draft';
import { useFindings } from '../../actions/use-findings';
import type { FormState } from './form-state';
import { inputId } from './input-id';
import type { FormIssues } from './use-form-issues';
import classes from './wizard.module.css';

const ActionEditor = lazy(async () => ({ default: (await import('../../actions/action-editor')).ActionEditor }));

const shortcuts = [{ mod: true, keys: ['Enter'], does: 'Save the integration' }];

interface CodeFieldProps {
  channel: Channel;
  descriptor: ProviderDescriptor;
  field: Field;
  form: FormState;
  onForm: (form: FormState) => void;
  issues: FormIssues;
  saved: Record<string, CredentialInfo>;
}

/** The field of an action's code: the editor, with what the form knows of secrets and hosts. */
export function CodeField({ channel, descriptor, field: { id, label, hint }, form, onForm, issues, saved }: CodeFieldProps) {
  const errorId = useId();
  const code = form.values[id] ?? '';
  const names = secretNames(form.secrets, saved);
  const findings = useFindings(code, { channel, secretNames: names, voice: channel === 'sms' && descriptor.deliveries.includes('voice') });
  const error = issues.issueOf(id)?.message;
  const put = (values: Record<string, string>) => {
    onForm({ ...form, values: { ...form.values, ...values } });
  };
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      withAsterisk
      description={hint}
      error={error}
      errorProps={{ id: errorId }}
      onBlur={() => {
        issues.leave(id);
      }}
    >
      <div className={classes.editor} data-error={error !== undefined || undefined}>
        <Suspense fallback={null}>
          <ActionEditor
            channel={channel}
            label={label}
            id={inputId(id)}
            {...(error !== undefined && { describedBy: errorId })}
            code={code}
            findings={findings}
            secretNames={names}
            shortcuts={shortcuts}
            allowedHosts={form.values[allowedHostsField] ?? ''}
            allowHost={(host) => (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  put({ [allowedHostsField]: [(form.values[allowedHostsField] ?? '').trim(), host].filter((line) => line !== '').join('\n') });
                }}
              >
                Allow {host}
              </Button>
            )}
            onCode={(text) => {
              put({ [id]: text });
            }}
          />
        </Suspense>
      </div>
    </Input.Wrapper>
  );
}
