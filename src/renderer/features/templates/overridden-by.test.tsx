import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';
import { OverriddenBy } from './overridden-by';

it('names the integrations that send a template at their provider for this usage type, and leads to them', async () => {
  const core = await openTestCore();
  const template = (n: number) => ({ id: `HX${String(n).padStart(32, '0')}` });
  const { id } = await core.call('integrations.create', aNewIntegration({ templateOverrides: [{ usageType: 'Register', language: 'de', providerTemplate: template(1) }, { usageType: 'SignIn', providerTemplate: template(2) }] }));
  const { unmount } = await renderApp(<OverriddenBy channel="sms" usageType="Register" />, { core });
  const list = await screen.findByRole('list', { name: 'Templates at the provider instead' });
  expect(list).toHaveTextContent(`Twilio EU sends its own template at the provider instead: ${template(1).id} (German)`);
  expect(within(list).getByRole('link', { name: 'Twilio EU' })).toHaveAttribute('href', `/integrations/sms/${id}`);
  expect(list).not.toHaveTextContent(template(2).id);
  unmount();
  await renderApp(<OverriddenBy channel="email" usageType="Register" />, { core });
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
});
