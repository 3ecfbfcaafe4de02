import { Button } from '@mantine/core';
import { IconCircleX } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Channel } from '../../shared/model/message';
import { channelNoun, routes } from '../routes';
import { EmptyState, StateIcon } from './empty-state';

/** In the place of the page of an integration that is not there. */
export function GoneIntegration({ channel, title, text }: { channel: Channel; title: string; text: string }) {
  return (
    <EmptyState
      picture={
        <StateIcon tone="bad">
          <IconCircleX size={24} stroke={1.6} />
        </StateIcon>
      }
      title={title}
      text={text}
      actions={
        <Button component={Link} href={routes.list(channel)}>
          Show all {channelNoun[channel]} integrations
        </Button>
      }
    />
  );
}
