import { Anchor, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconShieldCheck } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { call, useSettings } from '../../api';
import { errorText } from '../../error-text';
import { DialogBody, DialogFooter, DialogHeader, useCloseDialog } from '../../ui/app-dialog';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon } from '../../ui/icon-sizes';
import { PresentPassphraseField } from '../../ui/present-passphrase-field';
import { toast } from '../../ui/toast';
import { usePassphrasePause } from '../../ui/use-passphrase-pause';
import { counted } from '../../ui/words';

/** Wrong tries are answered with a growing pause, which the button counts down. */
export function PassphraseForm({ onForgotten, onDone }: { onForgotten: () => void; onDone: () => void }) {
  const client = useQueryClient();
  const close = useCloseDialog();
  const form = useRef<HTMLFormElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const pause = usePassphrasePause();
  const minutes = useSettings().data?.administrator.minutes;
  const duration = minutes === undefined ? '' : counted(minutes, 'minute');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const field = form.current?.querySelector('input');
    if (busy || pause > 0) return;
    if (passphrase === '') {
      field?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    try {
      client.setQueryData(['roles.state', {}], await call('roles.becomeAdministrator', { passphrase }));
      onDone();
      toast({ tone: 'ok', title: `You work as Administrator for ${duration}`, text: 'The time left stands at the top.' });
    } catch (cause) {
      setError(cause);
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['roles.state'] });
      field?.select();
    }
  };

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
      <DialogHeader title="Work as Administrator" sub={duration === '' ? undefined : `For ${duration}, or until the vault is locked.`} />
      <DialogBody>
        <PresentPassphraseField
          label="Administrator passphrase"
          value={passphrase}
          error={error === null ? undefined : <span role="alert">{errorText(error)}</span>}
          onChange={setPassphrase}
        />
      </DialogBody>
      <DialogFooter
        quiet={
          <Anchor component="button" type="button" fz={13} fw={550} onClick={onForgotten}>
            Use the recovery key
          </Anchor>
        }
      >
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <DisabledReason reason={pause > 0 ? `Too many wrong tries. Next in ${pause} s.` : null}>
          <Button type="submit" loading={busy} leftSection={<IconShieldCheck {...buttonIcon} aria-hidden />}>
            {pause > 0 ? <span className="tn">{`Continue in ${pause} s`}</span> : 'Continue'}
          </Button>
        </DisabledReason>
      </DialogFooter>
    </form>
  );
}
