import { onTestFinished } from 'vitest';
import type { CallInput } from '../../src/shared/contract';
import type { ReceivedRequest } from '../stand-ins/server';
import { startTwilioStandIn } from '../stand-ins/twilio';
import { aNewIntegration } from './builders';
import type { TestCore } from './test-core';

/** Twilio on this computer, until the test ends. */
export async function openTwilio() {
  const twilio = await startTwilioStandIn();
  onTestFinished(() => twilio.close());
  return twilio;
}

/** A saved integration that reaches a Twilio of its own. */
export async function aSavedTwilio(core: TestCore, over: Partial<CallInput<'integrations.create'>> = {}) {
  const twilio = await openTwilio();
  const view = await core.call('integrations.create', aNewIntegration({ apiBaseUrl: twilio.url, ...over }));
  core.ports.emitted.length = 0;
  return { twilio, view, saved: { kind: 'saved', integrationId: view.id } as const };
}

/** User and password of a request with basic authentication. */
export function signedBy({ headers }: ReceivedRequest): string {
  return Buffer.from((headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
}

/** A thing that happens once: `happened` settles when `happen` is called. */
export function once() {
  let happen: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happen: () => { happen(); }, happened };
}
