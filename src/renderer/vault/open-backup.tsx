import { Button, PasswordInput, Radio, Text, Textarea } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { BackupSecret } from '../../shared/contract';
import type { BackupPreview } from '../../shared/model/vault';
import { call, CallError } from '../api';
import { errorText, isQuiet } from '../error-text';
import { DialogBody, DialogFooter, DialogHeader } from '../ui/app-dialog';
import { dayAndTime } from '../ui/dates';
import { buttonIcon } from '../ui/icon-sizes';
import { Note } from '../ui/note';
import { useNow } from '../ui/now';
import type { RestoreSource } from './restore-way';

const longestKey = 128;
type Way = BackupSecret['kind'];
const wayWords: Record<Way, string> = { passphrase: 'The passphrase of the backup', 'recovery-key': 'A recovery key', 'open-vault': 'The open vault' };

interface OpenBackupProps {
  source: RestoreSource;
  onOpen: (preview: BackupPreview) => void;
  onBack: () => void;
}

/** Opens a chosen backup with what it opens with. Nothing changes by it. */
export function OpenBackup({ source, onOpen, onBack }: OpenBackupProps) {
  const now = useNow();
  const ways: Way[] = source.openVault ? ['open-vault', ...source.opensWith] : source.opensWith;
  const [way, setWay] = useState<Way>(ways[0] ?? 'recovery-key');
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fieldError = error instanceof CallError && error.failure.field?.startsWith('secret.') === true ? errorText(error) : undefined;

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (way !== 'open-vault' && secret.trim() === '') {
      setError(new CallError({ code: 'invalid-input', message: way === 'passphrase' ? 'Type the passphrase of the backup.' : 'Type the recovery key.', field: 'secret.typed' }));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      onOpen(await call('vault.openBackup', { id: source.id, secret: secretOf(way, secret) }));
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  const onSecret = (event: { currentTarget: { value: string } }) => {
    setSecret(event.currentTarget.value);
    setError(null);
  };

  return (
    <form onSubmit={(event) => void open(event)} noValidate>
      <DialogHeader title="Open the backup" sub={`${source.name}, made ${dayAndTime(source.madeAt, now)}`} focusTitle={way === 'open-vault'} />
      <DialogBody>
        {ways.length > 1 && (
          <Radio.Group
            label="Open it with"
            mb={16}
            value={way}
            onChange={(value) => {
              const chosen = ways.find((each) => each === value);
              if (chosen === undefined) return;
              setWay(chosen);
              setSecret('');
              setError(null);
            }}
          >
            {ways.map((each) => (
              <Radio key={each} value={each} label={wayWords[each]} mt={8} />
            ))}
          </Radio.Group>
        )}
        {way === 'passphrase' && (
          <PasswordInput
            label="Passphrase of the backup"
            value={secret}
            error={fieldError}
            aria-invalid={fieldError !== undefined}
            autoComplete="off"
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase of the backup', tabIndex: 0 }}
            onChange={onSecret}
          />
        )}
        {way === 'recovery-key' && (
          <Textarea
            className="mono"
            label="Recovery key"
            description="Of the time when the backup was made. Spaces, dashes and case do not matter."
            rows={2}
            maxLength={longestKey}
            value={secret}
            error={fieldError}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            onChange={onSecret}
          />
        )}
        {way === 'open-vault' && (
          <Text size="sm" c="dimmed">
            The vault that is open has the same recovery key.
          </Text>
        )}
        {error !== null && fieldError === undefined && !isQuiet(error) && (
          <div className="gap-above">
            <Note tone="bad" live="alert" fact="The backup was not opened.">
              {errorText(error)}
            </Note>
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button type="submit" loading={busy} rightSection={<IconArrowRight {...buttonIcon} aria-hidden />}>
          Open the backup
        </Button>
      </DialogFooter>
    </form>
  );
}

function secretOf(way: Way, typed: string): BackupSecret {
  switch (way) {
    case 'passphrase':
      return { kind: way, passphrase: typed };
    case 'recovery-key':
      return { kind: way, recoveryKey: typed };
    case 'open-vault':
      return { kind: way };
  }
}
