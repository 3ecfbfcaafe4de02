import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { FoldedSection } from './folded-section';
import { inputId } from './input-id';
import { layoutOf, type FormState } from './form-state';
import type { FormIssues } from './use-form-issues';

interface AdvancedSectionProps {
  descriptor: ProviderDescriptor;
  form: FormState;
  issues: FormIssues;
  onApiBaseUrl: (value: string) => void;
  /** The provider's own advanced fields. */
  children: ReactNode;
}

/** What few need: closed, with its values in the same line. Opens by itself when something in it is wrong. */
export function AdvancedSection({ descriptor, form, issues, onApiBaseUrl, children }: AdvancedSectionProps) {
  const fields = layoutOf(descriptor, 'advanced', form.options).flatMap((item) => item.fields);
  const wrong = issues.errors.some(({ field }) => field === 'apiBaseUrl' || fields.some((candidate) => candidate.id === field));
  return (
    <FoldedSection title="Advanced" summary={summaryOf(descriptor, form)} heldOpen={wrong}>
      {children}
      {descriptor.defaultApiBaseUrl !== null && (
        <TextInput
          id={inputId('apiBaseUrl')}
          label="API base URL"
          description="For a regional host, a proxy or a stand-in. Requests keep their path and go below this address."
          placeholder={descriptor.defaultApiBaseUrl}
          value={form.apiBaseUrl}
          error={issues.issueOf('apiBaseUrl')?.message}
          maxLength={2_000}
          autoComplete="off"
          spellCheck={false}
          classNames={{ input: 'mono' }}
          onBlur={() => {
            issues.leave('apiBaseUrl');
          }}
          onChange={(event) => {
            onApiBaseUrl(event.currentTarget.value);
          }}
        />
      )}
    </FoldedSection>
  );
}

/** "Region Ireland (ie1), standard API host" */
function summaryOf(descriptor: ProviderDescriptor, form: FormState): string {
  const fields = layoutOf(descriptor, 'advanced', form.options).flatMap((item) => item.fields);
  const parts = fields.flatMap(({ id, label, choices, fallback, multiline }) => {
    const value = form.values[id]?.trim() || fallback;
    if (multiline === true) return value === undefined ? [] : [`${label} given`];
    return value === undefined ? [] : [`${label} ${choices?.find((choice) => choice.value === value)?.label ?? value}`];
  });
  if (descriptor.defaultApiBaseUrl === null) return parts.join(', ');
  const address = form.apiBaseUrl.trim();
  return [...parts, address === '' ? 'standard API host' : `API host ${address}`].join(', ');
}
