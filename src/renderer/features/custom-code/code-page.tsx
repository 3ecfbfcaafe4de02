import { Skeleton } from '@mantine/core';
import { customCodeId } from '../../../shared/model/action';
import type { Channel } from '../../../shared/model/message';
import { useCall, useEnvironments, useIntegrations, useProviders } from '../../api';
import { channelWord, routes } from '../../routes';
import { GoneIntegration } from '../../ui/gone-integration';
import { LoadError } from '../../ui/load-error';
import { PageHeader } from '../../ui/page-header';
import { CodeWorkspace } from './code-workspace';

/** The code of an integration that runs code of one's own. */
export function CodePage({ channel, id }: { channel: Channel; id: string }) {
  const queries = [useProviders(), useIntegrations(), useEnvironments(), useCall('actions.get', { integrationId: id })] as const;
  const [providers, integrations, environments, action] = queries;
  const crumbs = [
    { label: 'Integrations', to: routes.integrations },
    { label: channelWord[channel], to: routes.list(channel) },
  ];
  const integration = integrations.data?.find((candidate) => candidate.id === id && candidate.channel === channel && candidate.providerId === customCodeId);
  const descriptor = providers.data?.find((provider) => provider.id === customCodeId);
  if (integrations.data !== undefined && integration === undefined) {
    return (
      <>
        <PageHeader title="Code" crumbs={crumbs} />
        <GoneIntegration channel={channel} title="There is no code here" text="The integration was deleted meanwhile, or it runs no code of its own." />
      </>
    );
  }
  const failed = queries.find((query) => query.isError && query.data === undefined);
  if (failed !== undefined || descriptor === undefined || integration === undefined || environments.data === undefined || action.data === undefined) {
    return (
      <>
        <PageHeader title="Code" crumbs={crumbs} />
        {failed === undefined ? (
          <Skeleton height={320} radius={8} aria-label="Loading" />
        ) : (
          <LoadError
            what="The code"
            error={failed.error}
            onRetry={() => {
              for (const query of queries) if (query.isError) void query.refetch();
            }}
          />
        )}
      </>
    );
  }
  return <CodeWorkspace key={id} channel={channel} integration={integration} descriptor={descriptor} environments={environments.data} state={action.data} crumbs={[...crumbs, { label: integration.name, to: routes.integration(channel, id) }]} />;
}
