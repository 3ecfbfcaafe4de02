import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCode, IconPencil, IconPlayerStop, IconSend, IconShieldCheck, IconTrash } from '@tabler/icons-react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactElement, Ref } from 'react';
import type { Environment } from '../../../shared/model/environment';
import { Age } from '../../ui/age';
import { DisabledReason } from '../../ui/disabled-reason';
import { EnvBadge } from '../../ui/env-badge';
import { gridRowKey } from '../../ui/grid-row-key';
import { buttonIcon, rowIcon } from '../../ui/icon-sizes';
import { ProviderMark } from '../../ui/provider-mark';
import { Status } from '../../ui/status';
import classes from './integrations.module.css';
import { deleteRefusal, type ListRow } from './list-view';

interface IntegrationRowProps {
  ref: Ref<HTMLDivElement>;
  row: ListRow;
  /** Why it may not be tested, or null. */
  testRefusal: string | null;
  /** Otherwise it can be read and, without a refusal, tested. */
  mayEdit: boolean;
  checking: boolean;
  actions: { open: () => void; editCode: (() => void) | null; setDefault: () => void; test: () => void; remove: () => void; verify: () => void; report: () => void };
  flash: boolean;
  tabIndex: number;
  ariaRowIndex: number;
  style: CSSProperties;
  onFocus: () => void;
  /** Keys that are not for one of its controls. */
  onRowKey: (event: KeyboardEvent) => void;
}

export function IntegrationRow({ ref, row, testRefusal, mayEdit, checking, actions, flash, tabIndex, ariaRowIndex, style, onFocus, onRowKey }: IntegrationRowProps) {
  const { integration, descriptor } = row;
  const { name, builtIn } = integration;
  const opens = mayEdit && !builtIn;

  const onClick = (event: MouseEvent) => {
    if (!(event.target as HTMLElement).closest('button, a[href]')) actions.open();
  };

  return (
    <div
      ref={ref}
      role="row"
      aria-rowindex={ariaRowIndex}
      className={classes.row}
      data-integration-id={integration.id}
      data-flash={flash || undefined}
      data-opens={opens || undefined}
      tabIndex={tabIndex}
      style={style}
      onFocus={onFocus}
      onKeyDown={(event) => {
        gridRowKey(event, onRowKey);
      }}
      onClick={onClick}
    >
      <div role="gridcell" className={classes.who}>
        <ProviderMark providerId={integration.providerId} />
        <span className={classes.words}>
          {!opens ? (
            <span className={`${classes.name ?? ''} ellipsis`} title={name}>
              {name}
            </span>
          ) : (
            <a
              className={`${classes.name ?? ''} ellipsis`}
              href={`#/integrations/${integration.channel}/${encodeURIComponent(integration.id)}`}
              tabIndex={-1}
              title={name}
            >
              {name}
            </a>
          )}
          <span className={`${classes.subtitle ?? ''} ellipsis`} title={row.subtitle}>
            {row.subtitle}
          </span>
        </span>
      </div>
      <div role="gridcell">
        <ActiveIn environments={row.activeIn} />
      </div>
      {mayEdit && (
        <div role="gridcell" className={classes.check}>
          <Status status={checking ? { tone: 'run', word: 'Checking…' } : row.check} stacked />
          {descriptor?.capabilities.verify === true && (
            <Tooltip label={checking ? 'Stop checking' : 'Verify credentials'}>
              <ActionIcon className={classes.verify ?? ''} tabIndex={-1} onClick={actions.verify} aria-label={checking ? `Stop checking: ${name}` : `Verify credentials: ${name}`}>
                {checking ? <IconPlayerStop {...rowIcon} /> : <IconShieldCheck {...rowIcon} />}
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      )}
      <div role="gridcell">
        {integration.lastTest === null ? (
          <Status status={row.test} stacked />
        ) : (
          <Tooltip label="Open report">
            <button type="button" tabIndex={-1} className={classes.report} onClick={actions.report}>
              <Status status={row.test} stacked />
              <span className="sr-only">: open the report of {name}</span>
            </button>
          </Tooltip>
        )}
      </div>
      <div role="gridcell" className={classes.updated}>
        {integration.updatedAt === null ? 'built-in' : <Updated at={integration.updatedAt} by={integration.updatedBy} />}
      </div>
      <div role="gridcell" className={classes.actions}>
        {mayEdit ? (
          <>
            <Button variant="default" size="xs" tabIndex={-1} onClick={actions.setDefault} aria-label={`Set Default Provider: ${name}`}>
              Set default
            </Button>
            <span className={classes.icons}>
              <RowAction label="Test" name={name} onClick={actions.test} icon={<IconSend {...rowIcon} />} />
              {actions.editCode !== null && <RowAction label="Edit code of" name={name} onClick={actions.editCode} icon={<IconCode {...rowIcon} />} />}
              <RowAction label="Edit" name={name} onClick={actions.open} icon={<IconPencil {...rowIcon} />} refusal={builtIn ? 'The built-in service has nothing to set.' : null} />
              <RowAction label="Delete" name={name} onClick={actions.remove} icon={<IconTrash {...rowIcon} />} refusal={deleteRefusal(row)} />
            </span>
          </>
        ) : (
          <DisabledReason reason={testRefusal}>
            <Button variant="default" size="xs" tabIndex={-1} leftSection={<IconSend {...buttonIcon} aria-hidden />} onClick={actions.test} aria-label={`Test ${name}`}>
              Test
            </Button>
          </DisabledReason>
        )}
      </div>
    </div>
  );
}

function RowAction({ label, name, onClick, icon, refusal = null }: { label: string; name: string; onClick: () => void; icon: ReactElement; refusal?: string | null }) {
  const button = (
    <ActionIcon tabIndex={-1} onClick={onClick} aria-label={`${label} ${name}`}>
      {icon}
    </ActionIcon>
  );
  if (refusal !== null) return <DisabledReason reason={refusal}>{button}</DisabledReason>;
  return <Tooltip label={label}>{button}</Tooltip>;
}

function ActiveIn({ environments }: { environments: readonly Environment[] }) {
  const [first, ...more] = environments;
  if (first === undefined) return <span className={classes.quiet}>Not in use</span>;
  if (more.length === 0) return <EnvBadge environment={first} />;
  const all = environments.map(({ name }) => name).join(', ');
  return (
    <Tooltip label={all}>
      <span className={classes.badges}>
        <EnvBadge environment={first} />
        <span className="tn" aria-hidden>
          +{more.length}
        </span>
        <span className="sr-only">{`and ${more.map(({ name }) => name).join(', ')}`}</span>
      </span>
    </Tooltip>
  );
}

function Updated({ at, by }: { at: string; by: string | null }) {
  return (
    <span title={by === null ? undefined : `by ${by}`}>
      <Age at={at} />
    </span>
  );
}
