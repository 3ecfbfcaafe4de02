import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewCodeIntegration } from '../../../test/support/builders';
import { anExchange } from '../../../test/support/an-action-trace';
import { memoryPorts } from '../../../test/support/memory-ports';
import { renderApp } from '../../../test/support/render-app';
import { openTestCore } from '../../../test/support/test-core';
import { useIntegrations } from '../api';
import { useRole } from '../role';
import { ActionRequests } from './action-requests';

const exchange = (unlisted: string) => anExchange({ unlisted, error: `The host ${unlisted} is not in the list of allowed hosts.` });

/** Who works here, and that the integrations are known. */
function Loaded() {
  const { role } = useRole();
  return useIntegrations().data !== undefined && role === 'support' && 'Support works here';
}

/** `yes`: what the person answers outside of the page. */
async function open({ yes = true, hosts: asked = ['api.example.com'], support = false } = {}) {
  const core = await openTestCore(memoryPorts({ askPerson: () => Promise.resolve(yes) }));
  const { id } = await core.call('integrations.create', aNewCodeIntegration({ credentials: { 'secrets.KEY': 'made-up' } }));
  if (support) {
    await core.call('roles.setPassphrase', { current: null, passphrase: 'only administrators know it' });
    await core.call('roles.becomeSupport', {});
  }
  const app = await renderApp(
    <>
      <ActionRequests exchanges={asked.map(exchange)} integrationId={id} />
      <Loaded />
    </>,
    { core },
  );
  const hosts = async () => (await core.call('integrations.list', {})).find((each) => each.id === id)?.settings.allowedHosts;
  return { ...app, hosts };
}
const button = () => screen.queryByRole('button', { name: /^Allow/ });

describe('a request to a host that is not allowed', () => {
  it('offers to allow it, for good', async () => {
    const { user, hosts } = await open();
    await user.click(await screen.findByRole('button', { name: 'Allow api.example.com…' }));
    await screen.findByText('Webhook may ask api.example.com');
    expect(await hosts()).toBe('hooks.halden.example\napi.example.com');
    expect(button()).toBeNull();
  });

  it('says nothing when the person refused outside of the page', async () => {
    const { user, hosts } = await open({ yes: false });
    await user.click(await screen.findByRole('button', { name: 'Allow api.example.com…' }));
    expect(await hosts()).toBe('hooks.halden.example');
    expect(await screen.findByRole('button', { name: 'Allow api.example.com…' })).toBeVisible();
    expect(screen.queryByText('Webhook may ask api.example.com')).toBeNull();
  });

  it('offers nothing for a host that is allowed meanwhile, or has a secret in it', async () => {
    await open({ hosts: ['hooks.halden.example', '••••••••.example.com', 'api.example.com'] });
    await screen.findByRole('button', { name: 'Allow api.example.com…' });
    expect(screen.getAllByRole('button', { name: /^Allow/ })).toHaveLength(1);
  });

  it('offers nothing to Support', async () => {
    await open({ support: true });
    await screen.findByText('Support works here');
    expect(button()).toBeNull();
  });
});
