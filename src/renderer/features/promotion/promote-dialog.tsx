import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { AuditChange } from '../../../shared/model/audit';
import type { Environment } from '../../../shared/model/environment';
import type { PromotionPreview } from '../../../shared/model/promotion';
import { call, CallError, useCall, useEnvironments } from '../../api';
import type { EnvironmentRequest } from '../../dialogs';
import { errorText, isQuiet } from '../../error-text';
import { AppDialog, DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { DisabledReason } from '../../ui/disabled-reason';
import { focusFirstError } from '../../ui/focus-first-error';
import { Note } from '../../ui/note';
import { StepIndicator } from '../../ui/step-indicator';
import { toast, toastError } from '../../ui/toast';
import { counted } from '../../ui/words';
import { MissingAfter } from './missing-after';
import classes from './promotion.module.css';
import { channelsWithValues, type Decisions, missingSecrets, promotionInput, proposedDecisions } from './promotion-state';
import { ProofBefore } from './proof-before';
import { ReviewStep } from './review-step';
import { ValuesStep } from './values-step';
import { WhatStep } from './what-step';

/** Takes what one environment uses to another: what, with which values, and the whole change before it is made. */
export function PromoteDialog({ environmentId, onClose }: EnvironmentRequest & { onClose: () => void }) {
  const environments = useEnvironments().data;
  const source = environments?.find(({ id }) => id === environmentId);
  const others = environments?.filter(({ id }) => id !== environmentId) ?? [];
  const [toId, setToId] = useState<string | null>(null);
  const target = others.find(({ id }) => id === toId) ?? others.find(({ production }) => production) ?? others[0];
  if (source === undefined) return null;
  if (target === undefined) return <NoTarget source={source} onClose={onClose} />;
  return <Between key={target.id} source={source} target={target} others={others} onTarget={setToId} onClose={onClose} />;
}

function NoTarget({ source, onClose }: { source: Environment; onClose: () => void }) {
  return (
    <AppDialog size={480} onClose={onClose}>
      <DialogHeader title={`Promote ${source.name}`} sub="There is no other environment to promote to. Add one in Settings first." />
      <DialogFooter>
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </DialogFooter>
    </AppDialog>
  );
}

interface BetweenProps {
  source: Environment;
  target: Environment;
  others: Environment[];
  onTarget: (id: string) => void;
  onClose: () => void;
}

const steps = ['What', 'Values', 'Review'];

function Between(props: BetweenProps) {
  const { source, target, onClose } = props;
  const preview = useCall('promotion.preview', { fromId: source.id, toId: target.id });
  const title = `Promote ${source.name} to ${target.name}`;
  if (preview.data === undefined) {
    if (!preview.isError) return null;
    return (
      <AppDialog size={480} onClose={onClose}>
        <DialogHeader title={title} sub={errorText(preview.error)} />
      </AppDialog>
    );
  }
  // Another basis: what was decided was about something else.
  return <Promotion key={preview.data.basis} {...props} title={title} preview={preview.data} />;
}

function Promotion({ source, target, others, onTarget, onClose, title, preview }: BetweenProps & { title: string; preview: PromotionPreview }) {
  const [step, setStep] = useState(0);
  const [decisions, setDecisions] = useState<Decisions>(() => proposedDecisions(preview));
  const [changes, setChanges] = useState<AuditChange[]>([]);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const shownStep = useRef(step);
  const ends = { fromId: source.id, toId: target.id };
  const hasValues = channelsWithValues(decisions, preview).length > 0;
  const reason = decisions.chosen.length === 0 ? 'Choose something to promote' : null;

  // The button that led on may be gone: the next step is read from its top.
  useEffect(() => {
    if (shownStep.current === step) return;
    shownStep.current = step;
    top.current?.focus();
  }, [step]);
  useEffect(() => {
    if (Object.keys(errors).length > 0 && body.current !== null) focusFirstError(body.current);
  }, [errors]);

  const decide = (next: Decisions) => {
    setDecisions(next);
    setErrors({});
    setError(null);
  };
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    setErrors({});
    try {
      await work();
    } catch (cause) {
      const field = cause instanceof CallError ? cause.failure.field : undefined;
      if (field !== undefined && /^(?:sms|email)\.(?:fields\.|name)/.test(field)) {
        setErrors({ [field]: errorText(cause) });
        setStep(1);
      } else setError(cause);
    }
    setBusy(false);
  };
  const review = () => {
    const missing = missingSecrets(decisions, preview);
    if (Object.keys(missing).length > 0) {
      setErrors(missing);
      setStep(1);
      return;
    }
    void run(async () => {
      setChanges((await call('promotion.apply', promotionInput(ends, preview, decisions, true))).changes);
      setStep(2);
    });
  };
  const promote = () =>
    run(async () => {
      await call('promotion.apply', promotionInput(ends, preview, decisions, false));
      onClose();
      toast({ tone: 'ok', title: `${source.name} promoted to ${target.name}`, text: `${counted(changes.length, 'change')}, effective at once`, action: { label: 'Roll back', run: () => void rollBack(target) } });
    });

  return (
    <AppDialog size={760} onClose={onClose} unsaved={step > 0 && !busy}>
      <DialogHeader title={title} sub={`${target.name} gets integrations of its own: what is changed in ${source.name} later does not reach it by itself.`} focusTitle />
      <DialogBody>
        <div className={classes.steps} ref={top} tabIndex={-1}>
          <StepIndicator steps={steps} current={step} />
        </div>
        <div ref={body}>
          {step === 0 && <WhatStep source={source} target={target} others={others} preview={preview} decisions={decisions} onTarget={onTarget} onDecide={decide} />}
          {step === 1 && <ValuesStep source={source} target={target} preview={preview} decisions={decisions} errors={errors} onDecide={decide} />}
          {step === 2 && (
            <ReviewStep target={target} changes={changes}>
              <ProofBefore target={target} preview={preview} decisions={decisions} />
              <MissingAfter source={source} target={target} decisions={decisions} />
            </ReviewStep>
          )}
        </div>
        {error !== null && !isQuiet(error) && (
          <div className="gap-above">
            <Note tone="bad" live="alert" fact="Nothing was changed.">
              {errorText(error)}
            </Note>
          </div>
        )}
      </DialogBody>
      <DialogFooter quiet={step === 2 && `${counted(changes.length, 'change')}, effective at once`}>
        {step > 0 && (
          <Button
            variant="default"
            onClick={() => {
              setStep(step === 2 && hasValues ? 1 : 0);
              setErrors({});
              setError(null);
            }}
          >
            Back
          </Button>
        )}
        <CancelButton />
        {step === 2 ? (
          <Button loading={busy} onClick={() => void promote()}>
            {`Promote to ${target.name}`}
          </Button>
        ) : (
          <DisabledReason reason={reason}>
            <Button
              loading={busy}
              onClick={() => {
                if (reason !== null || busy) return;
                if (step === 0 && hasValues) setStep(1);
                else review();
              }}
            >
              {step === 0 && hasValues ? 'Next' : 'Review'}
            </Button>
          </DisabledReason>
        )}
      </DialogFooter>
    </AppDialog>
  );
}

async function rollBack({ id: environmentId, name }: Environment): Promise<void> {
  try {
    await call('promotion.rollBack', { environmentId });
    toast({ tone: 'ok', title: 'Rolled back', text: `${name} is as it was before the promotion.` });
  } catch (error) {
    toastError('Not rolled back', error);
  }
}

function CancelButton() {
  return (
    <Button variant="default" onClick={useCloseDialog()}>
      Cancel
    </Button>
  );
}
