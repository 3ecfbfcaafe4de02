import { Button } from '@mantine/core';
import type { IntegrationView } from '../../../shared/model/integration';
import { Age } from '../../ui/age';
import { Note } from '../../ui/note';
import type { ValueChange } from './conflict';
import classes from './wizard.module.css';

interface ConflictNoteProps {
  current: IntegrationView;
  changes: readonly ValueChange[];
  onReload: () => void;
  onKeepMine: () => void;
}

/** Somebody else saved this integration while the form was open: shows both, and nothing typed is lost until the person decides. */
export function ConflictNote({ current, changes, onReload, onKeepMine }: ConflictNoteProps) {
  const who = current.updatedBy ?? 'Somebody';
  return (
    <Note tone="warn" live="alert" fact={`${who} changed ${current.name} meanwhile.`}>
      {current.updatedAt !== null && <Age at={current.updatedAt} />}
      <table className={classes.conflict}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Saved by {who}</th>
            <th scope="col">What you typed</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ label, theirs, mine }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{theirs}</td>
              <td>{mine}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <span className={classes.conflictButtons}>
        <Button variant="default" size="xs" onClick={onReload}>
          Reload
        </Button>
        <Button variant="default" size="xs" onClick={onKeepMine}>
          Save mine over it
        </Button>
      </span>
    </Note>
  );
}
