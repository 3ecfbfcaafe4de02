import type { AssignmentChange } from '../../shared/model/assignment';
import { captures, flowsOnHere, hasGeneric, ownTemplates, replaces, setHere, starts, stops, templatesMissing } from '../../shared/flows/impact';
import type { Environment } from '../../shared/model/environment';
import type { EnvironmentFlows } from '../../shared/model/flow';
import type { IntegrationView } from '../../shared/model/integration';
import type { Channel } from '../../shared/model/message';
import type { TemplateSets } from '../../shared/model/template-set';
import { channelNoun, channelWord } from '../routes';

/** What a plan shows of an integration. */
export type Assignable = Pick<IntegrationView, 'id' | 'name' | 'providerId' | 'builtIn' | 'activeIn' | 'templateOverrides'>;
/** The integration that environments are chosen for; one that is not saved yet has no id. */
export type Chosen = Omit<Assignable, 'id' | 'activeIn'> & { id: string | null };

/** What ticking or unticking one environment comes to. `not-allowed`: a built-in service and an environment marked production. */
export type PlanOutcome = 'no-change' | 'stays' | 'set' | 'removed' | 'not-allowed';

export interface PlanRow {
  environment: Environment;
  now: Assignable | null;
  ticked: boolean;
  outcome: PlanOutcome;
}

/** One row per environment, in the environments' own order. `integrations`: those of the channel. */
export function planRows(input: { environments: readonly Environment[]; integrations: readonly Assignable[]; chosen: Chosen; ticked: ReadonlySet<string> }): PlanRow[] {
  return input.environments.map((environment) => {
    const now = input.integrations.find(({ activeIn }) => activeIn.includes(environment.id)) ?? null;
    const isActive = now !== null && now.id === input.chosen.id;
    const ticked = input.ticked.has(environment.id);
    return { environment, now, ticked, outcome: outcomeOf(input.chosen, environment, isActive, ticked) };
  });
}

function outcomeOf(chosen: Chosen, environment: Environment, isActive: boolean, ticked: boolean): PlanOutcome {
  if (isActive) return ticked ? 'stays' : 'removed';
  if (chosen.builtIn && environment.production) return 'not-allowed';
  return ticked ? 'set' : 'no-change';
}

/** The atomic change that the plan stands for. Each step says whom it replaces, so that a stale plan is refused whole. */
export function planChanges(rows: readonly PlanRow[], integrationId: string): AssignmentChange[] {
  return rows.flatMap((row): AssignmentChange[] => {
    const replaces = row.now?.id ?? null;
    if (row.outcome === 'set') return [{ environmentId: row.environment.id, integrationId, replaces }];
    if (row.outcome === 'removed') return [{ environmentId: row.environment.id, integrationId: null, replaces }];
    return [];
  });
}

/** The change that puts everything back, in one step. */
export function undoChanges(changes: readonly AssignmentChange[]): AssignmentChange[] {
  return changes.map((change) => ({ environmentId: change.environmentId, integrationId: change.replaces, replaces: change.integrationId }));
}

/** `lead` is printed bold. `becomes`, `ok` are lines; `warn`, `bad` are notes. */
export interface Consequence {
  tone: 'becomes' | 'ok' | 'warn' | 'bad';
  lead: string;
  text: string;
}

/** What the platform needs, of all environments, and the templates that there are for it; null: not known yet. */
export interface Needs {
  flows: readonly EnvironmentFlows[];
  templates: TemplateSets | null;
}

/** What there is to be said of each environment that changes. */
export function consequences(rows: readonly PlanRow[], channel: Channel, chosen: Chosen, needs: Needs): Consequence[] {
  return rows.flatMap((row) => {
    if (row.outcome === 'removed') return [stopsSending(row.environment, channel, needs)];
    return row.outcome === 'set' ? [withTemplates(consequenceOfSetting(row, channel, chosen, needs), row.environment, channel, chosen, needs)] : [];
  });
}

/** Where nothing would be sent for want of a template, that is what matters most. */
function withTemplates(consequence: Consequence, environment: Environment, channel: Channel, chosen: Chosen, { flows, templates }: Needs): Consequence {
  const set = templates && setHere(templates, environment.id, channel);
  const missing = templatesMissing(flowsOnHere(flows, environment.id, channel), set, ownTemplates(chosen.templateOverrides));
  if (missing === null || set === null) return consequence;
  return { ...consequence, tone: hasGeneric(set) ? consequence.tone : 'warn', text: `${consequence.text} ${missing}` };
}

function consequenceOfSetting({ now, environment }: PlanRow, channel: Channel, chosen: Chosen, { flows }: Needs): Consequence {
  const { name } = environment;
  const on = flowsOnHere(flows, environment.id, channel);
  if (chosen.builtIn) {
    return now === null
      ? { tone: 'ok', lead: `${name}:`, text: `${channelWord[channel]} is captured in the Inbox from now on.` }
      : { tone: 'warn', lead: `${name} stops delivering ${channelNoun[channel]}.`, text: captures(channel, on, now) };
  }
  if (now === null) return { tone: 'ok', lead: `${name}:`, text: starts(channel, on) };
  return { tone: 'becomes', lead: `${name}:`, text: replaces(channel, on, chosen, now) };
}

/** What unassigning means, in the same words wherever it is said. */
function stopsSending(environment: Environment, channel: Channel, { flows }: Needs): Consequence {
  return { tone: 'bad', lead: `${environment.name} stops sending ${channelNoun[channel]}.`, text: stops(environment.name, channel, flowsOnHere(flows, environment.id, channel)) };
}
