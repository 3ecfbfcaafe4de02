import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { type Starter, starters } from '../../shared/actions/starters';
import type { Channel } from '../../shared/model/message';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { buttonIcon } from '../ui/icon-sizes';
import { toast } from '../ui/toast';
import classes from './action-editor.module.css';

interface StarterMenuProps {
  channel: Channel;
  code: string;
  onCode: (code: string) => void;
}

/** Code to begin with; what was typed is replaced only after a question, and comes back by *Undo*. */
export function StarterMenu({ channel, code, onCode }: StarterMenuProps) {
  const [asked, setAsked] = useState<Starter | null>(null);
  const offered = starters.filter((starter) => starter.channel === channel);
  const [first] = offered;

  const choose = (starter: Starter) => {
    if (code.trim() === '' || starters.some((known) => known.code === code)) onCode(starter.code);
    else setAsked(starter);
  };
  return (
    <>
      <Menu position="bottom-start" width={320}>
        <Menu.Target>
          <Button variant="default" size="xs" rightSection={<IconChevronDown size={14} aria-hidden />}>
            Starters
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((starter) => (
            <Menu.Item
              key={starter.id}
              onClick={() => {
                choose(starter);
              }}
            >
              <div>{starter.label}</div>
              <div className={classes.menuText}>{starter.summary}</div>
              <div className={classes.menuText}>
                Needs {starter.secrets.join(', ')} · {starter.hosts.join(', ')}
              </div>
            </Menu.Item>
          ))}
          {first !== undefined && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconRestore {...buttonIcon} aria-hidden />}
                onClick={() => {
                  choose(first);
                }}
              >
                Reset to starter
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asked !== null && (
        <ConfirmDialog
          title="Replace the code?"
          confirmLabel="Replace the code"
          onConfirm={() => {
            onCode(asked.code);
            toast({
              tone: 'ok',
              title: `The starter ${asked.label} replaced the code`,
              action: {
                label: 'Undo',
                run: () => {
                  onCode(code);
                },
              },
            });
          }}
          onClose={() => {
            setAsked(null);
          }}
        >
          The starter <b>{asked.label}</b> takes the place of what stands in the editor. Undo brings it back.
        </ConfirmDialog>
      )}
    </>
  );
}
