import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { aTestSend } from '../../../../test/support/a-test-send';
import { anActionTrace } from '../../../../test/support/an-action-trace';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';
import type { DispatchboxApi } from '../../../shared/contract';

async function configure(provider: string) {
  const core = await openTestCore();
  const dryRun = vi.fn<DispatchboxApi['actions.dryRun']>(() => Promise.resolve({ ok: true, value: { ...aTestSend().report, action: anActionTrace() } }));
  const app = await renderApp('/integrations/sms/new', { core: { ...core, api: { ...core.api, 'actions.dryRun': dryRun } } });
  await app.user.dblClick(await screen.findByRole('radio', { name: provider }));
  await screen.findByRole('heading', { name: `Configure ${provider}` });
  return { ...app, dryRun };
}

describe('a new integration with code', () => {
  it('can be run dry before it is saved, with what is typed', async () => {
    const { user, dryRun } = await configure('Custom code');
    await user.type(screen.getByLabelText(/^Allowed hosts/), 'hooks.example.com');
    await user.click(screen.getByRole('button', { name: 'Run dry…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Run the code' });
    await user.click(within(dialog).getByRole('button', { name: 'Run dry' }));
    expect(await within(dialog).findByText('The code returned.')).toBeVisible();
    expect(dryRun.mock.calls[0]?.[0].target).toMatchObject({ integrationId: null, settings: { code: expect.stringContaining('onExecuteCustomPhoneProvider') as string, allowedHosts: 'hooks.example.com', messageType: 'otp_verify' } });
  });

  it('is the only one that is', async () => {
    await configure('Twilio');
    expect(screen.queryByRole('button', { name: 'Run dry…' })).not.toBeInTheDocument();
  });
});
