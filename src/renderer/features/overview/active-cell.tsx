import { ActionIcon, Anchor, Button, Menu } from '@mantine/core';
import { IconArrowUpRight, IconDotsVertical, IconHistory, IconPencil, IconPlugConnectedX, IconReplace, IconSend, IconShieldCheck, IconTarget, IconInbox } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { builtInServes, hasGeneric, type OnHere, ownTemplates, type SetHere, templatesMissing, withoutTemplate } from '../../../shared/flows/impact';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { call } from '../../api';
import { useDialogs } from '../../dialogs';
import { useRole } from '../../role';
import { channelWord, routes } from '../../routes';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon, rowIcon } from '../../ui/icon-sizes';
import { ProviderMark } from '../../ui/provider-mark';
import { Status } from '../../ui/status';
import { toastError } from '../../ui/toast';
import { cellSubtitle, troubleOf } from './cell-words';
import type { Cell } from './matrix';
import classes from './matrix.module.css';

interface ActiveCellProps {
  cell: Cell;
  active: NonNullable<Cell['active']>;
  on: OnHere;
  set: SetHere;
  providers: ProviderDescriptor[];
}

/** Who sends, whether its credentials are right, and how its last test went. */
export function ActiveCell({ cell, active, on, set, providers }: ActiveCellProps) {
  const { openReport, openTestSend } = useDialogs();
  const { may, whyNotTest } = useRole();
  const mayEdit = may('integrations.update');
  const [checking, setChecking] = useState(false);
  const { integration, test } = active;
  const { channel, environment } = cell;
  const descriptor = providers.find(({ id }) => id === integration.providerId) ?? null;
  const checkOffered = descriptor?.capabilities.verify !== false;
  const check = checking ? ({ tone: 'run', word: 'Checking…' } as const) : integration.builtIn ? { ...active.check, word: 'No credentials' } : checkOffered ? active.check : { ...active.check, word: 'No check offered' };
  const subtitle = integration.builtIn ? builtInServes(on) : cellSubtitle(integration, descriptor);
  const trouble = troubleOf(active, descriptor);
  const own = ownTemplates(integration.templateOverrides);
  // That the Generic stands in is worth a line in the dialogs, not in a cell.
  const missing = set !== null && hasGeneric(set) ? withoutTemplate(on, set, own) : templatesMissing(on, set, own);
  const address = routes.integration(channel, integration.id);
  const where = `${channelWord[channel]} in ${environment.name}`;

  const verify = async () => {
    setChecking(true);
    try {
      await call('integrations.verify', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: integration.id } });
    } catch (error) {
      toastError(`${integration.name} could not be checked`, error);
    }
    setChecking(false);
  };

  return (
    <>
      <div className={classes.line}>
        <ProviderMark providerId={integration.providerId} />
        <div className={classes.words}>
          {integration.builtIn || !mayEdit ? (
            <span className={classes.title} title={integration.name}>
              {integration.name}
            </span>
          ) : (
            <Link href={address} className={classes.title ?? ''} title={integration.name}>
              {integration.name}
            </Link>
          )}
          <div className={classes.sub} title={subtitle}>
            {subtitle}
          </div>
        </div>
        <DisabledReason reason={whyNotTest(integration)}>
          <Button
            variant="subtle"
            size="xs"
            className="quiet"
            leftSection={<IconSend {...buttonIcon} aria-hidden />}
            onClick={() => {
              openTestSend({ channel, integrationId: integration.id });
            }}
          >
            Test{' '}
            <span className="sr-only">
              {integration.name}, {where}
            </span>
          </Button>
        </DisabledReason>
        {mayEdit && <CellMenu cell={cell} active={active} canVerify={descriptor?.capabilities.verify === true && !checking} onVerify={() => void verify()} />}
      </div>
      <div className={classes.states}>
        <Status status={check} />
        <Status status={test} />
      </div>
      {missing !== null && set !== null && (
        <div className={classes.trouble}>
          {missing}{' '}
          <Anchor component={Link} href={routes.templateSet(channel, set.id)} fz={12.5} fw={550}>
            Open {set.name}
          </Anchor>
        </div>
      )}
      {trouble !== null && (
        <div className={classes.trouble}>
          {trouble.code !== null && <b>{trouble.code} </b>}
          {trouble.sentence}{' '}
          {trouble.testId !== null ? (
            <Anchor
              component="button"
              type="button"
              fz={12.5}
              fw={550}
              onClick={() => {
                if (trouble.testId !== null) openReport({ testId: trouble.testId });
              }}
            >
              Open report
            </Anchor>
          ) : (
            mayEdit && (
              <Anchor component={Link} href={address} fz={12.5} fw={550}>
                Open <span className="sr-only">{integration.name}</span>
              </Anchor>
            )
          )}
        </div>
      )}
    </>
  );
}

function CellMenu({ cell, active, canVerify, onVerify }: { cell: Cell; active: NonNullable<Cell['active']>; canVerify: boolean; onVerify: () => void }) {
  const { openChangeProvider, openPastProviders, openPromote, openSetDefault, openUnassign } = useDialogs();
  const [, navigate] = useLocation();
  const { channel, environment } = cell;
  const { integration } = active;
  const request = { channel, environmentId: environment.id };
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={`More for ${channelWord[channel]} in ${environment.name}`}>
          <IconDotsVertical {...rowIcon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {integration.builtIn ? (
          <Menu.Item
            leftSection={<IconInbox {...buttonIcon} aria-hidden />}
            onClick={() => {
              navigate(routes.inbox);
            }}
          >
            Open Inbox
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconPencil {...buttonIcon} aria-hidden />}
            onClick={() => {
              navigate(routes.integration(channel, integration.id));
            }}
          >
            Open
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconTarget {...buttonIcon} aria-hidden />}
          onClick={() => {
            openSetDefault(request);
          }}
        >
          Set another provider…
        </Menu.Item>
        {!integration.builtIn && (
          <Menu.Item
            leftSection={<IconReplace {...buttonIcon} aria-hidden />}
            onClick={() => {
              openChangeProvider({ channel, integrationId: integration.id });
            }}
          >
            Change provider…
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconArrowUpRight {...buttonIcon} aria-hidden />}
          onClick={() => {
            openPromote({ environmentId: environment.id });
          }}
        >
          Promote to…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconHistory {...buttonIcon} aria-hidden />}
          onClick={() => {
            openPastProviders({ environmentId: environment.id });
          }}
        >
          Former providers…
        </Menu.Item>
        {canVerify && (
          <Menu.Item leftSection={<IconShieldCheck {...buttonIcon} aria-hidden />} onClick={onVerify}>
            Verify credentials
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconPlugConnectedX {...buttonIcon} aria-hidden />}
          onClick={() => {
            openUnassign(request);
          }}
        >
          Unassign…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
