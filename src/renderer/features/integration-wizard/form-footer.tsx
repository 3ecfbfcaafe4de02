import { Anchor, Button } from '@mantine/core';
import { IconSend, IconShieldCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { isNamedSecret, secretName } from '../../../shared/named-secrets';
import type { FieldIssue } from '../../../shared/validate/fields';
import { isSecretField } from '../../actions/secrets-draft';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon } from '../../ui/icon-sizes';
import { counted } from '../../ui/words';
import { focusField } from './input-id';
import { isOverrideField, overridesTitle } from './override-rows';
import type { IntegrationForm } from './use-integration-form';
import classes from './wizard.module.css';

interface FormFooterProps {
  descriptor: ProviderDescriptor;
  form: IntegrationForm;
  /** *Back*, *Cancel*. */
  quiet: ReactNode;
  /** Said while nothing is wrong. */
  sentence: string;
  saving: boolean;
  /** Why there is nothing to save yet. */
  idle: string | null;
  /** Before *Send test*. */
  before?: ReactNode;
  onTest: () => void;
  onSave: () => void;
}

export function FormFooter({ descriptor, form, quiet, sentence, saving, idle, before, onTest, onSave }: FormFooterProps) {
  const { issues, verification } = form;
  const attention = issues.errors.length > 0;
  return (
    <div className={classes.footer} data-page-footer>
      {quiet}
      <div className={classes.sentence}>{attention ? <Attention descriptor={descriptor} errors={issues.errors} /> : sentence}</div>
      {before}
      <Button variant="default" leftSection={<IconSend {...buttonIcon} aria-hidden />} onClick={onTest}>
        Send test
      </Button>
      {descriptor.capabilities.verify && (
        <Button variant="default" leftSection={<IconShieldCheck {...buttonIcon} aria-hidden />} onClick={form.verify} aria-live="polite">
          {verification.running ? 'Verifying… Cancel' : 'Verify credentials'}
        </Button>
      )}
      <DisabledReason reason={attention ? attentionText(descriptor, issues.errors) : (form.saveRefusal ?? idle)}>
        <Button onClick={onSave} loading={saving}>
          {form.failed ? 'Save anyway' : 'Save'}
        </Button>
      </DisabledReason>
    </div>
  );
}

/** Says how much is wrong and leads to the first of it. */
function Attention({ descriptor, errors }: { descriptor: ProviderDescriptor; errors: readonly FieldIssue[] }) {
  return (
    <Anchor
      component="button"
      type="button"
      fz="inherit"
      className={classes.attention ?? ''}
      onClick={() => {
        if (errors[0] !== undefined) focusField(errors[0].field);
      }}
    >
      {attentionText(descriptor, errors)}
    </Anchor>
  );
}

function attentionText(descriptor: ProviderDescriptor, errors: readonly FieldIssue[]): string {
  const labelOf = (id: string) => (isNamedSecret(id) ? `Secret ${secretName(id)}` : isSecretField(id) ? 'Name of a secret' : isOverrideField(id) ? overridesTitle : id === 'name' ? 'Integration name' : id === 'apiBaseUrl' ? 'API base URL' : (descriptor.fields.find((field) => field.id === id)?.label ?? id));
  const labels = [...new Set(errors.map(({ field }) => labelOf(field)))];
  return `${counted(labels.length, 'field needs', 'fields need')} your attention: ${labels.join(', ')}`;
}
