import { Button } from '@mantine/core';
import { IconReplace } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { call } from '../../api';
import { useDialogs } from '../../dialogs';
import { errorText, isQuiet } from '../../error-text';
import { useLeaveGuard } from '../../frame/leave-guard';
import { routes } from '../../routes';
import { EnvBadge } from '../../ui/env-badge';
import { buttonIcon } from '../../ui/icon-sizes';
import { ImportantNote } from '../../ui/important-note';
import { Note } from '../../ui/note';
import { PageHeader } from '../../ui/page-header';
import { ProviderMark } from '../../ui/provider-mark';
import { markSavedRow } from '../../ui/saved-row';
import { useSubmitKey } from '../../ui/submit-key';
import { toast } from '../../ui/toast';
import { CodeCard } from './code-card';
import { changesBetween, isSame } from './conflict';
import { ConflictNote } from './conflict-note';
import { FormFooter } from './form-footer';
import { FormSections } from './form-sections';
import { credentialsNeededAnew, formOfIntegration, leftOutOf, removedOf, submissionOf, withCodeOf, withoutCode } from './form-state';
import { IntoView } from './into-view';
import { overridesOf } from './override-rows';
import { type ExtraProps, FormAside, FormBegin } from './provider-extras';
import { useIntegrationForm } from './use-integration-form';
import classes from './wizard.module.css';

interface EditIntegrationProps {
  channel: Channel;
  descriptor: ProviderDescriptor;
  /** As it is stored now, which somebody else may change while the form is open. */
  current: IntegrationView;
  siblings: readonly IntegrationView[];
  environments: readonly Environment[];
  crumbs: { label: string; to: string }[];
}

export function EditIntegration({ channel, descriptor, current, siblings, environments, crumbs }: EditIntegrationProps) {
  const [, navigate] = useLocation();
  const dialogs = useDialogs();
  /** What the form was filled from. */
  const [base, setBase] = useState(current);
  const [typed, setForm] = useState(() => formOfIntegration(descriptor, current));
  const form = withCodeOf(descriptor, typed, current);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const activeIn = environments.filter(({ id }) => current.activeIn.includes(id));
  const fieldsAlone = withoutCode(descriptor);
  const touched = !isSame(fieldsAlone, form, formOfIntegration(descriptor, base));
  // The provider is not asked about a name or about its templates.
  const askedBefore = { ...formOfIntegration(descriptor, current), name: form.name, overrides: form.overrides };
  const state = useIntegrationForm({
    channel,
    descriptor,
    form,
    siblings,
    saved: current,
    servesProduction: activeIn.some(({ production }) => production),
    unchanged: isSame(descriptor, form, askedBefore),
  });
  const isNewer = current.revision !== base.revision && !saving;
  // A deployment meanwhile changes nothing that stands in the form.
  const overtaken = isNewer && changesBetween(fieldsAlone, base, current, formOfIntegration(descriptor, base)).length > 0;
  if (isNewer && !overtaken) setBase(current);
  const liftGuard = useLeaveGuard(touched, { title: 'Leave without saving?', text: `Your changes to ${base.name} are lost.` });

  const save = async (revision: number) => {
    if (saving || state.saveRefusal !== null || !touched) return;
    setSaving(true);
    setError(null);
    try {
      if (!(await state.mayBeSaved())) return;
      const updated = await call('integrations.update', {
        id: base.id,
        revision,
        name: form.name,
        ...submissionOf(descriptor, form),
        removed: [...removedOf(form), ...leftOutOf(descriptor, form)],
        templateOverrides: overridesOf(form.overrides),
      });
      liftGuard();
      markSavedRow(updated.id);
      toast({
        tone: 'ok',
        title: `${updated.name} saved`,
        action: {
          label: 'Send test',
          run: () => {
            dialogs.openTestSend({ channel, integrationId: updated.id });
          },
        },
      });
      navigate(routes.list(channel));
    } catch (cause) {
      if (!state.showRefusal(cause)) setError(cause);
    } finally {
      setSaving(false);
    }
  };
  useSubmitKey('page', !overtaken, () => void save(base.revision));

  const extra: ExtraProps = {
    channel,
    descriptor,
    form,
    onForm: setForm,
    issues: state.issues,
    onTry: (message, onSent) => {
      if (state.isComplete('test')) dialogs.openTestSend({ channel, typed: state.target, message, onSent });
    },
  };

  return (
    <div className={classes.page}>
      <PageHeader
        title={`Edit ${base.name}`}
        crumbs={crumbs}
        crumb={base.name}
        mark={<ProviderMark providerId={descriptor.id} size={28} />}
        actions={
          activeIn.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconReplace {...buttonIcon} aria-hidden />}
              onClick={() => {
                dialogs.openChangeProvider({ channel, integrationId: base.id });
              }}
            >
              Change provider…
            </Button>
          )
        }
      />
      <div className={classes.columns}>
        <div className={classes.form}>
          {(overtaken || (error !== null && !isQuiet(error))) && (
            <IntoView key={overtaken ? 'overtaken' : 'not saved'} className={classes.section}>
              {overtaken ? (
                <ConflictNote
                  current={current}
                  changes={changesBetween(fieldsAlone, base, current, form)}
                  onReload={() => {
                    setBase(current);
                    setForm(formOfIntegration(descriptor, current));
                    setError(null);
                  }}
                  onKeepMine={() => {
                    setBase(current);
                    void save(current.revision);
                  }}
                />
              ) : (
                <Note tone="bad" live="alert" fact="Not saved.">
                  {errorText(error)}
                </Note>
              )}
            </IntoView>
          )}
          <FormBegin {...extra} />
          <FormSections
            channel={channel}
            descriptor={descriptor}
            form={form}
            onForm={setForm}
            issues={state.issues}
            verification={state.verification}
            saved={current.credentials}
            demanded={credentialsNeededAnew(descriptor, form, current)}
            codeCard={<CodeCard key="code" integration={current} />}
          />
          <section className={classes.section} aria-labelledby="active-title">
            <h2 id="active-title">Active in</h2>
            <div className={classes.active}>
              {activeIn.length === 0 ? <span className={classes.muted}>Not in use in any environment</span> : activeIn.map((environment) => <EnvBadge key={environment.id} environment={environment} />)}
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  dialogs.openSetDefault({ channel, integrationId: current.id });
                }}
              >
                Set Default Provider…
              </Button>
            </div>
            <ImportantNote channel={channel} />
          </section>
        </div>
        <FormAside {...extra} />
      </div>
      <FormFooter
        descriptor={descriptor}
        form={state}
        quiet={
          <Button
            variant="default"
            onClick={() => {
              navigate(routes.list(channel));
            }}
          >
            Cancel
          </Button>
        }
        sentence=""
        saving={saving}
        idle={touched ? (overtaken ? `${current.updatedBy ?? 'Somebody'} changed it meanwhile. Choose above what counts.` : null) : 'Nothing is changed yet'}
        onTest={() => {
          if (state.isComplete('test')) dialogs.openTestSend({ channel, typed: state.target, templateOverrides: overridesOf(form.overrides) });
        }}
        onSave={() => void save(base.revision)}
      />
    </div>
  );
}
