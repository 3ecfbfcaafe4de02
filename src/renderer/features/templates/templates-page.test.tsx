import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';

const open = async (json?: unknown, path = '/templates', core?: TestCore) => {
  const used = core ?? (await openTestCore());
  if (json !== undefined) {
    const { id } = await used.call('templates.create', { channel: 'sms', name: 'Halden', defaultLanguage: 'en', json: JSON.stringify(json, null, 2) });
    return { ...(await renderApp(`/templates/sms/${id}`, { core: used })), core: used, id };
  }
  return { ...(await renderApp(path, { core: used })), core: used, id: 'standard-sms' };
};
const text = (flow: string) => screen.findByRole('textbox', { name: `Text of ${flow}` });
const flows = () => screen.getByRole('navigation', { name: 'Flows' });
const chooseFlow = (name: RegExp) => within(flows()).getByRole('button', { name });
const save = () => screen.getByRole('button', { name: 'Save' });

describe('the templates', () => {
  it('begin with those of Dispatchbox, as they arrive', async () => {
    await open();
    expect(await text('Sign-in')).toHaveValue('{{code}} is your {{application.name}} code. It is valid for 10 minutes. Do not share it with anyone.');
    expect(screen.getByLabelText('Preview on a phone')).toHaveTextContent('482913 is your Halden ID code.');
    expect(chooseFlow(/^Invitation/)).toHaveTextContent('generic');
    expect(save()).toHaveAccessibleDescription('Nothing was changed');
  });

  it('are saved as typed in the form, with the rest of the JSON untouched', async () => {
    const { user, core, id } = await open([{ usageType: 'SignIn', content: '{{code}}', note: 'ours' }]);
    const field = await text('Sign-in');
    await user.click(field);
    await user.keyboard('{End} now');
    await user.click(save());
    expect(await screen.findByText('Halden saved')).toBeVisible();
    expect(JSON.parse((await core.call('templates.get', { id })).json)).toEqual([{ usageType: 'SignIn', content: '{{code}} now', note: 'ours' }]);
  });

  it('say what keeps them from being saved, at the field, in the list and at the button', async () => {
    const { user } = await open([{ usageType: 'ForgotPassword', content: '{{code}} resets' }]);
    await user.click(await screen.findByRole('button', { name: /^Forgot password/ }));
    const field = await text('Forgot password');
    await user.clear(field);
    await user.click(field);
    await user.paste('Reset it');
    expect(field).toHaveAccessibleDescription('{{code}} is missing. Without it nobody can reset a password.');
    expect(chooseFlow(/^Forgot password ?has an error/)).toBeVisible();
    expect(save()).toHaveAccessibleDescription('1 template has an error: Forgot password');
    await user.click(screen.getByRole('button', { name: '{{code}}' }));
    expect(field).toHaveValue('Reset it{{code}}');
    expect(save()).not.toHaveAttribute('aria-disabled');
  });

  it('warn of a variable that does not exist and are saved nevertheless', async () => {
    const { user } = await open([{ usageType: 'SignIn', content: '{{code}}' }]);
    await user.click(await text('Sign-in'));
    await user.paste(' {{cod}}');
    expect(screen.getByText('{{cod}} is not known. Did you mean {{code}}?')).toBeVisible();
    expect(save()).not.toHaveAttribute('aria-disabled');
  });

  it('show where a text comes from, and make one of its own from it', async () => {
    const { user } = await open([{ usageType: 'Generic', content: 'Your code: {{code}}' }]);
    await user.click(await screen.findByRole('button', { name: /^MFA set-up/ }));
    expect(screen.getByText('MFA set-up has no text of its own.')).toBeVisible();
    expect(screen.getByRole('list', { name: '' })).toHaveTextContent('MFA set-upnot thereGenericused');
    await user.click(screen.getByRole('button', { name: 'Write one' }));
    expect(await text('MFA set-up')).toHaveValue('Your code: {{code}}');
    await waitFor(async () => { expect(await text('MFA set-up')).toHaveFocus(); });
    await user.click(screen.getByRole('button', { name: 'Remove this text' }));
    expect(screen.getByText('MFA set-up has no text of its own.')).toBeVisible();
    await waitFor(() => { expect(screen.getByRole('button', { name: 'Write one' })).toHaveFocus(); });
  });

  it('are seen with other values than the samples', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Sample values' }));
    const name = await screen.findByRole('textbox', { name: 'application.name' });
    await user.clear(name);
    await user.type(name, 'Nordlicht');
    expect(screen.getByLabelText('Preview on a phone')).toHaveTextContent('482913 is your Nordlicht code.');
  });

  it('keep what was typed while another flow is looked at', async () => {
    const { user } = await open();
    const field = await text('Sign-in');
    await user.click(field);
    await user.paste(' again');
    await user.click(chooseFlow(/^Sign-up/));
    await user.click(chooseFlow(/^Sign-in/));
    expect((await text('Sign-in')).textContent).toContain('again');
  });

  it('that somebody else saved meanwhile are shown beside what was typed, to be reloaded or written over', async () => {
    const { user, core, id } = await open([{ usageType: 'SignIn', content: '{{code}}' }]);
    await user.click(await text('Sign-in'));
    await user.paste(' mine');
    const elsewhere = (content: string, revision: number) => core.call('templates.update', { id, revision, name: 'Halden', defaultLanguage: 'en', json: JSON.stringify([{ usageType: 'SignIn', content }, { usageType: 'Register', content: '{{code}}' }]) });
    await elsewhere('{{code}} theirs', 0);
    const note = await screen.findByRole('alert');
    expect(note).toHaveTextContent('Halden was saved in another window meanwhile.');
    expect(within(note).getByRole('row', { name: 'Sign-in changed changed' })).toBeVisible();
    expect(within(note).getByRole('row', { name: 'Sign-up new as it was' })).toBeVisible();
    expect(save()).toHaveAccessibleDescription('Halden was saved in another window meanwhile. Choose one of both first.');
    await user.click(within(note).getByRole('button', { name: 'Reload' }));
    expect(await text('Sign-in')).toHaveValue('{{code}} theirs');
    await user.click(await text('Sign-in'));
    await user.paste(' mine');
    await elsewhere('{{code}} again', 1);
    await user.click(await screen.findByRole('button', { name: 'Save mine over it' }));
    expect(await screen.findByText('Halden saved')).toBeVisible();
    expect(JSON.parse((await core.call('templates.get', { id })).json)).toContainEqual({ usageType: 'SignIn', content: '{{code}} theirs mine' });
  });

  it('are added to those of a set, beside which the others stay, or replace them', async () => {
    const { user } = await open([{ usageType: 'SignIn', content: '{{code}}' }, { usageType: 'Generic', content: '{{code}}' }]);
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    await user.click(screen.getByRole('textbox', { name: 'Or paste the JSON' }));
    await user.paste('[{"usageType":"SignIn","content":"{{code}} new"}]');
    expect(screen.getByRole('radio', { name: 'Add to this set' })).toBeChecked();
    const changes = screen.getByLabelText('What will change');
    expect(changes).toHaveTextContent('ChangedSign-inUnchanged1 template');
    await user.click(screen.getByRole('radio', { name: 'Replace the whole set' }));
    expect(screen.getByLabelText('What will change')).toHaveTextContent('ChangedSign-inRemovedGeneric');
    await user.click(screen.getByRole('radio', { name: 'Add to this set' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Import' }));
    expect(await text('Sign-in')).toHaveValue('{{code}} new');
    await user.click(chooseFlow(/^Generic/));
    expect(await text('Generic')).toHaveValue('{{code}}');
  });

  it('that flows of an environment need and do not have are named beside the list', async () => {
    const core = await openTestCore();
    const { id } = await core.environment('Testing');
    await core.call('flows.update', { environmentId: id, revision: 0, on: { sms: ['sign-up', 'invitation'], email: [] } });
    await open(undefined, '/templates', core);
    expect(await screen.findByRole('list', { name: 'Missing where it is used' })).toHaveTextContent('Testing: No template for OrganizationInvitation.');
  });

  it('are only read by Support', async () => {
    const core = await openTestCore();
    await core.call('roles.setPassphrase', { current: null, passphrase: 'only the administrators know' });
    await core.call('roles.becomeSupport', {});
    await open(undefined, '/templates', core);
    const field = await text('Sign-in');
    await waitFor(() => { expect(field).toHaveAttribute('readonly'); });
    expect(screen.getByText('Changes need an administrator.')).toBeVisible();
    for (const name of ['Save', 'Import', 'Export', 'Format', '{{code}}', 'Remove this text']) expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.getByRole('button', { name: 'Test' })).toBeVisible();
  });

  it('say why Ctrl S does not save them', async () => {
    const { user } = await open([{ usageType: 'SignIn', content: '{{code}}' }]);
    const field = await text('Sign-in');
    await user.clear(field);
    await user.keyboard('{Control>}s{/Control}');
    expect(await screen.findByText('Halden was not saved')).toBeVisible();
    expect(screen.getAllByText('1 template has an error: Sign-in').length).toBeGreaterThan(0);
  });
});

describe('a set', () => {
  it('is duplicated under another name and given to an environment', async () => {
    const { user, core } = await open();
    await user.click(await screen.findByRole('button', { name: 'Set: Standard SMS' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Duplicate…' }));
    const name = screen.getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Halden');
    await user.click(screen.getByRole('button', { name: 'Duplicate' }));
    await user.click(await screen.findByRole('button', { name: 'Set: Halden' }));
    expect(screen.getByText('With sample values. No environment uses this set.')).toBeVisible();
    await user.click(await screen.findByRole('menuitem', { name: 'Used in…' }));
    await user.click(screen.getByRole('combobox', { name: 'Testing' }));
    await user.click(await screen.findByRole('option', { name: 'Halden' }));
    const usedInTesting = async () => {
      const { uses, sets } = await core.call('templates.list', {});
      const { id } = await core.environment('Testing');
      return sets.find((set) => set.id === uses.find((use) => use.environmentId === id && use.channel === 'sms')?.setId)?.name;
    };
    await waitFor(async () => { expect(await usedInTesting()).toBe('Halden'); });
    expect(await screen.findByText('Testing uses Halden')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => { expect(await usedInTesting()).toBe('Standard SMS'); });
  });

  it('of the standard cannot be deleted, and says why', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Set: Standard SMS' }));
    expect(await screen.findByRole('menuitem', { name: /^Delete…/ })).toHaveTextContent('The standard set stays');
  });
});
