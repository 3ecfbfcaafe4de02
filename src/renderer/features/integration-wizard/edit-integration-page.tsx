import { Skeleton } from '@mantine/core';
import type { Channel } from '../../../shared/model/message';
import { useEnvironments, useIntegrations, useProviders } from '../../api';
import { channelWord, routes } from '../../routes';
import { GoneIntegration } from '../../ui/gone-integration';
import { LoadError } from '../../ui/load-error';
import { PageHeader } from '../../ui/page-header';
import { EditIntegration } from './edit-integration';

/** Edit: the form of an integration that is saved already. */
export function EditIntegrationPage({ channel, id }: { channel: Channel; id: string }) {
  const queries = [useProviders(), useIntegrations(), useEnvironments()] as const;
  const [providers, integrations, environments] = queries;
  const failed = queries.find((query) => query.isError && query.data === undefined);
  const crumbs = [
    { label: 'Integrations', to: routes.integrations },
    { label: channelWord[channel], to: routes.list(channel) },
  ];
  if (failed !== undefined || providers.data === undefined || integrations.data === undefined || environments.data === undefined) {
    return (
      <>
        <PageHeader title="Edit integration" crumbs={crumbs} />
        {failed === undefined ? (
          <Skeleton height={320} radius={8} aria-label="Loading" />
        ) : (
          <LoadError
            what="The integration"
            error={failed.error}
            onRetry={() => {
              for (const query of queries) if (query.isError) void query.refetch();
            }}
          />
        )}
      </>
    );
  }
  const siblings = integrations.data.filter((integration) => integration.channel === channel);
  const integration = siblings.find((candidate) => candidate.id === id && !candidate.builtIn);
  const descriptor = providers.data.find((provider) => provider.id === integration?.providerId);
  if (integration === undefined || descriptor === undefined) {
    return (
      <>
        <PageHeader title="Edit integration" crumbs={crumbs} />
        <GoneIntegration channel={channel} title="This integration is no longer there" text="It was deleted meanwhile. Its credentials are gone from the vault." />
      </>
    );
  }
  return <EditIntegration channel={channel} descriptor={descriptor} current={integration} siblings={siblings} environments={environments.data} crumbs={crumbs} />;
}
