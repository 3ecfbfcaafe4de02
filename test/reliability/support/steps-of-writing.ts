import type { Ask } from './core-in-folder';

/**
 * An endless row of writes, numbered. What step n leaves behind is known beforehand, so that after a crash anybody can tell which steps happened:
 * an edit names the integration after its number, an assignment goes to the next of three integrations, a message carries its number.
 */
export type Step = 'edit' | 'assign' | 'message';
export const stepOf = (number: number): Step => (['edit', 'assign', 'message'] as const)[number % 3] ?? 'edit';
export const editedName = (number: number) => `Edit ${number}`;
export const messageText = (number: number) => `Message ${number}.`;

/** The integration to which step `number` assigns the first environment. */
export function assigneeOf<T>(number: number, integrations: readonly [T, T, T]): T {
  return integrations[(Math.floor(number / 3) % 3) as 0 | 1 | 2];
}

/** Takes steps from `firstNumber` on without end; `acknowledge` is told of each as soon as its call has answered. */
export async function takeSteps(ask: Ask, integrationIds: readonly [string, string, string], firstNumber: number, acknowledge: (number: number) => void): Promise<never> {
  const [edited] = integrationIds;
  for (let number = firstNumber; ; number += 1) {
    switch (stepOf(number)) {
      case 'edit': {
        const view = (await ask('integrations.list', {})).find(({ id }) => id === edited);
        if (!view) throw new Error('The integration is gone');
        await ask('integrations.update', { id: view.id, revision: view.revision, name: editedName(number), settings: view.settings, credentials: {}, apiBaseUrl: view.apiBaseUrl });
        break;
      }
      case 'assign': {
        const [environment] = await ask('environments.list', {});
        if (!environment) throw new Error('The environments are gone');
        const present = (await ask('assignments.list', {})).find(({ environmentId, channel }) => environmentId === environment.id && channel === 'sms');
        await ask('assignments.set', { channel: 'sms', changes: [{ environmentId: environment.id, integrationId: assigneeOf(number, integrationIds), replaces: present?.integrationId ?? null }] });
        break;
      }
      case 'message':
        await ask('testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId: 'built-in-sms' }, message: { channel: 'sms', delivery: 'text', to: '+14155550132', text: messageText(number) } });
    }
    acknowledge(number);
  }
}
