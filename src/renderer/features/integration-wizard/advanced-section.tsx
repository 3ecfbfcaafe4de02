import { Collapse, TextInput } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { inputId } from './input-id';
import { layoutOf, type FormState } from './form-state';
import type { FormIssues } from './use-form-issues';
import classes from './wizard.module.css';

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
  const [opened, setOpened] = useState(false);
  const id = useId();
  const fields = layoutOf(descriptor, 'advanced', form.options).flatMap((item) => item.fields);
  const wrong = issues.errors.some(({ field }) => field === 'apiBaseUrl' || fields.some((candidate) => candidate.id === field));
  const open = opened || wrong;
  return (
    <section className={classes.advanced}>
      <h2>
        <button
          type="button"
          className={classes.advancedToggle}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpened(!open);
          }}
        >
          <IconChevronRight size={16} stroke={1.6} aria-hidden />
          Advanced <span className={classes.beside}>{summaryOf(descriptor, form)}</span>
        </button>
      </h2>
      <Collapse id={id} expanded={open}>
        <div className={classes.fields}>
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
        </div>
      </Collapse>
    </section>
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
