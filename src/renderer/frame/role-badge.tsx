import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconHeadset, IconShieldCheck, IconUsers } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { call, useRoles } from '../api';
import { askForAdministrator } from '../role';
import { routes } from '../routes';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { buttonIcon } from '../ui/icon-sizes';
import { roleWord } from '../ui/role-word';
import { timeLeft } from '../ui/time-left';
import { toastError } from '../ui/toast';
import { isAnythingUnsaved } from '../ui/unsaved';
import { useSecondsUntil } from '../ui/use-seconds-until';
import { workAsAdministrator } from '../ui/work-as-administrator';
import classes from './role-badge.module.css';

const roleIcon = { administrator: IconShieldCheck, support: IconHeadset };

/** Who works here. With an administrator passphrase a menu to become the other one; without it everybody is an administrator. */
export function RoleBadge() {
  const state = useRoles().data;
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  if (state === undefined) return null;
  const { role, passphraseSet, administratorUntil } = state;
  const Icon = roleIcon[role];
  const word = (
    <>
      <Icon {...buttonIcon} size={15} aria-hidden />
      {roleWord[role]}
    </>
  );
  if (!passphraseSet) {
    return (
      <Tooltip label="Everybody who opens the vault is an administrator. Settings, Roles.">
        <Link href={routes.settingsSection('roles')} className={classes.badge ?? ''} data-role={role}>
          {word}
          <span className="sr-only">(open Roles)</span>
        </Link>
      </Tooltip>
    );
  }

  const workAsSupport = async () => {
    client.setQueryData(['roles.state', {}], await call('roles.becomeSupport', {}));
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          <UnstyledButton className={classes.badge} data-role={role}>
            {word}
            {administratorUntil !== null && <TimeLeft until={administratorUntil} />}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {role === 'support' ? (
            <Menu.Item leftSection={<IconShieldCheck {...buttonIcon} aria-hidden />} onClick={askForAdministrator}>
              {workAsAdministrator}
            </Menu.Item>
          ) : (
            <>
              <Menu.Item
                leftSection={<IconHeadset {...buttonIcon} aria-hidden />}
                onClick={() => {
                  if (isAnythingUnsaved()) {
                    setAsking(true);
                    return;
                  }
                  workAsSupport().catch((error: unknown) => {
                    toastError('The role was not changed', error);
                  });
                }}
              >
                Work as Support
              </Menu.Item>
              <Menu.Item component={Link} href={routes.settingsSection('roles')} leftSection={<IconUsers {...buttonIcon} aria-hidden />}>
                Roles
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <ConfirmDialog
          title="Work as Support?"
          confirmLabel="Work as Support"
          onConfirm={workAsSupport}
          onClose={() => {
            setAsking(false);
          }}
        >
          Something that you typed is not saved. Support may not save it, so it is discarded; a new integration stays as a draft, without its credentials.
        </ConfirmDialog>
      )}
    </>
  );
}

/** Counted down; at its end main is asked, in case that this computer slept through what main had to tell. */
function TimeLeft({ until }: { until: string }) {
  const client = useQueryClient();
  const seconds = useSecondsUntil(until);
  const over = seconds === 0;
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['roles.state'] });
  }, [over, client]);
  return (
    <span className={`tn ${classes.left ?? ''}`}>
      {timeLeft(seconds)}
      <span className="sr-only"> left</span>
    </span>
  );
}
