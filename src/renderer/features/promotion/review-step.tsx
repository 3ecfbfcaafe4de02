import type { ReactNode } from 'react';
import type { AuditChange } from '../../../shared/model/audit';
import type { Environment } from '../../../shared/model/environment';
import { Note } from '../../ui/note';
import classes from './promotion.module.css';

/** The whole change, tried out and not made yet. */
export function ReviewStep({ target, changes, children }: { target: Environment; changes: readonly AuditChange[]; children: ReactNode }) {
  return (
    <>
      <Note tone="info" fact={`This is what changes in ${target.name}.`}>
        It was tried out and nothing is changed yet. All of it happens at once, and can be rolled back until the next promotion.
      </Note>
      {children}
      {/* Long changes scroll, also by keyboard. */}
      <div role="group" aria-label="What changes" tabIndex={0}>
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{before ?? <span className={classes.same}>empty</span>}</td>
                <td>{after ?? <span className={classes.same}>empty</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
