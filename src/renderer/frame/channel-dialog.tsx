import { Button } from '@mantine/core';
import { IconMail, IconMessageDots } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { Channel } from '../../shared/model/message';
import { channelWord, routes } from '../routes';
import { AppDialog, DialogFooter, DialogHeader } from '../ui/app-dialog';
import { buttonIcon } from '../ui/icon-sizes';

/** Asks for which channel a new integration is, where the page does not say it. */
export function ChannelDialog({ onClose }: { onClose: () => void }) {
  const [, navigate] = useLocation();
  const choose = (channel: Channel) => () => {
    onClose();
    navigate(routes.newIntegration(channel));
  };
  return (
    <AppDialog size={400} onClose={onClose}>
      <DialogHeader title="New Integration" sub="For which channel?" />
      <DialogFooter>
        <Button variant="default" leftSection={<IconMessageDots {...buttonIcon} aria-hidden />} onClick={choose('sms')} data-autofocus>
          {channelWord.sms}
        </Button>
        <Button variant="default" leftSection={<IconMail {...buttonIcon} aria-hidden />} onClick={choose('email')}>
          {channelWord.email}
        </Button>
      </DialogFooter>
    </AppDialog>
  );
}
