import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** Name, one sentence, and what can be done about it. */
export function SettingRow({ id, name, mark, text, control }: { id?: string; name: string; /** Behind the name. */ mark?: ReactNode; text: ReactNode; control?: ReactNode }) {
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <div className={classes.rowName} id={id}>
          {name} {mark}
        </div>
        <div className={classes.rowText}>{text}</div>
      </div>
      {control}
    </div>
  );
}
