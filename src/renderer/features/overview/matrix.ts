import type { Assignment } from '../../../shared/model/assignment';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import type { Channel } from '../../../shared/model/message';
import { channelOrder } from '../../routes';
import { checkStatus, type StatusWord, testStatus } from '../../ui/status-words';

/** `missing`: nothing is assigned. `attention`: it is assigned, but its last check or test says that something is wrong. */
export type CellState = 'missing' | 'attention' | 'ready';

export interface Cell {
  /** For anchors and keys. */
  id: string;
  environment: Environment;
  channel: Channel;
  state: CellState;
  /** Null exactly when `state` is `missing`. */
  active: { integration: IntegrationView; check: StatusWord; test: StatusWord } | null;
}

const needsAttention = ({ tone, old }: StatusWord): boolean => tone === 'bad' || tone === 'warn' || old === true;

/** Every environment with every channel, row by row in the administrator's order. `now`: epoch milliseconds. */
export function matrixCells(environments: readonly Environment[], integrations: readonly IntegrationView[], assignments: readonly Assignment[], now: number): Cell[] {
  const integrationById = new Map(integrations.map((integration) => [integration.id, integration]));
  const assigned = new Map(assignments.map(({ environmentId, channel, integrationId }) => [`${environmentId}/${channel}`, integrationId]));
  return environments.flatMap((environment) =>
    channelOrder.map((channel): Cell => {
      const id = `${environment.id}/${channel}`;
      const integration = integrationById.get(assigned.get(id) ?? '');
      if (integration === undefined) return { id, environment, channel, state: 'missing', active: null };
      const check = checkStatus(integration, null, now);
      const test = testStatus(integration.lastTest);
      return { id, environment, channel, state: needsAttention(check) || needsAttention(test) ? 'attention' : 'ready', active: { integration, check, test } };
    }),
  );
}

/** The external integrations that some environment uses, each once, in the order in which they stand in the matrix. */
export function integrationsInUse(cells: readonly Cell[]): IntegrationView[] {
  const found = new Map<string, IntegrationView>();
  for (const { active } of cells) if (active !== null && !active.integration.builtIn) found.set(active.integration.id, active.integration);
  return [...found.values()];
}

/** Integrations that could serve an empty cell: a built-in never serves production, a rejected one would not help. */
export function candidates(cell: Cell, integrations: readonly IntegrationView[], now: number): IntegrationView[] {
  return integrations.filter(
    (integration) => integration.channel === cell.channel && !(integration.builtIn && cell.environment.production) && checkStatus(integration, null, now).tone !== 'bad',
  );
}
