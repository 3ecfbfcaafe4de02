import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';
import { GuideCard } from './guide-card';

async function openGuide(providerId: string, core?: TestCore) {
  const used = core ?? (await openTestCore());
  const provider = (await used.call('providers.list', {})).find(({ id }) => id === providerId);
  if (provider === undefined) throw new Error(`no provider ${providerId}`);
  return renderApp(<GuideCard provider={provider} />, { core: used });
}
const steps = () => screen.findAllByRole('listitem');

describe('the guide', () => {
  it('is asked for when its form opens', async () => {
    const core = await openTestCore();
    const asked: string[] = [];
    const { 'providers.guide': real } = core.api;
    core.api['providers.guide'] = (input) => {
      asked.push(input.providerId);
      return real(input);
    };
    await openGuide('twilio', core);
    expect(await steps()).toHaveLength(7);
    expect(screen.getByRole('heading', { name: 'Create a standard API key' })).toBeVisible();
    expect(screen.getByText('US numbers')).toBeVisible();
    expect(asked).toEqual(['twilio']);
  });

  it('says when it cannot be read, and tries again', async () => {
    const core = await openTestCore();
    const { 'providers.guide': real } = core.api;
    let fails = true;
    core.api['providers.guide'] = (input) => (fails ? Promise.resolve({ ok: false, error: { code: 'internal', message: 'Something went wrong in Dispatchbox. Nothing was changed.' } }) : real(input));
    const { user } = await openGuide('twilio', core);
    expect(await screen.findByRole('alert')).toHaveTextContent('The guide could not be read.');
    fails = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await steps()).toHaveLength(7);
  });
});

describe.each(['textlocal', 'sendgrid', 'telesign'])('the allow-list in the guide of %s', (providerId) => {
  const step = async () => {
    const found = (await steps()).find((item) => within(item).queryByRole('heading', { name: 'Allow the addresses that send' }));
    if (found === undefined) throw new Error('no such step');
    return within(found);
  };

  it('copies the platform’s outgoing addresses', async () => {
    const core = await openTestCore();
    await core.call('settings.update', { outgoingAddresses: ['203.0.113.10', '2001:db8::/48'], revision: 0 });
    const { user } = await openGuide(providerId, core);
    await user.click(await (await step()).findByRole('button', { name: 'Copy 2 outgoing addresses' }));
    expect(await navigator.clipboard.readText()).toBe('203.0.113.10, 2001:db8::/48');
    expect(await (await step()).findByRole('button', { name: 'Copied' })).toBeVisible();
  });

  it('says where to enter them when there are none', async () => {
    await openGuide(providerId);
    const link = await (await step()).findByRole('link', { name: 'Enter them in Settings' });
    expect(link).toHaveAttribute('href', expect.stringContaining('/settings/addresses'));
    expect((await step()).queryByRole('button')).toBeNull();
  });
});
