import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { call } from '../../api';
import { useDialogs } from '../../dialogs';
import { errorText, isQuiet } from '../../error-text';
import { routes } from '../../routes';
import { type Chosen, planRows } from '../../ui/default-plan';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { markSavedRow } from '../../ui/saved-row';
import { useSubmitKey } from '../../ui/submit-key';
import { toast } from '../../ui/toast';
import { shortNameList } from '../../ui/words';
import { DefaultSection } from './default-section';
import { FormFooter } from './form-footer';
import { FormSections } from './form-sections';
import { type FormState, submissionOf } from './form-state';
import { IntoView } from './into-view';
import { overridesOf } from './override-rows';
import type { Defaults } from './new-integration';
import { type ExtraProps, FormAside, FormBegin } from './provider-extras';
import { useIntegrationForm } from './use-integration-form';
import classes from './wizard.module.css';

const RunDialog = lazy(async () => ({ default: (await import('../../actions/run-dialog')).RunDialog }));

interface ConfigureNewProps {
  channel: Channel;
  descriptor: ProviderDescriptor;
  siblings: readonly IntegrationView[];
  environments: readonly Environment[];
  form: FormState;
  onForm: (form: FormState) => void;
  defaults: Defaults;
  onDefaults: (defaults: Defaults) => void;
  onBack: () => void;
  onCancel: () => void;
  onSaved: () => Promise<void>;
}

/** Step 2: the provider's fields, the check, and where the integration starts to serve. */
export function ConfigureNew({ channel, descriptor, siblings, environments, form, onForm, defaults, onDefaults, onBack, onCancel, onSaved }: ConfigureNewProps) {
  const [, navigate] = useLocation();
  const dialogs = useDialogs();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const isCode = descriptor.fields.some(({ code }) => code === true);

  const chosen: Chosen = { id: null, name: form.name.trim() || 'This integration', providerId: descriptor.id, builtIn: false, templateOverrides: overridesOf(form.overrides) };
  const rows = planRows({ environments, integrations: siblings, chosen, ticked: new Set(defaults.environmentIds) });
  const served = defaults.on ? rows.filter((row) => row.ticked) : [];
  const state = useIntegrationForm({ channel, descriptor, form, siblings, saved: null, servesProduction: served.some((row) => row.environment.production), unchanged: false });

  const save = async () => {
    if (saving || state.saveRefusal !== null) return;
    setSaving(true);
    setError(null);
    try {
      if (!(await state.mayBeSaved())) return;
      const created = await call('integrations.create', {
        channel,
        providerId: descriptor.id,
        name: form.name,
        ...submissionOf(descriptor, form),
        templateOverrides: overridesOf(form.overrides),
        defaults: served.map(({ environment, now }) => ({ environmentId: environment.id, replaces: now?.id ?? null })),
      });
      markSavedRow(created.id);
      toast({
        tone: 'ok',
        title: `${created.name} saved`,
        text: served.length === 0 ? 'Not in use in any environment yet' : `The default in ${namesOf(served)}`,
        action: isCode
          ? { label: 'Edit code', run: () => { navigate(routes.integrationCode(channel, created.id)); } }
          : { label: 'Send test', run: () => { dialogs.openTestSend({ channel, integrationId: created.id }); } },
      });
      await onSaved();
    } catch (cause) {
      if (!state.showRefusal(cause)) setError(cause);
    } finally {
      setSaving(false);
    }
  };
  useSubmitKey('page', true, () => void save());

  const extra: ExtraProps = {
    channel,
    descriptor,
    form,
    onForm,
    issues: state.issues,
    onTry: (message, onSent) => {
      if (state.isComplete('test')) dialogs.openTestSend({ channel, typed: state.target, message, onSent });
    },
  };

  return (
    <>
      <div className={classes.columns}>
        <div className={classes.form}>
          {error !== null && !isQuiet(error) && (
            <IntoView className={classes.section}>
              <Note tone="bad" live="alert" fact="Not saved.">
                {errorText(error)}
              </Note>
            </IntoView>
          )}
          <FormBegin {...extra} />
          <FormSections channel={channel} descriptor={descriptor} form={form} onForm={onForm} issues={state.issues} verification={state.verification} saved={{}} demanded={false} />
          <DefaultSection
            channel={channel}
            rows={rows}
            chosen={chosen}
            on={defaults.on}
            onSwitch={(on) => {
              onDefaults({ ...defaults, on });
            }}
            onTick={(environmentId, ticked) => {
              const others = defaults.environmentIds.filter((id) => id !== environmentId);
              onDefaults({ ...defaults, environmentIds: ticked ? [...others, environmentId] : others });
            }}
          />
        </div>
        <FormAside {...extra} />
      </div>
      <FormFooter
        descriptor={descriptor}
        form={state}
        quiet={
          <>
            <Button variant="default" onClick={onBack}>
              Back
            </Button>
            <Button variant="subtle" color="gray" onClick={onCancel}>
              Cancel
            </Button>
          </>
        }
        sentence={served.length > 0 ? `Default in ${namesOf(served)}` : defaults.on ? 'No environment chosen yet' : ''}
        saving={saving}
        idle={null}
        before={
          isCode && (
            <Button
              variant="default"
              leftSection={<IconPlayerPlay {...buttonIcon} aria-hidden />}
              onClick={() => {
                if (state.isComplete('test')) setRunning(true);
              }}
            >
              Run dry…
            </Button>
          )
        }
        onTest={() => {
          if (state.isComplete('test')) dialogs.openTestSend({ channel, typed: state.target, templateOverrides: overridesOf(form.overrides) });
        }}
        onSave={() => void save()}
      />
      {running && (
        <Suspense fallback={null}>
          <RunDialog
            channel={channel}
            target={state.target}
            onClose={() => {
              setRunning(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

const namesOf = (rows: readonly { environment: Environment }[]): string => shortNameList(rows.map(({ environment }) => environment.name));
