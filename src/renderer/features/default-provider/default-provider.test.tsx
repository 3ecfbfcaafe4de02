import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';
import { SetDefaultDialog } from './set-default-dialog';
import { UnassignDialog } from './unassign-dialog';

const close = () => undefined;
const checkbox = (name: string) => screen.findByRole('checkbox', { name });
const save = () => screen.getByRole('button', { name: 'Save' });

async function withTwilio() {
  const core = await openTestCore();
  const twilio = await core.call('integrations.create', aNewIntegration({ name: 'Twilio EU' }));
  return { core, twilio };
}

/** Environment name -> integration name, for SMS. */
async function served(core: TestCore): Promise<Record<string, string>> {
  const environments = await core.call('environments.list', {});
  const integrations = await core.call('integrations.list', {});
  const assignments = (await core.call('assignments.list', {})).filter(({ channel }) => channel === 'sms');
  return Object.fromEntries(assignments.map(({ environmentId, integrationId }) => [environments.find(({ id }) => id === environmentId)?.name ?? '', integrations.find(({ id }) => id === integrationId)?.name ?? '']));
}
const atFirst = { Development: 'Built-in SMS', Testing: 'Built-in SMS' };

describe('Set Default Provider for one integration', () => {
  it('changes several environments at once, says whom it replaces, and undoes all of it in one step', async () => {
    const { core, twilio } = await withTwilio();
    const { user } = await renderApp(<SetDefaultDialog channel="sms" integrationId={twilio.id} onClose={close} />, { core });
    await user.click(await checkbox('Testing'));
    await user.click(await checkbox('Production'));
    expect(screen.getByText(/Twilio EU replaces Built-in SMS/)).toBeVisible();
    expect(screen.getByText('2 environments change, effective at once')).toBeVisible();
    core.ports.emitted.length = 0;
    await user.click(save());

    expect(await screen.findByText('In Testing and Production (was Built-in SMS)')).toBeVisible();
    expect(await served(core)).toEqual({ ...atFirst, Testing: 'Twilio EU', Production: 'Twilio EU' });
    expect(core.ports.emitted).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await served(core)).toEqual(atFirst));
    expect(core.ports.emitted).toHaveLength(2);
  });

  it('has nothing to save while nothing changes, and says so', async () => {
    const { core, twilio } = await withTwilio();
    const { user } = await renderApp(<SetDefaultDialog channel="sms" integrationId={twilio.id} onClose={close} />, { core });
    await user.click(await checkbox('Testing'));
    await user.click(await checkbox('Testing'));
    expect(save()).toHaveAttribute('aria-disabled', 'true');
    expect(save()).toHaveAccessibleDescription('Nothing changes');
  });

  it('never lets a built-in service be chosen for an environment marked production, and gives the reason', async () => {
    const { core } = await withTwilio();
    const { user } = await renderApp(<SetDefaultDialog channel="sms" integrationId="built-in-sms" onClose={close} />, { core });
    const production = await checkbox('Production');
    await user.click(production);
    expect(production).not.toBeChecked();
    expect(production).toHaveAccessibleDescription('Marked production: needs an external provider');
    expect(screen.getByText('Nothing changes', { selector: '[class*=quiet]' })).toBeVisible();
  });

  it('asks for the name before an environment marked production loses its provider', async () => {
    const { core, twilio } = await withTwilio();
    const production = await core.environment('Production');
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: production.id, integrationId: twilio.id, replaces: null }] });
    const { user } = await renderApp(<SetDefaultDialog channel="sms" integrationId={twilio.id} onClose={close} />, { core });
    await user.click(await checkbox('Production'));
    expect(screen.getByText('Production stops sending SMS.')).toBeVisible();
    await user.click(save());
    const question = await screen.findByRole('dialog', { name: 'Stop SMS in Production?' });
    await user.click(within(question).getByRole('button', { name: 'Unassign from Production' }));
    expect(await served(core)).toMatchObject({ Production: 'Twilio EU' });
    await user.type(within(question).getByRole('textbox', { name: 'Type Production to confirm' }), 'Production');
    await user.click(within(question).getByRole('button', { name: 'Unassign from Production' }));
    await waitFor(async () => expect(await served(core)).toEqual(atFirst));
  });

  it('says so when somebody else changed an environment meanwhile, and keeps the ticks', async () => {
    const { core, twilio } = await withTwilio();
    const other = await core.call('integrations.create', aNewIntegration({ name: 'Twilio US' }));
    const testing = await core.environment('Testing');
    const { user } = await renderApp(<SetDefaultDialog channel="sms" integrationId={twilio.id} onClose={close} />, { core });
    await user.click(await checkbox('Testing'));
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: testing.id, integrationId: other.id, replaces: 'built-in-sms' }] });
    expect(await screen.findByText('Testing changed meanwhile.')).toBeVisible();
    expect(await checkbox('Testing')).toBeChecked();
    expect(screen.getByText(/Twilio EU replaces Twilio US/)).toBeVisible();
  });
});

