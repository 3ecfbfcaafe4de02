import type { Page } from '@playwright/test';
import type { Message } from '../../../src/shared/model/message';
import { ask } from './ask';

/** A test through a saved integration, without the dialog. */
export async function sendThrough(page: Page, integrationId: string, message: Message): Promise<void> {
  await ask(page, 'testSend.send', { operationId: crypto.randomUUID(), target: { kind: 'saved', integrationId }, message });
}
