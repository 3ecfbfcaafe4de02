import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowUpRight, IconDotsVertical, IconHistory, IconListCheck } from '@tabler/icons-react';
import type { Environment } from '../../shared/model/environment';
import { useDialogs } from '../dialogs';
import { useRole } from '../role';
import { buttonIcon, rowIcon } from './icon-sizes';

/** What an administrator can do with an environment as a whole. */
export function EnvironmentMenu({ environment: { id: environmentId, name } }: { environment: Environment }) {
  const { may } = useRole();
  const { openFlows, openPastProviders, openPromote } = useDialogs();
  const entries = [
    { label: 'Flows…', Icon: IconListCheck, open: openFlows },
    { label: 'Promote to…', Icon: IconArrowUpRight, open: openPromote },
    { label: 'Former providers…', Icon: IconHistory, open: openPastProviders },
  ];
  if (!may('promotion.apply')) return null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={`More for ${name}`}>
          <IconDotsVertical {...rowIcon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ label, Icon, open }) => (
          <Menu.Item
            key={label}
            leftSection={<Icon {...buttonIcon} aria-hidden />}
            onClick={() => {
              open({ environmentId });
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
