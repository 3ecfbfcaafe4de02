import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';

const address = '/settings/network';
const password = 'made-up-9f2c';
const stored = { proxy: { url: 'http://proxy.halden.example:8080', user: 'anna', password }, noProxy: ['.halden.example'], systemCertificates: false };

async function coreWithProxy() {
  const core = await openTestCore();
  await core.call('network.update', { ...stored, revision: 0 });
  return core;
}
const field = (name: string) => screen.findByRole('textbox', { name });
const save = () => screen.getByRole('button', { name: 'Save' });

describe('Network', () => {
  it('takes a proxy with a login, hosts without it and the computer’s certificates, and says that they are saved', async () => {
    const { core, user, container } = await renderApp(address);
    await field('Proxy');
    expect(save()).toHaveAccessibleDescription('Nothing was changed');
    await user.type(await field('Proxy'), 'http://proxy.halden.example:8080');
    await user.type(await field('User'), 'anna');
    await user.type(screen.getByLabelText('Password'), password);
    await user.type(await field('Without proxy'), '.halden.example{Enter}mail.example.com');
    await user.click(screen.getByRole('switch', { name: /^Trust this computer’s certificates/ }));
    await user.click(save());
    expect(await screen.findByText('Network settings saved')).toBeVisible();
    expect(await core.call('network.get', {})).toMatchObject({ proxy: { url: stored.proxy.url, user: 'anna', password: { setBy: core.ports.user } }, noProxy: ['.halden.example', 'mail.example.com'], systemCertificates: true });
    expect(await screen.findByText(/^Set .* by /)).toBeVisible();
    expect(container.innerHTML).not.toContain(password);
  });

  it('puts what is wrong beside its field and gives it the focus', async () => {
    const { core, user } = await renderApp(address);
    await user.type(await field('Proxy'), 'proxy.halden.example:8080');
    await user.click(save());
    expect(await screen.findByText('Enter a full address such as http://proxy.example.com:8080.')).toBeVisible();
    await waitFor(() => {
      expect(screen.getByRole('textbox', { name: 'Proxy' })).toHaveFocus();
    });
    expect(await core.call('network.get', {})).toMatchObject({ proxy: null, revision: 0 });
  });

  it('demands the password again for another proxy, and keeps it for the same one', async () => {
    const core = await coreWithProxy();
    const { user } = await renderApp(address, { core });
    await user.clear(await field('User'));
    await user.type(await field('User'), 'bea');
    await user.click(save());
    expect(await screen.findByText('Network settings saved')).toBeVisible();
    expect(await core.call('network.get', {})).toMatchObject({ proxy: { user: 'bea', password: { setBy: core.ports.user } } });
    await user.type(await field('Proxy'), '{Backspace}');
    expect(screen.queryByText(/^Set .* by /)).toBeNull();
    await user.click(save());
    expect(await screen.findByText(/^This is another proxy\. Type the password again/)).toBeVisible();
  });

  it('says when somebody else changed them meanwhile', async () => {
    const core = await coreWithProxy();
    const { user } = await renderApp(address, { core });
    await user.type(await field('Without proxy'), '{Enter}x.example');
    await core.call('network.update', { ...stored, noProxy: ['y.example'], revision: 1 });
    await user.click(save());
    expect(await screen.findByRole('alert')).toHaveTextContent('Not saved. The network settings were changed meanwhile.');
    expect(await field('Without proxy')).toHaveValue('.halden.example\nx.example');
    await user.click(screen.getByRole('button', { name: 'Show the new settings' }));
    expect(await field('Without proxy')).toHaveValue('y.example');
  });

  it('connects directly again once the address is emptied', async () => {
    const core = await coreWithProxy();
    const { user } = await renderApp(address, { core });
    await user.clear(await field('Proxy'));
    expect(screen.queryByRole('textbox', { name: 'User' })).toBeNull();
    await user.click(save());
    expect(await screen.findByText('Network settings saved')).toBeVisible();
    expect(await core.call('network.get', {})).toMatchObject({ proxy: null, noProxy: ['.halden.example'] });
  });

  it('asks before unsaved changes are left', async () => {
    const { user } = await renderApp(address);
    await user.type(await field('Proxy'), 'http://p');
    await user.click(within(screen.getByRole('navigation', { name: 'Settings' })).getByRole('link', { name: 'Vault' }));
    expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toHaveTextContent('Your changes to the network settings are lost.');
  });
});
