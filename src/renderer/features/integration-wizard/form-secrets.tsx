import type { CredentialInfo } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { NamedSecrets } from '../../actions/named-secrets';
import { secretNames } from '../../actions/secrets-draft';
import { useMissingSecrets } from '../../actions/use-missing-secrets';
import type { FormState } from './form-state';
import { inputId } from './input-id';
import type { FormIssues } from './use-form-issues';

interface FormSecretsProps {
  descriptor: ProviderDescriptor;
  namedSecrets: NonNullable<ProviderDescriptor['namedSecrets']>;
  form: FormState;
  onForm: (form: FormState) => void;
  issues: FormIssues;
  saved: Record<string, CredentialInfo>;
  demanded: boolean;
}

/** The secrets that stand beside the code of the form. */
export function FormSecrets({ descriptor, namedSecrets, form, onForm, issues, saved, demanded }: FormSecretsProps) {
  const code = descriptor.fields.find((field) => field.code === true);
  const missing = useMissingSecrets(code === undefined ? '' : (form.values[code.id] ?? ''), secretNames(form.secrets, saved));
  return (
    <NamedSecrets
      {...namedSecrets}
      saved={saved}
      draft={form.secrets}
      onDraft={(secrets) => {
        onForm({ ...form, secrets });
      }}
      missing={missing}
      demanded={demanded}
      errorOf={(field) => issues.issueOf(field)?.message}
      onLeave={issues.leave}
      idOf={inputId}
    />
  );
}
