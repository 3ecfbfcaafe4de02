import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import type { SavedDraft } from '../../../shared/model/draft';
import type { Channel } from '../../../shared/model/message';
import { call, useEnvironments, useIntegrations, useProviders } from '../../api';
import { channelWord, routes } from '../../routes';
import { LoadError } from '../../ui/load-error';
import { PageHeader } from '../../ui/page-header';
import { NewIntegration } from './new-integration';

/** New Integration: select a provider, then configure it. `providerId`: chosen already when nothing was begun before. */
export function NewIntegrationPage({ channel, providerId }: { channel: Channel; providerId: string | null }) {
  const queries = [useProviders(), useIntegrations(), useEnvironments()] as const;
  const [providers, integrations, environments] = queries;
  const draft = useStoredDraft(channel);
  const search = useSearch();
  /** Rises with *Start over*, so that everything begins anew. */
  const [round, setRound] = useState(0);

  const failed = queries.find((query) => query.isError && query.data === undefined);
  if (failed !== undefined || providers.data === undefined || integrations.data === undefined || environments.data === undefined || draft === undefined) {
    return (
      <>
        <PageHeader title={`New ${channelWord[channel]} integration`} crumb="New Integration" crumbs={levelsAbove(channel)} />
        {failed === undefined ? (
          <Skeleton height={320} radius={8} aria-label="Loading" />
        ) : (
          <LoadError
            what="The providers"
            error={failed.error}
            onRetry={() => {
              for (const query of queries) if (query.isError) void query.refetch();
            }}
          />
        )}
      </>
    );
  }
  return (
    <NewIntegration
      key={round}
      channel={channel}
      descriptors={providers.data.filter((provider) => provider.channels.includes(channel))}
      siblings={integrations.data.filter((integration) => integration.channel === channel)}
      environments={environments.data}
      draft={round === 0 ? draft : null}
      providerId={providerId}
      defaultIn={new URLSearchParams(search).get('in')?.split(',') ?? []}
      onStartOver={() => {
        setRound(round + 1);
      }}
    />
  );
}

const levelsAbove = (channel: Channel) => [
  { label: 'Integrations', to: routes.integrations },
  { label: channelWord[channel], to: routes.list(channel) },
];

/** What was typed before a reload or an earlier leaving; undefined until it is known, null when there is nothing. */
function useStoredDraft(channel: Channel): SavedDraft | null | undefined {
  const [draft, setDraft] = useState<SavedDraft | null>();
  useEffect(() => {
    let current = true;
    void call('drafts.get', { channel })
      .catch(() => null)
      .then((found) => {
        if (current) setDraft(found);
      });
    return () => {
      current = false;
    };
  }, [channel]);
  return draft;
}
