import { Button, Menu } from '@mantine/core';
import { IconMail, IconMessageDots, IconPlus, IconRefresh, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { IntegrationView } from '../../../shared/model/integration';
import type { TemplateSets } from '../../../shared/model/template-set';
import { useAssignments, useCall, useEnvironments, useFlows, useIntegrations, useProviders } from '../../api';
import { useDialogs } from '../../dialogs';
import { channelWord, routes } from '../../routes';
import { DisabledReason } from '../../ui/disabled-reason';
import { buttonIcon, plusIcon } from '../../ui/icon-sizes';
import { IfMay } from '../../ui/if-may';
import { LoadError } from '../../ui/load-error';
import { useNow } from '../../ui/now';
import { PageHeader } from '../../ui/page-header';
import { SupportNote } from '../../ui/support-note';
import { AnswerLine } from './answer-line';
import { integrationsInUse, matrixCells } from './matrix';
import { Matrix } from './matrix-table';
import { Recent } from './recent';
import { useVerifyAll } from './use-verify-all';

const noSets: TemplateSets = { sets: [], uses: [] };

/** "Is every environment able to send?" at a glance. */
export function OverviewPage() {
  const environments = useEnvironments();
  const integrations = useIntegrations();
  const assignments = useAssignments();
  const flows = useFlows();
  // Nothing is said of templates until somebody said which flows need them.
  const templates = useCall('templates.list', {}, { enabled: (flows.data ?? []).length > 0 });
  const providers = useProviders();
  const now = useNow();
  const [flashed, setFlashed] = useState<string | null>(null);

  const known = environments.data !== undefined && integrations.data !== undefined && assignments.data !== undefined;
  const cells = known ? matrixCells(environments.data, integrations.data, assignments.data, now) : [];
  const verifiable = integrationsInUse(cells).filter(({ providerId }) => providers.data?.find(({ id }) => id === providerId)?.capabilities.verify === true);

  const unreadable = [environments, integrations, assignments].find(({ isError }) => isError);
  const flash = (cellId: string) => {
    setFlashed(cellId);
    const cell = document.getElementById(cellId);
    cell?.scrollIntoView({ block: 'nearest' });
    cell?.focus();
  };

  return (
    <>
      <PageHeader title="Overview" sub="Dispatchbox records and proves the choice. It does not carry the platform’s own traffic." actions={<Actions verifiable={verifiable} />} />
      {unreadable !== undefined ? (
        <LoadError
          what="The environments and their providers"
          error={unreadable.error}
          onRetry={() => {
            for (const query of [environments, integrations, assignments]) if (query.isError) void query.refetch();
          }}
        />
      ) : (
        <>
          <AnswerLine cells={cells} integrations={integrations.data ?? []} known={known} onShow={flash} />
          <Matrix
            cells={cells}
            flows={flows.data ?? []}
            templates={templates.data ?? noSets}
            integrations={integrations.data ?? []}
            providers={providers.data ?? []}
            flashed={flashed}
            onFlashed={() => {
              setFlashed(null);
            }}
          />
          {known && <Recent />}
        </>
      )}
    </>
  );
}

function Actions({ verifiable }: { verifiable: IntegrationView[] }) {
  const { openTestSend } = useDialogs();
  const [, navigate] = useLocation();
  const { run, start, cancel } = useVerifyAll();
  return (
    <>
      <IfMay call="integrations.update" otherwise={<SupportNote />}>
        {run === null ? (
          <DisabledReason reason={verifiable.length === 0 ? 'No environment uses a service whose credentials can be checked' : null}>
            <Button variant="default" leftSection={<IconRefresh {...buttonIcon} aria-hidden />} onClick={() => void start(verifiable)}>
              Verify all
            </Button>
          </DisabledReason>
        ) : (
          <Button variant="default" leftSection={<IconRefresh {...buttonIcon} aria-hidden className="turning" />} onClick={cancel}>
            <span className="tn" aria-live="polite">
              Verifying {Math.min(run.done + 1, run.all)} of {run.all}
            </span>
            <span className="sr-only">, cancel</span>
          </Button>
        )}
      </IfMay>
      <Button
        variant="default"
        leftSection={<IconSend {...buttonIcon} aria-hidden />}
        onClick={() => {
          openTestSend({});
        }}
      >
        Send test
      </Button>
      <IfMay call="integrations.create">
        <Menu>
          <Menu.Target>
            <Button leftSection={<IconPlus {...plusIcon} aria-hidden />}>New Integration</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconMessageDots {...buttonIcon} aria-hidden />}
              onClick={() => {
                navigate(routes.newIntegration('sms'));
              }}
            >
              {channelWord.sms}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconMail {...buttonIcon} aria-hidden />}
              onClick={() => {
                navigate(routes.newIntegration('email'));
              }}
            >
              {channelWord.email}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </IfMay>
    </>
  );
}