describe('Set Default Provider for one environment', () => {
  it('offers the integrations of the channel as a choice of one', async () => {
    const { core } = await withTwilio();
    const production = await core.environment('Production');
    const { user } = await renderApp(<SetDefaultDialog channel="sms" environmentId={production.id} onClose={close} />, { core });
    const builtIn = await screen.findByRole('radio', { name: /Built-in SMS/ });
    await user.click(builtIn);
    expect(builtIn).not.toBeChecked();
    await user.click(screen.getByRole('radio', { name: /Twilio EU/ }));
    await user.click(save());
    await waitFor(async () => expect(await served(core)).toEqual({ ...atFirst, Production: 'Twilio EU' }));
  });

  it('leads on when nothing could serve the environment yet', async () => {
    const core = await openTestCore();
    const production = await core.environment('Production');
    await renderApp(<SetDefaultDialog channel="sms" environmentId={production.id} onClose={close} />, { core });
    expect(await screen.findByText('Nothing can serve Production yet.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'New Integration' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });
});

describe('Change provider', () => {
  it('leads to a new integration, with the environments of the present one ticked and whom it replaces', async () => {
    const { core, twilio } = await withTwilio();
    const [testing, production] = [await core.environment('Testing'), await core.environment('Production')];
    await core.call('assignments.set', { channel: 'sms', changes: [{ environmentId: testing.id, integrationId: twilio.id, replaces: 'built-in-sms' }, { environmentId: production.id, integrationId: twilio.id, replaces: null }] });
    const { user } = await renderApp(`/integrations/sms/${twilio.id}`, { core });
    await user.click(await screen.findByRole('button', { name: 'Change provider…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Change the provider of Testing and Production' });
    await user.click(within(dialog).getByRole('button', { name: 'New Integration' }));
    await user.click(await screen.findByRole('radio', { name: /^Plivo/ }));
    await user.click(screen.getByRole('button', { name: /^Continue with Plivo/ }));
    expect(await screen.findByRole('switch', { name: 'Set as Default' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Testing' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Production' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Development' })).not.toBeChecked();
    await waitFor(() => expect(screen.getAllByText(/replaces Twilio EU/)).toHaveLength(2));
  });
});

describe('a template that is missing', () => {
  it('is named before an environment is assigned or loses its provider', async () => {
    const { core, twilio } = await withTwilio();
    const testing = await core.environment('Testing');
    const set = await core.call('templates.create', { channel: 'sms', name: 'Short', defaultLanguage: 'en', json: '[{"usageType":"SignIn","content":"{{code}}"}]' });
    await core.call('templates.use', { environmentId: testing.id, channel: 'sms', setId: set.id, replaces: 'standard-sms' });
    await core.call('flows.update', { environmentId: testing.id, revision: 0, on: { sms: ['sign-up', 'sign-in'], email: [] } });
    const { user, unmount } = await renderApp(<SetDefaultDialog channel="sms" integrationId={twilio.id} onClose={close} />, { core });
    await user.click(await checkbox('Testing'));
    expect(screen.getByText(/No template for Register\. Short has no Generic either, so nothing can be sent there\./)).toBeVisible();
    unmount();
    await renderApp(<UnassignDialog channel="sms" environmentId={testing.id} onClose={close} />, { core });
    expect(await screen.findByText(/2 flows of Testing stop: sign-up and sign-in\. Its templates stay: Short\. No template for Register\./)).toBeVisible();
  });
});

describe('Unassign', () => {
  it('says what stops, asks no name where it is not production, and can be undone', async () => {
    const { core } = await withTwilio();
    const testing = await core.environment('Testing');
    const { user } = await renderApp(<UnassignDialog channel="sms" environmentId={testing.id} onClose={close} />, { core });
    expect(await screen.findByText(/SMS cannot be sent from Testing until a provider is set/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Unassign from Testing' }));
    await waitFor(async () => expect(await served(core)).toEqual({ Development: 'Built-in SMS' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await served(core)).toEqual(atFirst));
  });
});
