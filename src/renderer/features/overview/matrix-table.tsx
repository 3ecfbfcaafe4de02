import { Paper, Skeleton, Table } from '@mantine/core';
import { IconMail, IconMessageDots } from '@tabler/icons-react';
import { flowsOnHere, flowsOnSentence, setHere } from '../../../shared/flows/impact';
import type { EnvironmentFlows } from '../../../shared/model/flow';
import type { IntegrationView } from '../../../shared/model/integration';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import type { TemplateSets } from '../../../shared/model/template-set';
import { channelOrder, channelWord } from '../../routes';
import { ProductionBadge } from '../../ui/env-badge';
import { EnvironmentMenu } from '../../ui/environment-menu';
import { buttonIcon } from '../../ui/icon-sizes';
import { ActiveCell } from './active-cell';
import { EmptyCell } from './empty-cell';
import type { Cell } from './matrix';
import classes from './matrix.module.css';

interface MatrixProps {
  /** None while they are read for the first time. */
  cells: Cell[];
  flows: EnvironmentFlows[];
  templates: TemplateSets;
  integrations: IntegrationView[];
  providers: ProviderDescriptor[];
  /** Id of the cell that is pointed out. */
  flashed: string | null;
  onFlashed: () => void;
}

const icons = { sms: IconMessageDots, email: IconMail };
const skeletonRows = ['first', 'second', 'third'];

/** Environments x channels. */
export function Matrix({ cells, flows, templates, integrations, providers, flashed, onFlashed }: MatrixProps) {
  const environments = [...new Map(cells.map(({ environment }) => [environment.id, environment])).values()];
  return (
    <Paper withBorder radius="lg" className={classes.card}>
      <Table className={classes.table} aria-label="Environments and their providers" aria-busy={cells.length === 0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w={168}>
              Environment
            </Table.Th>
            {channelOrder.map((channel) => {
              const ChannelIcon = icons[channel];
              return (
                <Table.Th key={channel} scope="col">
                  <span className={classes.channel}>
                    <ChannelIcon {...buttonIcon} aria-hidden />
                    {channelWord[channel]}
                  </span>
                </Table.Th>
              );
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {environments.map((environment) => (
            <Table.Tr key={environment.id}>
              <th scope="row" className={classes.environment}>
                <div className={classes.head}>
                  <div className={classes.name}>{environment.name}</div>
                  <EnvironmentMenu environment={environment} />
                </div>
                <div className={classes.flows}>{flowsOnSentence(flows, environment.id)}</div>
                {environment.production && <ProductionBadge />}
              </th>
              {cells
                .filter((cell) => cell.environment.id === environment.id)
                .map((cell) => (
                  <Table.Td
                    key={cell.id}
                    id={cell.id}
                    tabIndex={-1}
                    className={classes.cell ?? ''}
                    data-state={cell.state}
                    data-flashed={flashed === cell.id || undefined}
                    data-integration-id={cell.active?.integration.id}
                    onAnimationEnd={onFlashed}
                  >
                    {cell.active === null ? <EmptyCell cell={cell} on={flowsOnHere(flows, cell.environment.id, cell.channel)} integrations={integrations} /> : <ActiveCell cell={cell} active={cell.active} on={flowsOnHere(flows, environment.id, cell.channel)} set={setHere(templates, environment.id, cell.channel)} providers={providers} />}
                  </Table.Td>
                ))}
            </Table.Tr>
          ))}
          {cells.length === 0 &&
            skeletonRows.map((row) => (
              <Table.Tr key={row} aria-hidden>
                <Table.Td className={classes.cell ?? ''}>
                  <Skeleton width="70%" height={12} radius={6} />
                </Table.Td>
                {channelOrder.map((channel) => (
                  <Table.Td key={channel} className={classes.cell ?? ''}>
                    <Skeleton width="45%" height={12} radius={6} mb={10} />
                    <Skeleton width="65%" height={10} radius={5} mb={20} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
