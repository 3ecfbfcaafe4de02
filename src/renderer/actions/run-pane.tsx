import { Button, Kbd } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconSend } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { Channel } from '../../shared/model/message';
import { useDialogs } from '../dialogs';
import { errorText, isQuiet } from '../error-text';
import { buttonIcon } from '../ui/icon-sizes';
import { ModKey } from '../ui/mod-key';
import { Note } from '../ui/note';
import { useSubmitKey } from '../ui/submit-key';
import { CannedAnswers } from './canned-answers';
import { DryRunReport } from './dry-run-report';
import { cannedAnswers, chosenTarget, dryMessage, firstChoices, isSample, problemsOf, type RunChoices, type TypedTarget, typedMessage, withAnswer } from './run-choices';
import { RunFields } from './run-fields';
import classes from './run-pane.module.css';
import { useDryRun } from './use-dry-run';
import { useRunChoices } from './use-run-choices';

interface RunPaneProps {
  channel: Channel;
  /** Of the form or the stored integration, with the code as it stands in the editor. The choices of the pane are put over its settings. */
  target: TypedTarget;
  /** Where it stands: the key that runs is heard there. */
  place: 'page' | 'dialog';
  /** Shows a line of the code, counted from 1. */
  onLine?: (line: number) => void;
}

/** Runs the code under edit, dry or live, and shows what it did. */
export function RunPane({ channel, target, place, onLine }: RunPaneProps) {
  const titleId = useId();
  const { openTestSend } = useDialogs();
  const { choices, change } = useRunChoices(target.integrationId ?? `new ${channel}`, () => firstChoices(channel, target.settings));
  const { running, finished, failure, run, cancel } = useDryRun();
  /** What is wrong is said once a run was tried. */
  const [tried, setTried] = useState(false);
  const pane = useRef<HTMLElement>(null);
  const problems = problemsOf(channel, choices);
  const chosen = chosenTarget(target, choices);

  const isReady = (): boolean => {
    const ready = Object.keys(problems).length === 0;
    setTried(!ready);
    // The fields know what is wrong with the next paint.
    if (!ready) requestAnimationFrame(() => pane.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    return ready;
  };
  const runDry = () => {
    if (running || !isReady()) return;
    void run({ target: chosen, message: dryMessage(channel, choices), answers: cannedAnswers(choices) });
  };
  const testLive = () => {
    if (!isReady()) return;
    const message = typedMessage(channel, choices);
    openTestSend({ channel, typed: chosen, message: isSample(channel, choices) ? { ...message, to: '' } : message });
  };
  useSubmitKey(place, true, runDry);

  const answer = (url: string) => {
    const changed: RunChoices = withAnswer(choices, url, crypto.randomUUID());
    change(changed);
    requestAnimationFrame(() => pane.current?.querySelector<HTMLElement>('input[aria-label="Status of answer 1"]')?.focus());
  };

  return (
    <section ref={pane} className={classes.pane} data-place={place} aria-labelledby={titleId}>
      <h2 id={titleId} className="sr-only">
        Run
      </h2>
      <RunFields channel={channel} choices={choices} problems={tried ? problems : {}} from={target.settings.from ?? ''} onChange={change} />
      <CannedAnswers
        answers={choices.answers}
        problems={tried ? problems : {}}
        onChange={(answers) => {
          change({ answers });
        }}
      />
      <div className={classes.buttons}>
        {running ? (
          <Button variant="default" leftSection={<IconPlayerStop {...buttonIcon} aria-hidden />} onClick={cancel}>
            Cancel run
          </Button>
        ) : (
          <Button variant={place === 'dialog' ? 'filled' : 'default'} data-autofocus={place === 'dialog' || undefined} leftSection={<IconPlayerPlay {...buttonIcon} aria-hidden />} onClick={runDry}>
            Run dry
          </Button>
        )}
        <Button variant="default" leftSection={<IconSend {...buttonIcon} aria-hidden />} onClick={testLive}>
          Send Test Message…
        </Button>
        <span className={classes.keys}>
          <ModKey />
          <Kbd>Enter</Kbd>
          runs dry
        </span>
      </div>
      <div role="status" className={classes.running}>
        {running && 'Running. It ends after 20 s at the latest.'}
      </div>
      {failure !== null && !isQuiet(failure) && (
        <Note tone="bad" live="alert" fact="The code was not run.">
          {errorText(failure)}
        </Note>
      )}
      {!running && finished !== null && <DryRunReport key={finished.report.timings.startedAt} finished={finished} code={target.settings.code ?? ''} name={target.name} integrationId={target.integrationId} onLine={onLine} onAnswer={answer} />}
    </section>
  );
}
