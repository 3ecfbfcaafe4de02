import { errorText, isQuiet } from '../../error-text';
import { Note } from '../../ui/note';
import classes from './default-provider.module.css';

/** Why nothing was saved. What the dialog shows beside it is already the present state. */
export function FailureNote({ error }: { error: unknown }) {
  if (error === null || isQuiet(error)) return null;
  return (
    <div className={classes.note}>
      <Note tone="bad" live="alert" fact="Nothing was changed.">
        {errorText(error)}
      </Note>
    </div>
  );
}
