import { Button, Group, Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconArrowRight, IconFolder, IconHistory, IconKey, IconPlus, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { VaultState } from '../../../shared/model/vault';
import { call } from '../../api';
import { errorText } from '../../error-text';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { CopyButton } from '../../ui/copy-button';
import { dayAndTime } from '../../ui/dates';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { useNow } from '../../ui/now';
import { ChoiceCard } from '../../vault/choice-card';
import { RestoreDialog } from '../../vault/restore-dialog';
import { Barrier } from './barrier';
import { damageSentence, keptSentence, type WayOut, wayButton, waysOut, waysOutInAll } from './damage-words';
import classes from './damaged.module.css';
import { Recover } from './recover';

type DamagedState = Extract<VaultState, { kind: 'damaged' }>;

/** A vault that does not open: what happened, what was kept, and the ways out. */
export function Damaged({ state }: { state: DamagedState }) {
  const client = useQueryClient();
  const ways = waysOut(state.reason, state.copy !== null);
  const [chosen, setChosen] = useState<WayOut | null>(null);
  const [gone, setGone] = useState<WayOut | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const way = chosen !== null && ways.includes(chosen) ? chosen : (ways[0] ?? 'backup');
  const stay = () => {
    setGone(null);
  };

  /** The file or the keychain may have been put right meanwhile; what is still missing shows in the state. */
  const tryAgain = async () => {
    try {
      client.setQueryData(['vault.state', {}], await call('vault.unlock', {}));
    } catch {
      await client.invalidateQueries({ queryKey: ['vault.state'] });
    }
  };
  const openCopy = async () => {
    setBusy(true);
    setError(null);
    try {
      client.setQueryData(['vault.state', {}], await call('vault.openCopy', {}));
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  if (gone === 'recovery-key') return <Recover onBack={stay} />;
  return (
    <>
      <Barrier
        title="The vault does not open"
        sub={
          <>
            {damageSentence(state.reason)}
            <br />
            {keptSentence(state.setAside)}
          </>
        }
        width={560}
        footer={
          <>
            <CopyButton variant="subtle" ml={-12} label="Copy details" text={detailsOf(state)} />
            <Group gap={8}>
              <Button variant="default" onClick={() => void tryAgain()}>
                Try again
              </Button>
              <Button
                rightSection={<IconArrowRight {...buttonIcon} aria-hidden />}
                loading={busy}
                onClick={() => {
                  if (way === 'copy') void openCopy();
                  else setGone(way);
                }}
              >
                {wayButton[way]}
              </Button>
            </Group>
          </>
        }
      >
        <Radio.Group
          label="What to do"
          value={way}
          onChange={(value) => {
            setChosen(waysOutInAll.find((each) => each === value) ?? null);
          }}
        >
          {ways.map((each) => (
            <WayCard key={each} way={each} state={state} />
          ))}
        </Radio.Group>
        {state.setAside !== null && (
          <p className={classes.aside}>
            <IconFolder size={15} stroke={1.6} aria-hidden />
            Set aside as <span className="mono">{state.setAside}</span>
          </p>
        )}
        {error !== null && (
          <div className="gap-above">
            <Note tone="bad" live="alert" fact="The copy was not opened.">
              {errorText(error)}
            </Note>
          </div>
        )}
      </Barrier>
      {gone === 'backup' && <RestoreDialog kind="damaged" onClose={stay} />}
      {gone === 'empty' && <StartEmpty onClose={stay} />}
    </>
  );
}

function WayCard({ way, state }: { way: WayOut; state: DamagedState }) {
  const now = useNow();
  switch (way) {
    case 'copy':
      return <ChoiceCard value={way} label={state.copy === null ? 'Open the copy' : `Open the copy of ${dayAndTime(state.copy.at, now)}`} text="The last good state. What was changed since then is missing." icon={IconHistory} />;
    case 'recovery-key':
      return <ChoiceCard value={way} label="Use the recovery key" text="It opens the vault and every copy of it." icon={IconKey} />;
    case 'backup':
      return <ChoiceCard value={way} label="Restore a backup" text="Choose a file; its passphrase or the recovery key opens it." icon={IconUpload} />;
    case 'empty':
      return <ChoiceCard value={way} label="Start with an empty vault" text="The damaged file and its copies are set aside, not deleted." icon={IconPlus} />;
  }
}

function StartEmpty({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title="Start with an empty vault?"
      confirmLabel="Start empty"
      onConfirm={async () => {
        client.setQueryData(['vault.state', {}], await call('vault.startEmpty', {}));
      }}
      onClose={onClose}
    >
      Nothing of the vault that does not open is in the new one: no integration, no credential, no history. Its file, its copy and its logs are set aside together, and nothing of them is deleted.
    </ConfirmDialog>
  );
}

/** For whoever is asked for help: neither a path nor anything of the content. */
function detailsOf({ reason, setAside, copy }: DamagedState): string {
  return `Dispatchbox: vault-damaged: ${reason}${setAside === null ? '' : `, set aside as ${setAside}`}${copy === null ? ', no copy' : `, copy of ${copy.at}`}`;
}
