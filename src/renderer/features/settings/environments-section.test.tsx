import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';

const address = '/settings/environments';
const namesShown = () => screen.getAllByRole('button', { name: /^Rename / }).map((button) => button.getAttribute('aria-label')?.replace('Rename ', ''));

describe('Environments', () => {
  it('refuses to mark production while a built-in service is active, and says what to do first', async () => {
    const { core, user } = await renderApp(address);
    await user.click(await screen.findByRole('switch', { name: /^Testing is marked production/ }));
    const refusal = await screen.findByRole('alert');
    expect(refusal).toHaveTextContent('Built-in SMS and Built-in Mail are active in Testing. Set another provider first.');
    expect(within(refusal).getByRole('button', { name: 'Set another provider…' })).toBeVisible();
    expect(await core.environment('Testing')).toMatchObject({ production: false });
  });

  it('marks production where only external providers are active', async () => {
    const core = await openTestCore(undefined, [{ name: 'Live', production: true }]);
    const { user } = await renderApp(address, { core });
    await user.click(await screen.findByRole('switch', { name: 'Live is marked production: Yes' }));
    expect(await screen.findByRole('switch', { name: 'Live is marked production: No' })).not.toBeChecked();
  });

  it('renames in the row, says when the name is taken, and gives the focus back', async () => {
    const { user } = await renderApp(address);
    await user.click(await screen.findByRole('button', { name: 'Rename Testing' }));
    const field = screen.getByRole('textbox', { name: 'New name of Testing' });
    await user.clear(field);
    await user.type(field, 'production{Enter}');
    expect(await screen.findByText('Another environment has this name.')).toBeVisible();
    await user.clear(field);
    await user.type(field, 'QA{Enter}');
    expect(await screen.findByRole('button', { name: 'Rename QA' })).toBeVisible();
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Rename QA' })).toHaveFocus();
    });
  });

  it('moves with Alt and the arrow keys and says the new place', async () => {
    const { user } = await renderApp(address);
    (await screen.findByRole('button', { name: 'Rename Production' })).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(await screen.findByText('Production is now 2 of 3')).toBeInTheDocument();
    expect(namesShown()).toEqual(['Development', 'Production', 'Testing']);
  });

  it('holds back moving the first one up', async () => {
    await renderApp(address);
    expect(await screen.findByRole('button', { name: 'Move Development up' })).toHaveAccessibleDescription('It is the first already');
  });

  it('names what deleting destroys and moves the focus to the next row', async () => {
    const core = await openTestCore();
    const { id } = await core.environment('Production');
    await core.call('integrations.create', aNewIntegration({ defaults: [{ environmentId: id, replaces: null }] }));
    const { user } = await renderApp(address, { core });
    await user.click(await screen.findByRole('button', { name: 'Delete Production' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete Production?' });
    expect(dialog).toHaveTextContent('Its assignment is destroyed: Twilio EU for SMS. The integration stays.');
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await user.click(within(dialog).getByRole('button', { name: 'Delete Production' }));
    expect(await screen.findByText('Production deleted')).toBeVisible();
    expect(namesShown()).toEqual(['Development', 'Testing']);
    expect(await core.call('assignments.list', {})).toHaveLength(4);
    expect(screen.getByRole('button', { name: 'Move Testing up' })).toHaveFocus();
  });

  it('adds one, asks before dropping what was typed, and refuses an empty name', async () => {
    const { user } = await renderApp(address);
    await user.click(await screen.findByRole('button', { name: 'Add environment' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add an environment' });
    await user.click(within(dialog).getByRole('button', { name: 'Add environment' }));
    expect(await within(dialog).findByText('The environment needs a name.')).toBeVisible();
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Staging');
    await user.keyboard('{Escape}');
    const question = await screen.findByRole('dialog', { name: 'Discard what you typed?' });
    await user.click(within(question).getByRole('button', { name: 'Keep typing' }));
    await user.click(within(dialog).getByRole('button', { name: 'Add environment' }));
    expect(await screen.findByRole('button', { name: 'Rename Staging' })).toBeVisible();
  });
});
