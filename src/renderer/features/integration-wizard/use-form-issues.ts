import { useState } from 'react';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import type { FieldIssue } from '../../../shared/validate/fields';
import { isSecretField, secretNameField, secretText } from '../../actions/secrets-draft';
import type { FormState } from './form-state';
import { isOverrideField, overrideValue } from './override-rows';

/**
 * Which problems are shown when. A value of the wrong kind at once, while it is typed; a format when its field is left and while it is being
 * corrected; what is missing only once saving was tried. What main refused stands until that field changes.
 */
export function useFormIssues(descriptor: ProviderDescriptor, form: FormState, issues: readonly FieldIssue[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [attempted, setAttempted] = useState(false);
  const [refused, setRefused] = useState<{ issue: FieldIssue; value: string } | null>(null);

  const valueOf = (field: string) => (field === 'name' ? form.name : field === 'apiBaseUrl' ? form.apiBaseUrl : isOverrideField(field) ? overrideValue(form.overrides, field) : isSecretField(field) ? secretText(form.secrets, field) : (form.values[field] ?? ''));
  const isShown = ({ field, message }: FieldIssue) => {
    if (attempted) return true;
    if (valueOf(field).trim() === '') return false;
    return left.has(field) || field.startsWith(secretNameField('')) || isWrongKind(descriptor, field, message);
  };
  const stillRefused = refused !== null && valueOf(refused.issue.field) === refused.value ? [refused.issue] : [];
  const shown = [...stillRefused, ...issues.filter(isShown)];

  return {
    shown,
    errors: shown.filter(({ severity }) => severity === 'error'),
    issueOf: (field: string) => shown.find((issue) => issue.field === field) ?? null,
    leave: (field: string) => {
      if (!left.has(field)) setLeft(new Set([...left, field]));
    },
    attempt: () => {
      setAttempted(true);
    },
    refuse: (field: string, message: string) => {
      setRefused({ issue: { field, severity: 'error', message }, value: valueOf(field) });
    },
  };
}
export type FormIssues = ReturnType<typeof useFormIssues>;

function isWrongKind(descriptor: ProviderDescriptor, fieldId: string, message: string): boolean {
  return descriptor.fields.find(({ id }) => id === fieldId)?.wrongKinds?.some((kind) => kind.message === message) ?? false;
}
