import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { Channel } from '../../../shared/model/message';
import { useEnvironments, useIntegrations, useProviders } from '../../api';
import { useRole } from '../../role';
import { channelWord, routes } from '../../routes';
import { plusIcon } from '../../ui/icon-sizes';
import { ImportantNote } from '../../ui/important-note';
import { LoadError } from '../../ui/load-error';
import { useNow } from '../../ui/now';
import { IfMay } from '../../ui/if-may';
import { PageHeader } from '../../ui/page-header';
import { SupportNote } from '../../ui/support-note';
import { EmptyList } from './empty-list';
import { IntegrationList } from './integration-list';
import { ListSkeleton } from './list-skeleton';
import { listRows } from './list-view';
import { MissingProviderNote } from './missing-provider-note';

/** All integrations of one channel. */
export function IntegrationListPage({ channel }: { channel: Channel }) {
  const integrations = useIntegrations();
  const environments = useEnvironments();
  const providers = useProviders();
  const { may } = useRole();
  const now = useNow();
  const rows = useMemo(() => {
    if (integrations.data === undefined || environments.data === undefined || providers.data === undefined) return null;
    const ofChannel = integrations.data.filter((integration) => integration.channel === channel);
    return listRows(ofChannel, environments.data, providers.data, now);
  }, [integrations.data, environments.data, providers.data, channel, now]);

  const failed = [integrations, environments, providers].find((query) => query.isError && query.data === undefined);
  return (
    <>
      <PageHeader
        title={channelWord[channel]}
        crumbs={[{ label: 'Integrations', to: routes.integrations }]}
        actions={
          failed === undefined && (
            <IfMay call="integrations.create" otherwise={<SupportNote />}>
              <Button component={Link} href={routes.newIntegration(channel)} leftSection={<IconPlus {...plusIcon} aria-hidden />}>
                New Integration
              </Button>
            </IfMay>
          )
        }
      />
      {failed !== undefined ? (
        <LoadError
          what="The integrations"
          error={failed.error}
          onRetry={() => {
            for (const query of [integrations, environments, providers]) if (query.isError) void query.refetch();
          }}
        />
      ) : rows === null ? (
        <ListSkeleton />
      ) : (
        <>
          {may('integrations.create') && rows.every(({ integration }) => integration.builtIn) ? (
            <EmptyList channel={channel} rows={rows} environments={environments.data ?? []} descriptors={(providers.data ?? []).filter((provider) => provider.channels.includes(channel))} />
          ) : (
            <>
              <MissingProviderNote channel={channel} environments={environments.data ?? []} rows={rows} />
              <IntegrationList channel={channel} rows={rows} environments={environments.data ?? []} />
            </>
          )}
          <ImportantNote channel={channel} />
        </>
      )}
    </>
  );
}
