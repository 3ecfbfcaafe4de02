import { Button } from '@mantine/core';
import type { ActionState } from '../../../shared/model/action-version';
import { Age } from '../../ui/age';
import { Note } from '../../ui/note';
import classes from './custom-code.module.css';

interface CodeConflictProps {
  state: ActionState;
  onReload: () => void;
  onKeepMine: () => void;
}

/** Somebody else saved the code while it was edited here: nothing typed is lost until the person decides. */
export function CodeConflict({ state: { draft, deployed }, onReload, onKeepMine }: CodeConflictProps) {
  const { at, by } = draft !== null && draft.at > deployed.at ? draft : deployed;
  const what = draft !== null && draft.at > deployed.at ? 'saved a draft' : `deployed version ${deployed.number}`;
  return (
    <div className={classes.note}>
      <Note
        tone="warn"
        live="alert"
        fact={`${by} ${what} meanwhile.`}
        action={
          <span className={classes.noteButtons}>
            <Button variant="default" size="xs" onClick={onReload}>
              Reload
            </Button>
            <Button variant="default" size="xs" onClick={onKeepMine}>
              Keep mine
            </Button>
          </span>
        }
      >
        It was <Age at={at} />. What you typed is still here; Versions compares the two.
      </Note>
    </div>
  );
}
