import { Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AuditChange, AuditRow } from '../../../shared/model/audit';
import { call } from '../../api';
import { errorText } from '../../error-text';
import { exactTime } from '../../ui/dates';
import { statusIcon } from '../../ui/icon-sizes';
import { roleWord } from '../../ui/role-word';
import classes from './audit.module.css';

/** What changed in one entry, and where and by whom. */
export function EntryDetails({ row, onDrawn }: { row: AuditRow; onDrawn: (details: HTMLElement) => void }) {
  const { number, id, who, at, fields, unprotected } = row;
  // With its id: after a backup was restored another entry has the number. An entry itself never changes.
  const { data, error, refetch } = useQuery({ queryKey: ['audit.get', { number, id }], queryFn: () => call('audit.get', { number }), enabled: fields > 0 });
  const facts = useRef<HTMLParagraphElement>(null);
  const drawn = fields === 0 || data !== undefined;
  useEffect(() => {
    const details = facts.current?.parentElement;
    if (drawn && details) onDrawn(details);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once
  }, [drawn]);
  return (
    <>
      {fields > 0 && data === undefined && (
        <p className={classes.unread} role={error === null ? 'status' : 'alert'}>
          {error === null ? (
            'The changes are being read…'
          ) : (
            <>
              {errorText(error)}{' '}
              <Anchor component="button" type="button" fz={13} fw={550} onClick={() => void refetch()}>
                Try again
              </Anchor>
            </>
          )}
        </p>
      )}
      {data !== undefined && <Diff changes={data.changes} of={number} />}
      {unprotected && (
        <p className={classes.unprotected}>
          <IconAlertTriangle {...statusIcon} aria-hidden /> Noted in a plain file while the vault was locked. Anybody with this account could have written or removed it.
        </p>
      )}
      <p ref={facts} className={classes.facts}>
        <span>
          Entry <span className={classes.fact}>{number.toLocaleString('en')}</span>
        </span>
        <span>Workstation {who.workstation}</span>
        {who.role !== null && <span>As {roleWord[who.role]}</span>}
        <time dateTime={at}>{exactTime(at)}</time>
      </p>
    </>
  );
}

function Diff({ changes, of }: { changes: readonly AuditChange[]; of: number }) {
  return (
    <table className={classes.diff} aria-label={`What changed in entry ${of}`}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }, index) => (
          <tr key={index}>
            <th scope="row">{field}</th>
            <Value value={before} sign="−" />
            <Value value={after} sign="+" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value, sign }: { value: string | null; sign: '−' | '+' }) {
  if (value === null) return <td className={classes.none}>empty</td>;
  return (
    <td>
      <span className={classes.value} data-added={sign === '+' || undefined}>
        <span className={classes.sign} aria-hidden>
          {sign}
        </span>
        {value}
      </span>
    </td>
  );
}
