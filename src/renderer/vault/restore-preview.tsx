import { Button, Divider, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconArrowRight } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { BackupPreview } from '../../shared/model/vault';
import { call, useVaultState } from '../api';
import { errorText, isQuiet } from '../error-text';
import { DialogBody, DialogFooter, DialogHeader } from '../ui/app-dialog';
import { dayAndTime } from '../ui/dates';
import { focusFirstError } from '../ui/focus-first-error';
import { buttonIcon } from '../ui/icon-sizes';
import { Note } from '../ui/note';
import { useNow } from '../ui/now';
import { toast } from '../ui/toast';
import { shortNameList } from '../ui/words';
import { emptyProtection, protectionChoice, protectionIssues } from './protection';
import { ProtectionFields, useProtectionDefault } from './protection-fields';
import { holdingWords, replacedSentence } from './restore-way';

interface RestorePreviewProps {
  kind: 'absent' | 'locked' | 'open' | 'damaged';
  preview: BackupPreview;
  onBack: () => void;
  onClose: () => void;
}

/** What an opened backup holds and what goes when it is restored; a vault that is not open is also given a protection. */
export function RestorePreview({ kind, preview, onBack, onClose }: RestorePreviewProps) {
  const client = useQueryClient();
  const now = useNow();
  const state = useVaultState().data;
  /** Of what is in memory alone, no file is set aside. */
  const session = state?.kind === 'open' && state.protection === 'session';
  const [typed, setTyped] = useState(emptyProtection);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const form = useProtectionDefault(typed);
  const issues = kind === 'open' ? {} : protectionIssues(form);
  const { holds } = preview;

  const restore = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(issues).length > 0) {
      focusFirstError(event.currentTarget);
      return;
    }
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const state = await call('vault.restore', { id: preview.id, ...(kind !== 'open' && { protection: protectionChoice(form) }) });
      onClose();
      client.setQueryData(['vault.state', {}], state);
      toast({ tone: 'ok', title: 'The backup is restored', text: `As it was ${dayAndTime(preview.madeAt, now)}.` });
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void restore(event)} noValidate>
      <DialogHeader title="Restore this backup?" sub={`${preview.name}, made ${dayAndTime(preview.madeAt, now)}`} focusTitle />
      <DialogBody>
        <Note tone={kind === 'absent' ? 'info' : 'warn'} fact={replacedSentence(preview, kind)}>
          {kind === 'open' && `${session ? '' : 'What is there now is set aside. '}The protection, the administrator passphrase and the audit log stay.`}
          {(kind === 'locked' || kind === 'damaged') && 'It is set aside with its logs.'}
        </Note>
        <Text size="sm" mt={12}>
          The backup holds {holdingWords(holds)}.
          {holds.integrations.length > 0 && ` Integrations: ${shortNameList(holds.integrations)}.`}
          {holds.environments.length > 0 && ` Environments: ${shortNameList(holds.environments)}.`}
        </Text>
        {kind !== 'open' && (
          <>
            <Divider my={16} color="var(--db-border)" />
            <ProtectionFields form={form} onForm={setTyped} issues={checked ? issues : {}} />
          </>
        )}
        {error !== null && !isQuiet(error) && (
          <div className="gap-above">
            <Note tone="bad" live="alert" fact="The backup was not restored.">
              {errorText(error)}
            </Note>
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button type="submit" {...(preview.replaces !== null && { color: 'red' })} loading={busy} rightSection={<IconArrowRight {...buttonIcon} aria-hidden />}>
          Restore the backup
        </Button>
      </DialogFooter>
    </form>
  );
}
