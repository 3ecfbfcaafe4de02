import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SavedDraft } from '../../../shared/model/draft';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { useLeaveGuard } from '../../frame/leave-guard';
import { channelWord, routes } from '../../routes';
import { timeOfDay } from '../../ui/dates';
import { Note } from '../../ui/note';
import { PageHeader } from '../../ui/page-header';
import { focusPageTitle } from '../../ui/page-title-focus';
import { ProviderMark } from '../../ui/provider-mark';
import { StepIndicator } from '../../ui/step-indicator';
import { ConfigureNew } from './configure-new';
import { beginningOf, draftOf, formOfDraft, type FormState, isTouched } from './form-state';
import { SelectProvider } from './select-provider';
import { useDraft } from './use-draft';
import classes from './wizard.module.css';

/** A form belongs to the provider that it was drawn for. */
interface Filled {
  descriptor: ProviderDescriptor;
  form: FormState;
}

export interface Defaults {
  on: boolean;
  environmentIds: readonly string[];
}

interface NewIntegrationProps {
  channel: Channel;
  descriptors: readonly ProviderDescriptor[];
  siblings: readonly IntegrationView[];
  environments: readonly Environment[];
  draft: SavedDraft | null;
  providerId: string | null;
  /** Ids of environments in which it is wanted as the default. */
  defaultIn: readonly string[];
  onStartOver: () => void;
}

export function NewIntegration({ channel, descriptors, siblings, environments, draft, providerId, defaultIn, onStartOver }: NewIntegrationProps) {
  const [, navigate] = useLocation();
  const drafted = descriptors.find(({ id }) => id === draft?.providerId) ?? null;
  const [step, setStep] = useState(drafted === null ? 'provider' : (draft?.step ?? 'provider'));
  const [pickedId, setPickedId] = useState(drafted?.id ?? providerId);
  const [filled, setFilled] = useState<Filled | null>(draft !== null && drafted !== null ? { descriptor: drafted, form: formOfDraft(drafted, draft) } : null);
  const [defaults, setDefaults] = useState<Defaults>(() => {
    const wanted = new Set([...defaultIn, ...(draft?.defaultIn ?? [])]);
    const known = environments.map(({ id }) => id).filter((id) => wanted.has(id));
    return { on: known.length > 0, environmentIds: known };
  });

  const touched = filled !== null && isTouched(filled.form, beginningOf(filled.descriptor, channel));
  const forgetDraft = useDraft(channel, touched ? { ...draftOf(channel, filled.descriptor, filled.form, defaults.on ? defaults.environmentIds : []), step } : null);
  const liftGuard = useLeaveGuard(touched, { title: 'Leave without saving?', text: 'What you typed is kept for 24 hours, except the secrets.' });

  const configuring = step === 'configure' ? filled : null;
  const cancel = () => {
    navigate(routes.list(channel));
  };
  return (
    <div className={classes.page}>
      <PageHeader
        title={configuring !== null ? `Configure ${configuring.descriptor.label}` : `New ${channelWord[channel]} integration`}
        mark={configuring !== null && <ProviderMark providerId={configuring.descriptor.id} size={28} />}
        crumb="New Integration"
        crumbs={[
          { label: 'Integrations', to: routes.integrations },
          { label: channelWord[channel], to: routes.list(channel) },
        ]}
        aside={<StepIndicator steps={['Select provider', 'Configure integration']} current={configuring !== null ? 1 : 0} />}
      />
      {draft !== null && drafted !== null && (
        <div className={classes.continued}>
          <Note
            tone="info"
            fact={`Continued from ${timeOfDay(draft.savedAt)}.`}
            action={
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  liftGuard();
                  void forgetDraft().then(onStartOver);
                }}
              >
                Start over
              </Button>
            }
          >
            Type the secrets again.
          </Note>
        </div>
      )}
      {configuring !== null ? (
        <ConfigureNew
          channel={channel}
          descriptor={configuring.descriptor}
          siblings={siblings}
          environments={environments}
          form={configuring.form}
          onForm={(form) => {
            setFilled({ ...configuring, form });
          }}
          defaults={defaults}
          onDefaults={setDefaults}
          onBack={() => {
            setStep('provider');
            requestAnimationFrame(focusPageTitle);
          }}
          onCancel={cancel}
          onSaved={async () => {
            liftGuard();
            await forgetDraft();
            navigate(routes.list(channel));
          }}
        />
      ) : (
        <SelectProvider
          channel={channel}
          descriptors={descriptors}
          chosenId={pickedId}
          onChoose={setPickedId}
          onContinue={(id) => {
            const chosen = descriptors.find((candidate) => candidate.id === id);
            if (chosen === undefined) return;
            // Going back and forth keeps what was typed; another provider has other fields.
            if (filled?.descriptor.id !== id) setFilled({ descriptor: chosen, form: { ...beginningOf(chosen, channel), name: filled?.form.name ?? '' } });
            setPickedId(id);
            setStep('configure');
            requestAnimationFrame(focusPageTitle);
          }}
          onCancel={cancel}
        />
      )}
    </div>
  );
}
