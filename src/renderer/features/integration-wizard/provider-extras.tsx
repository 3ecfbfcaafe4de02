import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from 'react';
import type { Channel, Message } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import type { TestSend } from '../../../shared/model/test-send';
import type { FormState } from './form-state';
import { GuideCard } from './guide-card';
import type { FormIssues } from './use-form-issues';
import classes from './wizard.module.css';

export interface ExtraProps {
  channel: Channel;
  descriptor: ProviderDescriptor;
  form: FormState;
  onForm: (form: FormState) => void;
  issues: FormIssues;
  /** Opens the test of what is typed, beginning with this message; tells of each test that was sent. */
  onTry: (message: Message, onSent: (test: TestSend) => void) => void;
}

type Piece = LazyExoticComponent<ComponentType<ExtraProps>>;

/** What a provider adds to the form that its description cannot say: above its fields, and in place of the guide card. */
const extras: Record<string, { begin: Piece; beside: Piece }> = {
  'custom-http': {
    begin: lazy(async () => ({ default: (await import('./http-request/begin-with')).BeginWith })),
    beside: lazy(async () => ({ default: (await import('./http-request/request-card')).RequestCard })),
  },
};

export function FormBegin(props: ExtraProps) {
  const Begin = extras[props.descriptor.id]?.begin;
  return (
    Begin !== undefined && (
      <Suspense fallback={null}>
        <Begin {...props} />
      </Suspense>
    )
  );
}

/** The provider's guide, or what stands in its place. */
export function FormAside(props: ExtraProps) {
  const Beside = extras[props.descriptor.id]?.beside;
  if (Beside === undefined) return <GuideCard provider={props.descriptor} />;
  return (
    <Suspense fallback={<div className={classes.guide} aria-hidden />}>
      <Beside {...props} />
    </Suspense>
  );
}
