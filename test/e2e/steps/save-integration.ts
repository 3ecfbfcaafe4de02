import type { Page } from '@playwright/test';
import type { CallInput } from '../../../src/shared/contract';
import type { IntegrationView } from '../../../src/shared/model/integration';
import { aNewEmailIntegration, aNewIntegration } from '../../support/builders';
import { ask } from './ask';
import { environmentIds } from './environment-ids';

interface Saved extends Partial<CallInput<'integrations.create'>> {
  /** Names of environments that use it from the start. */
  activeIn?: string[];
}

/** Twilio, saved without the wizard. */
export const saveTwilio = (page: Page, twilio: { url: string }, over: Saved = {}): Promise<IntegrationView> => save(page, aNewIntegration({ apiBaseUrl: twilio.url }), over);

/** SendGrid, saved without the wizard. */
export const saveSendGrid = (page: Page, sendgrid: { url: string }, over: Saved = {}): Promise<IntegrationView> => save(page, aNewEmailIntegration({ apiBaseUrl: sendgrid.url }), over);

async function save(page: Page, input: CallInput<'integrations.create'>, { activeIn = [], ...over }: Saved): Promise<IntegrationView> {
  const assignments = await ask(page, 'assignments.list', {});
  const defaults = (await environmentIds(page, activeIn)).map((environmentId) => ({
    environmentId,
    replaces: assignments.find((assignment) => assignment.environmentId === environmentId && assignment.channel === input.channel)?.integrationId ?? null,
  }));
  return ask(page, 'integrations.create', { ...input, defaults, ...over });
}
