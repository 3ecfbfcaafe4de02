import { Button, Paper, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { StoredSettings } from '../../../shared/model/settings';
import { checkOutgoingAddresses, readAddressList } from '../../../shared/validate/outgoing-addresses';
import { errorText, isQuiet } from '../../error-text';
import { useLeaveGuard } from '../../frame/leave-guard';
import { DisabledReason } from '../../ui/disabled-reason';
import { Note } from '../../ui/note';
import { counted } from '../../ui/words';
import classes from './network.module.css';
import { useSaveSettings } from './use-save-settings';

const countOf = (addresses: readonly string[]) => (addresses.length === 0 ? 'No outgoing address' : counted(addresses.length, 'outgoing address', 'outgoing addresses'));

/** One address in each line. A list that somebody else changes is shown at once, unless something was typed. */
export function AddressesForm({ settings }: { settings: StoredSettings }) {
  const save = useSaveSettings();
  /** What was typed, and the list as it was then. */
  const [typed, setTyped] = useState<{ text: string; base: string[] } | null>(null);
  /** A half-typed address is not wrong yet: said once the field was left, then until it is right. */
  const [left, setLeft] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const stored = settings.outgoingAddresses;
  const addresses = typed === null ? stored : readAddressList(typed.text);
  const touched = addresses.join() !== stored.join();
  const problem = checkOutgoingAddresses(addresses);
  const overtaken = typed !== null && typed.base.join() !== stored.join();
  const reason = overtaken ? 'The list was changed meanwhile' : problem !== null ? 'Correct the list first' : touched ? null : 'Nothing was changed';
  useLeaveGuard(touched && !busy, { title: 'Leave without saving?', text: 'Your changes to the outgoing addresses are lost.' });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || reason !== null) return;
    setBusy(true);
    setRefusal(null);
    try {
      await save({ settings, part: { outgoingAddresses: addresses }, said: { title: `${countOf(addresses)} saved`, text: `Before: ${countOf(stored).toLowerCase()}` } });
      setTyped(null);
    } catch (error) {
      if (!isQuiet(error)) setRefusal(errorText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Paper withBorder radius="lg" className={classes.card}>
        <Textarea
          label="IP addresses and networks"
          description="One in each line: 203.0.113.10, 2001:db8::10, 203.0.113.0/24. The operator of your platform knows them."
          value={typed?.text ?? stored.join('\n')}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={6_600}
          error={(left ? problem : null) ?? refusal}
          spellCheck={false}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped({ text, base: typed?.base ?? stored });
            setRefusal(null);
            if (checkOutgoingAddresses(readAddressList(text)) === null) setLeft(false);
          }}
          onBlur={() => {
            setLeft(problem !== null);
          }}
        />
        {overtaken && (
          <Note
            tone="warn"
            live="alert"
            fact="The list was changed meanwhile."
            action={
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  setTyped(null);
                  setLeft(false);
                }}
              >
                Show the new list
              </Button>
            }
          >
            What you typed is still here.
          </Note>
        )}
        <div className={classes.footer}>
          <DisabledReason reason={reason}>
            <Button type="submit" loading={busy}>
              Save
            </Button>
          </DisabledReason>
        </div>
      </Paper>
    </form>
  );
}
