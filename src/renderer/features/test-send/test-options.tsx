import { Switch } from '@mantine/core';
import type { Channel } from '../../../shared/model/message';
import { codePlace } from '../../ui/code-place';
import type { Draft } from './draft';
import { carriesCode, codeChange } from './random-code';
import type { Subject } from './subject';

interface TestOptionsProps {
  subject: Subject | null;
  channel: Channel;
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}

/** What makes a message a test: a code that proves its arrival, and a provider that only pretends. */
export function TestOptions({ subject, channel, draft, onChange }: TestOptionsProps) {
  const testMode = subject?.testMode ?? null;
  // The description stands inside the label's element: without a label of its own a switch would have both as its name.
  return (
    <>
      {draft.template === null && (
        <Switch
          label="Carry a random code"
          aria-label="Carry a random code"
          description={`${codePlace} becomes six digits, to be typed back when they arrive.`}
          checked={carriesCode(draft, channel)}
          onChange={(event) => {
            onChange(codeChange(draft, channel, event.currentTarget.checked));
          }}
        />
      )}
      {testMode !== null && (
        <Switch
          label={testMode.label}
          aria-label={testMode.label}
          description={testMode.note}
          checked={draft.testMode}
          onChange={(event) => {
            onChange({ testMode: event.currentTarget.checked });
          }}
        />
      )}
    </>
  );
}
