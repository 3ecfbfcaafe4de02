import { type EnvironmentFlows, flows, type FlowsOn, flowWord } from '../../shared/model/flow';
import type { AuditChange } from '../../shared/model/audit';
import type { Channel } from '../../shared/model/message';
import { AppError } from '../app-error';
import { countOf, environmentSubject, fieldChanges } from '../audit/changes';
import type { Changed } from '../changed';
import type { AuditedVault, VaultContent } from '../vault/vault';

/** What each environment needs messages for. */
export function createFlows({ vault, changed }: { vault: AuditedVault; changed: Changed }) {
  return {
    /** Of the environments for which somebody said so; of the others nothing is known. */
    list: (): EnvironmentFlows[] => vault.read().flows,

    /** `revision`: of what the caller saw, 0 when nothing was said yet. Errors: `not-found`, `conflict`. */
    update: async ({ environmentId, revision, on }: { environmentId: string; revision: number; on: FlowsOn }): Promise<EnvironmentFlows> => {
      const saved = await vault.change((content, note) => {
        const environment = content.environments.find(({ id }) => id === environmentId);
        if (!environment) throw new AppError('not-found', 'This environment was deleted meanwhile.', 'environmentId');
        const before = flowsOf(content, environmentId);
        if ((before?.revision ?? 0) !== revision) throw new AppError('conflict', `The flows of ${environment.name} were changed meanwhile. Look again before saving.`, 'revision');
        const after = setFlows(content, environmentId, on);
        const changes = flowChanges(before?.on ?? null, after.on);
        note({ action: 'changed', subject: environmentSubject(environment), changes, summary: `Flows: ${countOf(changes)}` });
        return after;
      });
      changed('flows');
      return saved;
    },
  };
}

export function flowsOf(content: Readonly<VaultContent>, environmentId: string): EnvironmentFlows | null {
  return content.flows.find((each) => each.environmentId === environmentId) ?? null;
}

/** Each flow once and in the flows' own order; the revision rises. Meant for the copy of `vault.change`. */
export function setFlows(content: VaultContent, environmentId: string, on: FlowsOn): EnvironmentFlows {
  const before = flowsOf(content, environmentId);
  const inOrder = (channel: Channel) => flows.filter((flow) => on[channel].includes(flow));
  const after: EnvironmentFlows = { environmentId, on: { sms: inOrder('sms'), email: inOrder('email') }, revision: (before?.revision ?? 0) + 1 };
  content.flows = [...content.flows.filter((each) => each !== before), after];
  return after;
}

/** "SMS: sign-in", off -> on. null: nothing was said, which counts as off. */
export function flowChanges(before: FlowsOn | null, after: FlowsOn): AuditChange[] {
  const word = (on: FlowsOn | null, channel: Channel, flow: (typeof flows)[number]) => (on?.[channel].includes(flow) ? 'on' : 'off');
  return fieldChanges(
    (['sms', 'email'] as const).flatMap((channel) => flows.map((flow) => ({ field: `${channel === 'sms' ? 'SMS' : 'E-mail'}: ${flowWord[flow]}`, before: word(before, channel, flow), after: word(after, channel, flow) }))),
  );
}
