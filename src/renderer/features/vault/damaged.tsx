import { Button, Group, Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconArrowRight, IconFolder, IconHistory, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { VaultState } from '../../../shared/model/vault';
import { call } from '../../api';
import { errorText } from '../../error-text';
import { CopyButton } from '../../ui/copy-button';
import { dayAndTime } from '../../ui/dates';
import { buttonIcon } from '../../ui/icon-sizes';
import { Note } from '../../ui/note';
import { useNow } from '../../ui/now';
import { Barrier } from './barrier';
import { ChoiceCard } from './choice-card';
import { damageSentence, keptSentence, type WayOut, waysOut } from './damage-words';
import classes from './damaged.module.css';
import { Recover } from './recover';

/** A vault that does not open: what happened, what was kept, and the ways out. */
export function Damaged({ state }: { state: Extract<VaultState, { kind: 'damaged' }> }) {
  const client = useQueryClient();
  const now = useNow();
  const ways = waysOut(state.reason, state.copy !== null);
  const [chosen, setChosen] = useState<WayOut | null>(null);
  const [recovering, setRecovering] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const way = chosen ?? ways[0] ?? 'recovery-key';

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
  if (recovering) {
    return (
      <Recover
        onBack={() => {
          setRecovering(false);
        }}
      />
    );
  }
  const details = `Dispatchbox: vault-damaged: ${state.reason}${state.setAside === null ? '' : `, set aside as ${state.setAside}`}${state.copy === null ? ', no copy' : `, copy of ${state.copy.at}`}`;
  return (
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
          <CopyButton variant="subtle" ml={-12} label="Copy details" text={details} />
          <Group gap={8}>
            <Button variant="default" onClick={() => void tryAgain()}>
              Try again
            </Button>
            <Button
              rightSection={<IconArrowRight {...buttonIcon} aria-hidden />}
              loading={busy}
              onClick={() => {
                if (way === 'copy') void openCopy();
                else setRecovering(true);
              }}
            >
              {way === 'copy' ? 'Open the copy' : 'Use the recovery key'}
            </Button>
          </Group>
        </>
      }
    >
      <Radio.Group
        label="What to do"
        value={way}
        onChange={(value) => {
          if (value === 'copy' || value === 'recovery-key') setChosen(value);
        }}
      >
        {ways.map((each) =>
          each === 'copy' && state.copy !== null ? (
            <ChoiceCard key={each} value={each} label={`Open the copy of ${dayAndTime(state.copy.at, now)}`} text="The last good state. What was changed since then is missing." icon={IconHistory} />
          ) : (
            <ChoiceCard key={each} value={each} label="Use the recovery key" text="It opens the vault and every copy of it." icon={IconKey} />
          ),
        )}
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
  );
}
