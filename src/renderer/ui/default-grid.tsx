import { Checkbox } from '@mantine/core';
import { IconArrowRight, IconCircleX, IconLock } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './default-grid.module.css';
import type { PlanRow } from './default-plan';
import { ProviderMark } from './provider-mark';

interface DefaultGridProps {
  rows: readonly PlanRow[];
  chosen: { name: string; providerId: string };
  /** Said in amber beside the name where it would start to serve, such as "Never tested". */
  warning?: string | null;
  onTick: (environmentId: string, ticked: boolean) => void;
}

/** Environments as a checklist: what each uses now and what it becomes. */
export function DefaultGrid({ rows, chosen, warning = null, onTick }: DefaultGridProps) {
  return (
    <table className={classes.grid}>
      <thead>
        <tr>
          <th scope="col" className={classes.environment}>
            Environment
          </th>
          <th scope="col">Now</th>
          <td className={classes.arrow} />
          <th scope="col">Becomes</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <GridRow
            key={row.environment.id}
            row={row}
            chosen={chosen}
            warning={warning}
            onTick={(ticked) => {
              onTick(row.environment.id, ticked);
            }}
          />
        ))}
      </tbody>
    </table>
  );
}

function GridRow({ row, chosen, warning, onTick }: { row: PlanRow; chosen: DefaultGridProps['chosen']; warning: string | null; onTick: (ticked: boolean) => void }) {
  const reasonId = useId();
  const refused = row.outcome === 'not-allowed';
  const changes = row.outcome === 'set' || row.outcome === 'removed';
  return (
    <tr>
      <td className={classes.environment}>
        <Checkbox
          label={row.environment.name}
          checked={row.ticked && !refused}
          {...(refused && { 'aria-disabled': true, 'aria-describedby': reasonId, 'data-refused': true })}
          classNames={{ label: classes.label ?? '' }}
          onChange={(event) => {
            if (!refused) onTick(event.currentTarget.checked);
          }}
        />
      </td>
      <td>{row.now === null ? <NoProvider /> : <Named providerId={row.now.providerId} name={row.now.name} />}</td>
      <td className={classes.arrow}>{changes && <IconArrowRight size={16} stroke={1.6} aria-hidden />}</td>
      <td>
        {refused && (
          <span className={classes.refused} id={reasonId}>
            <IconLock size={15} stroke={1.6} aria-hidden />
            Marked production: needs an external provider
          </span>
        )}
        {row.outcome === 'no-change' && <span className={classes.quiet}>No change</span>}
        {row.outcome === 'stays' && <span className={classes.quiet}>Stays active</span>}
        {row.outcome === 'removed' && <NoProvider />}
        {row.outcome === 'set' && (
          <span className={classes.becomes}>
            <Named {...chosen} />
            {warning !== null && <span className={classes.warning}>{warning}</span>}
          </span>
        )}
      </td>
    </tr>
  );
}

function Named({ providerId, name }: { providerId: string; name: string }) {
  return (
    <span className={classes.named} title={name}>
      <ProviderMark providerId={providerId} size={20} />
      <span className={classes.name}>{name}</span>
    </span>
  );
}

function NoProvider() {
  return (
    <span className={classes.none}>
      <IconCircleX size={15} stroke={1.8} aria-hidden />
      No provider
    </span>
  );
}
