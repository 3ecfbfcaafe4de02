import { Button } from '@mantine/core';
import { useState } from 'react';
import type { IntegrationView } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { NamedSecrets } from '../../actions/named-secrets';
import { isSecretsTouched, secretNames, type SecretsDraft, secretsIssues, secretsSubmission, untouchedSecrets } from '../../actions/secrets-draft';
import { useMissingSecrets } from '../../actions/use-missing-secrets';
import { call } from '../../api';
import { errorText, isQuiet } from '../../error-text';
import { DisabledReason } from '../../ui/disabled-reason';
import { Note } from '../../ui/note';
import { toast } from '../../ui/toast';
import { useKeepFocus } from '../../ui/use-keep-focus';
import classes from './custom-code.module.css';

interface SecretsPaneProps {
  integration: IntegrationView;
  namedSecrets: NonNullable<ProviderDescriptor['namedSecrets']>;
  /** What stands in the editor. */
  code: string;
  draft: SecretsDraft;
  onDraft: (draft: SecretsDraft) => void;
}

/** The secrets beside the code. They are saved by themselves: the code that is deployed reads them at once. */
export function SecretsPane({ integration, namedSecrets, code, draft, onDraft }: SecretsPaneProps) {
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { id, revision, name, settings, apiBaseUrl, credentials: saved } = integration;
  const missing = useMissingSecrets(code, secretNames(draft, saved));
  const issues = secretsIssues(draft, saved, false);
  const touched = isSecretsTouched(draft);
  useKeepFocus(saving);

  const save = async () => {
    setLeft(new Set(issues.map(({ field }) => field)));
    if (issues.length > 0 || saving) return;
    setSaving(true);
    setError(null);
    try {
      await call('integrations.update', { id, revision, name, settings, apiBaseUrl, ...secretsSubmission(draft) });
      onDraft(untouchedSecrets);
      setLeft(new Set());
      toast({ tone: 'ok', title: `Secrets of ${name} saved` });
    } catch (cause) {
      setError(cause);
    } finally {
      setSaving(false);
    }
  };
  return (
    <section aria-label="Secrets" className={classes.paneBody}>
      <NamedSecrets
        {...namedSecrets}
        saved={saved}
        draft={draft}
        onDraft={onDraft}
        missing={missing}
        errorOf={(field) => (left.has(field) ? issues.find((issue) => issue.field === field)?.message : undefined)}
        onLeave={(field) => {
          setLeft(new Set([...left, field]));
        }}
      />
      {error !== null && !isQuiet(error) && (
        <Note tone="bad" live="alert" fact="Not saved.">
          {errorText(error)}
        </Note>
      )}
      <div>
        <DisabledReason reason={touched ? null : 'Nothing is changed yet'}>
          <Button variant="default" loading={saving} onClick={() => void save()}>
            Save secrets
          </Button>
        </DisabledReason>
      </div>
    </section>
  );
}
