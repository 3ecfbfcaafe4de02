import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconHistory, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { Channel } from '../../../shared/model/message';
import { call, useCall } from '../../api';
import { IfMay } from '../../ui/if-may';
import { toast, toastError } from '../../ui/toast';

interface RecentRecipientsProps {
  channel: Channel;
  /** As people write it. */
  written: (recipient: string) => string;
  onChoose: (recipient: string) => void;
}

/** Whom tests went to lately, newest first. Not there while there is nobody. */
export function RecentRecipients({ channel, written, onChoose }: RecentRecipientsProps) {
  const client = useQueryClient();
  const { data: recipients = [] } = useCall('recipients.list', { channel });
  if (recipients.length === 0) return null;
  const clear = async () => {
    try {
      await call('recipients.clear', {});
      await client.invalidateQueries({ queryKey: ['recipients.list'] });
      toast({ tone: 'ok', title: 'Recent recipients cleared', text: 'Numbers and addresses. The reports of tests stay in Diagnostics.' });
    } catch (error) {
      toastError('The recent recipients were not cleared', error);
    }
  };
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" leftSection={<IconHistory size={14} stroke={1.6} aria-hidden />}>
          Recent recipients
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={220} type="auto">
          {recipients.map((recipient) => (
            <Menu.Item
              key={recipient}
              onClick={() => {
                onChoose(recipient);
              }}
            >
              <span className="ellipsis tn">{written(recipient)}</span>
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
        <IfMay call="recipients.clear">
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} aria-hidden />} onClick={() => void clear()}>
            Clear recent recipients
          </Menu.Item>
        </IfMay>
      </Menu.Dropdown>
    </Menu>
  );
}
