import { Button, Paper, Switch, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { NetworkView } from '../../../shared/model/network';
import { call, CallError } from '../../api';
import { errorText } from '../../error-text';
import { useLeaveGuard } from '../../frame/leave-guard';
import { DisabledReason } from '../../ui/disabled-reason';
import { focusFirstError } from '../../ui/focus-first-error';
import { Note } from '../../ui/note';
import { SecretInput } from '../../ui/secret-input';
import { toast } from '../../ui/toast';
import classes from './network.module.css';
import { demandsPassword, formOf, isTouched, type NetworkForm, valuesOf } from './network-form';

const placed = ['proxy.url', 'proxy.user', 'proxy.password', 'noProxy', 'systemCertificates'];

/** The form of the settings. A newer state of them is shown at once, unless something was typed: then saving tells of it. */
export function NetworkFields({ view }: { view: NetworkView }) {
  const [base, setBase] = useState(view);
  const [form, setForm] = useState(() => formOf(view));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const touched = isTouched(form, base);
  const show = (newer: NetworkView) => {
    setBase(newer);
    setForm(formOf(newer));
    setError(null);
  };
  if (!touched && view.revision > base.revision) show(view);
  useLeaveGuard(touched && !busy, { title: 'Leave without saving?', text: 'Your changes to the network settings are lost.' });

  const field = error instanceof CallError ? (error.failure.field ?? '') : '';
  const errorAt = (path: string) => (field === path ? errorText(error) : undefined);
  const change = (part: Partial<NetworkForm>) => {
    setForm((before) => ({ ...before, ...part }));
    setError(null);
  };
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || !touched) return;
    const element = event.currentTarget;
    setBusy(true);
    setError(null);
    try {
      const saved = await call('network.update', { ...valuesOf(form), revision: base.revision });
      toast({ tone: 'ok', title: 'Network settings saved', text: 'They hold from the next test on.' });
      show(saved);
    } catch (cause) {
      setError(cause);
      focusFirstError(element);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Paper withBorder radius="lg" className={classes.card}>
        <TextInput
          label="Proxy"
          description="Address with port. Leave it empty to connect directly."
          placeholder="http://proxy.example.com:8080"
          value={form.url}
          maxLength={300}
          error={errorAt('proxy.url')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            change({ url: event.currentTarget.value });
          }}
        />
        {form.url.trim() !== '' && (
          <>
            <TextInput
              label="User"
              description="Only if the proxy asks for a login."
              value={form.user}
              maxLength={200}
              error={errorAt('proxy.user')}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                change({ user: event.currentTarget.value });
              }}
            />
            <SecretInput
              label="Password"
              value={form.password}
              maxLength={1_024}
              saved={base.proxy?.password ?? null}
              demanded={demandsPassword(form, base)}
              error={errorAt('proxy.password')}
              onValue={(password) => {
                change({ password });
              }}
            />
          </>
        )}
        <Textarea
          label="Without proxy"
          description="One host in each line: mail.example.com, .example.com for every host below it, * for all. This computer itself is never proxied."
          value={form.noProxy}
          autosize
          minRows={2}
          maxRows={8}
          error={errorAt('noProxy')}
          spellCheck={false}
          onChange={(event) => {
            change({ noProxy: event.currentTarget.value });
          }}
        />
        <Switch
          label="Trust this computer’s certificates"
          description="For networks whose proxy inspects traffic with a certificate of its own."
          checked={form.systemCertificates}
          error={errorAt('systemCertificates')}
          onChange={(event) => {
            change({ systemCertificates: event.currentTarget.checked });
          }}
        />
        {error !== null && !placed.includes(field) && (
          <Note
            tone="bad"
            live="alert"
            fact="Not saved."
            {...(field === 'revision' && {
              action: (
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => {
                    show(view);
                  }}
                >
                  Show the new settings
                </Button>
              ),
            })}
          >
            {errorText(error)}
          </Note>
        )}
        <div className={classes.footer}>
          <DisabledReason reason={touched ? null : 'Nothing was changed'}>
            <Button type="submit" loading={busy}>
              Save
            </Button>
          </DisabledReason>
        </div>
      </Paper>
    </form>
  );
}
