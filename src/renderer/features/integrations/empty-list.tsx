import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Environment } from '../../../shared/model/environment';
import type { Channel } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { channelNoun, channelWord, routes } from '../../routes';
import { EmptyState } from '../../ui/empty-state';
import { plusIcon } from '../../ui/icon-sizes';
import { ProviderMark } from '../../ui/provider-mark';
import { shortNameList } from '../../ui/words';
import { IntegrationTable } from './integration-table';
import classes from './integrations.module.css';
import type { ListRow } from './list-view';

const isSent: Record<Channel, string> = { sms: 'texts', email: 'e-mail' };

/** Before the first external provider of a channel: says what is so now and what to have ready. The built-in service stays below. */
export function EmptyList({ channel, rows, environments, descriptors }: { channel: Channel; rows: readonly ListRow[]; environments: readonly Environment[]; descriptors: readonly ProviderDescriptor[] }) {
  const captured = environments.filter(({ id }) => rows.some(({ integration }) => integration.activeIn.includes(id))).map(({ name }) => name);
  const inbox = captured.length === 0 ? '' : `${isSent[channel]} of ${shortNameList(captured)} ${channel === 'sms' ? 'land' : 'lands'} in the Inbox and `;
  const [example] = descriptors;
  const steps = [
    { title: 'Have the credentials ready', text: example === undefined ? 'Those of your provider.' : `For ${example.label}: ${example.needs}.` },
    { title: 'Verify before you save', text: 'Dispatchbox asks the provider whether the credentials work. Nothing is sent.' },
    { title: 'Choose where it is used', text: 'Make it the default of one or more environments, then send a test.' },
  ];
  return (
    <>
      <EmptyState
        picture={
          <span className={classes.marks}>
            {descriptors.slice(0, 3).map(({ id }) => (
              <ProviderMark key={id} providerId={id} size={44} />
            ))}
          </span>
        }
        title={`Connect your first ${channelNoun[channel]} service`}
        text={`Until an external provider is connected, ${inbox}environments marked production cannot send ${channelNoun[channel]}.`}
        actions={
          <Button variant="default" component={Link} href={routes.newIntegration(channel)} leftSection={<IconPlus {...plusIcon} aria-hidden />}>
            New Integration
          </Button>
        }
      >
        <ol className={classes.steps}>
          {steps.map(({ title, text }, index) => (
            <li key={title}>
              <h3>
                <span aria-hidden>{index + 1}</span>
                {title}
              </h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </EmptyState>
      <div className={classes.below}>
        <IntegrationTable channel={channel} rows={rows} label={`${channelWord[channel]} integrations`} />
      </div>
    </>
  );
}
