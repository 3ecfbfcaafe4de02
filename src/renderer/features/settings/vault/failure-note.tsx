import { errorAt, errorText, isQuiet } from '../../../error-text';
import { Note } from '../../../ui/note';

/** Says in a dialog why nothing came of it, unless it stands `at` one of its fields. */
export function FailureNote({ error, at = [], fact }: { error: unknown; at?: readonly string[]; fact: string }) {
  if (error === null || isQuiet(error) || at.some((field) => errorAt(error, field) !== undefined)) return null;
  return (
    <div className="gap-above">
      <Note tone="bad" live="alert" fact={fact}>
        {errorText(error)}
      </Note>
    </div>
  );
}
