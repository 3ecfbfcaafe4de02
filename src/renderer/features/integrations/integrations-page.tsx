import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useEnvironments, useIntegrations, useProviders } from '../../api';
import { ChannelDialog } from '../../frame/channel-dialog';
import { channelOrder } from '../../routes';
import { plusIcon } from '../../ui/icon-sizes';
import { IfMay } from '../../ui/if-may';
import { LoadError } from '../../ui/load-error';
import { Note } from '../../ui/note';
import { useNow } from '../../ui/now';
import { PageHeader } from '../../ui/page-header';
import { SupportNote } from '../../ui/support-note';
import { CategoryCard, CategorySkeleton } from './category-card';
import classes from './category.module.css';
import { listRows } from './list-view';

/** The two categories, each with what serves it at a glance. */
export function IntegrationsPage() {
  const integrations = useIntegrations();
  const environments = useEnvironments();
  const providers = useProviders();
  const now = useNow();
  const [choosingChannel, setChoosingChannel] = useState(false);
  const failed = [integrations, environments, providers].find((query) => query.isError && query.data === undefined);
  const loaded = integrations.data !== undefined && environments.data !== undefined && providers.data !== undefined;
  const rows = loaded ? listRows(integrations.data, environments.data, providers.data, now) : [];
  return (
    <>
      <PageHeader
        title="Integrations"
        sub="The services that deliver the platform’s messages. Each environment uses one SMS and one e-mail integration."
        actions={
          <IfMay call="integrations.create" otherwise={<SupportNote />}>
            <Button
              leftSection={<IconPlus {...plusIcon} aria-hidden />}
              onClick={() => {
                setChoosingChannel(true);
              }}
            >
              New Integration
            </Button>
          </IfMay>
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
      ) : (
        <>
          <div className={classes.cards}>
            {channelOrder.map((channel) =>
              loaded ? <CategoryCard key={channel} channel={channel} environments={environments.data} rows={rows.filter(({ integration }) => integration.channel === channel)} /> : <CategorySkeleton key={channel} channel={channel} />,
            )}
          </div>
          <Note tone="plain" fact="Only one integration can be active per environment and channel.">
            The built-in services are for testing: production needs an external provider. Without a provider, nothing that relies on SMS or e-mail works in that environment.
          </Note>
        </>
      )}
      {choosingChannel && (
        <ChannelDialog
          onClose={() => {
            setChoosingChannel(false);
          }}
        />
      )}
    </>
  );
}
