import { flushSync } from 'react-dom';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { isNamedSecret } from '../../../shared/named-secrets';
import { CallError } from '../../api';
import { channelNoun } from '../../routes';
import { refusesCredentials } from '../../ui/status-words';
import { type FormState, issuesOf, typedTarget } from './form-state';
import { focusField } from './input-id';
import { isOverrideField, overrideFieldOf } from './override-rows';
import { useFormIssues } from './use-form-issues';
import { useVerify } from './use-verify';

interface FormInput {
  channel: Channel;
  descriptor: ProviderDescriptor;
  form: FormState;
  /** All integrations of the channel, for their names. */
  siblings: readonly IntegrationView[];
  /** The stored integration when editing. */
  saved: IntegrationView | null;
  /** It serves, or is about to serve, an environment marked production. */
  servesProduction: boolean;
  /** Nothing that the provider would be asked about differs from what is stored. */
  unchanged: boolean;
}

/** What New Integration and Edit have in common: problems, the check at the provider, and whether saving may go on. */
export function useIntegrationForm({ channel, descriptor, form, siblings, saved, servesProduction, unchanged }: FormInput) {
  const otherNames = siblings.filter(({ id }) => id !== saved?.id).map(({ name }) => name);
  const all = issuesOf(descriptor, form, { saved, otherNames, channelName: channelNoun[channel] });
  const issues = useFormIssues(descriptor, form, all);
  const target = typedTarget(descriptor, form, saved?.id ?? null);
  const verification = useVerify(target);
  const { report } = verification;
  const failed = report !== null && !report.ok;
  const refused = failed && report.error !== null && refusesCredentials(report.error.kind);

  /** Shows every problem and leads to the first. A test needs no name, a check no sender either. */
  const isComplete = (purpose: 'save' | 'test' | 'check'): boolean => {
    const isNeeded = (fieldId: string) => {
      if (purpose === 'save') return true;
      if (fieldId === 'name' || isOverrideField(fieldId)) return false;
      const isEmptySender = descriptor.fields.some(({ id, group }) => id === fieldId && group === 'sender') && (form.values[fieldId] ?? '').trim() === '';
      return purpose === 'test' || !isEmptySender;
    };
    const first = all.find(({ severity, field }) => severity === 'error' && isNeeded(field));
    if (first === undefined) return true;
    flushSync(issues.attempt);
    focusField(first.field);
    return false;
  };

  return {
    issues,
    target,
    verification,
    failed,
    /** Why it may not be saved although nothing is wrong with the form. */
    saveRefusal: refused && servesProduction ? 'Refused credentials cannot be saved for an environment marked production.' : null,
    isComplete,
    verify: () => {
      if (verification.running) verification.cancel();
      else if (isComplete('check')) void verification.verify();
    },
    /** Checks the form and, unless the person has seen the provider's answer already, asks the provider. */
    mayBeSaved: async (): Promise<boolean> => {
      if (!isComplete('save')) return false;
      if (!descriptor.capabilities.verify || unchanged || report !== null) return true;
      return (await verification.verify())?.ok ?? false;
    },
    /** Shows what main refused at its field. False when it is about no field. */
    showRefusal: (error: unknown): boolean => {
      if (!(error instanceof CallError) || error.failure.code !== 'invalid-input' || error.failure.field === undefined) return false;
      const field = overrideFieldOf(error.failure.field.replace(/^(settings|credentials)\./, ''));
      if (field !== 'name' && field !== 'apiBaseUrl' && !isOverrideField(field) && !isNamedSecret(field) && !descriptor.fields.some(({ id }) => id === field)) return false;
      flushSync(() => {
        issues.refuse(field, error.failure.message);
      });
      focusField(field);
      return true;
    },
  };
}
export type IntegrationForm = ReturnType<typeof useIntegrationForm>;
