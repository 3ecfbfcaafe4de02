import { EditorView } from '@codemirror/view';
import { act, screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { starters } from '../../../shared/actions/starters';
import { aNewCodeIntegration, anUpdateOf, someCode } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';

const press = (user: UserEvent, name: string | RegExp) => user.click(screen.getByRole('button', { name }));
const field = (label: string) => screen.getByLabelText(new RegExp(`^${label}`), { selector: 'input, textarea' });

describe('a new integration with code', () => {
  it.each(['sms', 'email'] as const)('begins with the first starter of %s, which is nothing typed', async (channel) => {
    const { user } = await renderApp(`/integrations/${channel}/new/custom-code`);
    await user.click(await screen.findByRole('button', { name: /^Continue/ }));
    const text = await screen.findByLabelText('Code', { selector: '.cm-content' });
    expect(EditorView.findFromDOM(text)?.state.doc.toString()).toBe(starters.find((starter) => starter.channel === channel)?.code);
    await press(user, 'Cancel');
    expect(await screen.findByRole('heading', { name: channel === 'sms' ? 'SMS' : 'E-mail' })).toBeVisible();
    expect(screen.queryByText('Leave without saving?')).toBeNull();
  });

  it('offers the host that the code names, saves, and leads to the code', async () => {
    const { user, core } = await renderApp('/integrations/sms/new/custom-code');
    await user.click(await screen.findByRole('button', { name: /^Continue/ }));
    await user.click(await screen.findByRole('button', { name: 'Allow hooks.example.com' }));
    expect(field('Allowed hosts')).toHaveValue('hooks.example.com');
    await user.type(field('Integration name'), 'Our gateway');
    await press(user, 'Save');
    await screen.findByText('Our gateway saved');
    expect(await core.call('integrations.list', {})).toContainEqual(expect.objectContaining({ name: 'Our gateway', settings: { code: starters[0]?.code, allowedHosts: 'hooks.example.com' } }));
    await press(user, 'Edit code');
    expect(await screen.findByRole('heading', { name: 'Code of Our gateway' })).toBeVisible();
  });
});

describe('an integration with code that is saved', () => {
  async function edit() {
    const core = await openTestCore();
    const view = await core.call('integrations.create', aNewCodeIntegration());
    const app = await renderApp(`/integrations/sms/${view.id}`, { core });
    await screen.findByRole('heading', { name: 'Edit Webhook' });
    const stored = async () => (await core.call('integrations.list', {})).find(({ id }) => id === view.id);
    return { ...app, core, view, stored };
  }

  it('names the version that is deployed, and the draft', async () => {
    const { core, view } = await edit();
    expect(await screen.findByText(/^Version 1, deployed/)).toBeVisible();
    expect(screen.getByText('There is no draft.')).toBeVisible();
    await act(() => core.call('actions.saveDraft', { integrationId: view.id, revision: 0, code: someCode('draft') }));
    expect(await screen.findByText(/^A draft differs, saved/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Edit code of Webhook' })).toHaveAttribute('href', `#/integrations/sms/${view.id}/code`);
  });

  it('keeps what was deployed meanwhile when something else is saved', async () => {
    const { user, core, view, stored } = await edit();
    await screen.findByText(/^Version 1, deployed/);
    await user.type(field('Integration name'), ' 2');
    await act(() => core.call('actions.deploy', { integrationId: view.id, revision: 0, code: someCode('newer') }));
    await screen.findByText(/^Version 2, deployed/);
    expect(screen.queryByText(/meanwhile/)).toBeNull();
    await press(user, 'Save');
    await screen.findByText('Webhook 2 saved');
    expect(await stored()).toMatchObject({ name: 'Webhook 2', settings: { code: someCode('newer') } });
  });

  it('says what else somebody changed, and nothing of the code', async () => {
    const { user, core, view } = await edit();
    await user.type(field('Integration name'), ' 2');
    await act(() => core.call('integrations.update', anUpdateOf(view, { settings: { ...view.settings, from: 'Halden', code: someCode('newer') } })));
    await waitFor(() => {
      expect(screen.getByRole('alert')).toHaveTextContent(/changed Webhook meanwhile/);
    });
    expect(screen.getByRole('rowheader', { name: 'Sender' })).toBeVisible();
    expect(screen.queryByRole('rowheader', { name: 'Code' })).toBeNull();
  });
});
