import { EditorView } from '@codemirror/view';
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { starters } from '../../../shared/actions/starters';
import { customCodeId } from '../../../shared/model/action';
import { aNewCodeIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore } from '../../../../test/support/test-core';

const first = starters.find(({ channel }) => channel === 'sms')?.code ?? '';
const second = first.replace('phone-messages', 'calls');
const title = 'Code of Our gateway';

async function openCode({ activeIn = [] as string[] } = {}) {
  const core = await openTestCore();
  const environments = await core.call('environments.list', {});
  const view = await core.call('integrations.create', {
    channel: 'sms',
    providerId: customCodeId,
    name: 'Our gateway',
    settings: { code: first, allowedHosts: 'hooks.example.com' },
    credentials: { 'secrets.WEBHOOK_KEY': 'made-up-key-0a1b2c3d4e5f' },
    apiBaseUrl: null,
    defaults: environments.filter(({ name }) => activeIn.includes(name)).map(({ id }) => ({ environmentId: id, replaces: null })),
  });
  const app = await renderApp(`/integrations/sms/${view.id}/code`, { core });
  await screen.findByRole('heading', { name: title });
  await screen.findByLabelText(title, { selector: '.cm-content' });
  const action = () => core.call('actions.get', { integrationId: view.id });
  return { ...app, core, view, action };
}
const editor = () => {
  const view = EditorView.findFromDOM(screen.getByLabelText(title, { selector: '.cm-content' }));
  if (view === null) throw new Error('There is no editor.');
  return view;
};
const write = (code: string) => {
  act(() => {
    editor().dispatch({ changes: { from: 0, to: editor().state.doc.length, insert: code } });
  });
};
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const findings = () => within(screen.getByRole('region', { name: 'Findings' }));

describe('the code of an integration', () => {
  it('keeps a draft, which changes nothing about what is deployed', async () => {
    const { user, action } = await openCode();
    expect(button('Save draft')).toHaveAccessibleDescription('Nothing is changed since it was saved');
    expect(button('Save & deploy')).toHaveAccessibleDescription('This is what is deployed');
    write(second);
    await user.click(button('Save draft'));
    await screen.findByText(/^Draft saved \d\d:\d\d\. Version 1 is deployed\.$/);
    await waitFor(() => {
      expect(button('Save draft')).toHaveFocus();
    });
    expect(await action()).toMatchObject({ draft: { code: second }, deployed: { number: 1, code: first } });
  });

  it('deploys at once where nothing is marked production, and takes it back by Undo', async () => {
    const { user, action } = await openCode();
    write(second);
    await user.click(button('Save & deploy'));
    await screen.findByText('Version 2 of Our gateway is deployed');
    expect(await action()).toMatchObject({ draft: null, deployed: { number: 2, code: second } });
    await user.click(button('Undo'));
    await screen.findByText('Version 1 of Our gateway is deployed again, as version 3');
    expect(await action()).toMatchObject({ deployed: { number: 3, code: first, restored: 1 } });
    await waitFor(() => {
      expect(editor().state.doc.toString()).toBe(first);
    });
  });

  it('asks before it deploys to an environment marked production, and names it', async () => {
    const { user, action } = await openCode({ activeIn: ['Production'] });
    write(second);
    await user.click(button('Save & deploy'));
    const question = await screen.findByRole('dialog', { name: 'Deploy version 2 of Our gateway?' });
    expect(question).toHaveTextContent('Used from now on in Production');
    expect(question).toHaveTextContent('It was never tested.');
    await user.click(within(question).getByRole('button', { name: 'Deploy version 2' }));
    await screen.findByText('Active in Production: used from now on.');
    expect(await action()).toMatchObject({ deployed: { number: 2 } });
  });

  it('does not deploy what cannot be called, and says why', async () => {
    await openCode();
    write('exports.onExecuteCustomPhoneProvider = (');
    await waitFor(() => {
      expect(button('Save & deploy')).toHaveAccessibleDescription(/^1 error keeps it from being deployed\. Line 1: The code cannot be read/);
    });
    expect(findings().getByRole('status')).toHaveTextContent('1 error');
  });

  it('mends a finding by one click, wherever it has moved to', async () => {
    const { user } = await openCode();
    write(first.replace('event.secrets', 'event.secret'));
    const fix = await findings().findByRole('button', { name: 'Write secrets' });
    act(() => {
      editor().dispatch({ changes: { from: 0, insert: '// A line more\n' } });
    });
    await user.click(fix);
    await waitFor(() => {
      expect(editor().state.doc.toString()).toBe(`// A line more\n${first}`);
    });
    await findings().findByText('Nothing found');
    expect(screen.getByRole('region', { name: 'Findings' })).toHaveFocus();
  });

  it('leads from a finding to its place', async () => {
    const { user } = await openCode();
    write(first.replace('event.secrets', 'event.secret'));
    await user.click(await findings().findByRole('button', { name: /There is no event\.secret/ }));
    expect(editor().state.selection.main.head).toBe(first.indexOf('secrets.WEBHOOK_KEY'));
    expect(editor().hasFocus).toBe(true);
  });

  it('goes through the findings with F8 and Shift F8', async () => {
    const { user } = await openCode();
    const code = first.replace('event.secrets', 'event.secret').replace('api.notification.drop', 'console.log(event), api.notification.drop');
    write(code);
    await findings().findByText(/The whole event is logged/);
    act(() => {
      editor().focus();
      editor().dispatch({ selection: { anchor: 0 } });
    });
    const marked = () => editor().state.sliceDoc(editor().state.selection.main.from, editor().state.selection.main.to);
    await user.keyboard('{F8}');
    expect(marked()).toBe('secret');
    await user.keyboard('{F8}');
    expect(marked()).toBe('console.log(event)');
    await user.keyboard('{F8}');
    expect(marked()).toBe('secret');
    await user.keyboard('{Shift>}{F8}{/Shift}');
    expect(marked()).toBe('console.log(event)');
  });

  it('is found in the palette', async () => {
    const core = await openTestCore();
    await core.call('integrations.create', aNewCodeIntegration());
    const { user } = await renderApp('/', { core });
    await screen.findByRole('heading', { name: 'Overview' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'Edit code of');
    await user.click(await screen.findByRole('option', { name: /Edit code of Webhook/ }));
    expect(await screen.findByRole('heading', { name: 'Code of Webhook' })).toBeVisible();
  });

  it('asks before a starter takes the place of what was typed', async () => {
    const { user } = await openCode();
    write(second);
    await user.click(button('Starters'));
    await user.click(await screen.findByRole('menuitem', { name: /^Signed webhook/ }));
    await user.click(await screen.findByRole('button', { name: 'Replace the code' }));
    await screen.findByText('The starter Signed webhook replaced the code');
    expect(editor().state.doc.toString()).toContain('webhook-signature');
    await user.click(button('Undo'));
    expect(editor().state.doc.toString()).toBe(second);
  });

  it('keeps what is typed when somebody else saves, until the person decides', async () => {
    const { user, core, view, action } = await openCode();
    write(second);
    const { revision } = await action();
    await act(() => core.call('actions.deploy', { integrationId: view.id, revision, code: first.replace('Hands', 'Gives') }));
    expect(await screen.findByText(/deployed version 2 meanwhile\.$/)).toBeVisible();
    expect(button('Save draft')).toHaveAccessibleDescription('Choose above what counts.');
    expect(editor().state.doc.toString()).toBe(second);
    await user.click(button('Keep mine'));
    await waitFor(() => {
      expect(screen.getByRole('heading', { name: title })).toHaveFocus();
    });
    await user.click(button('Save draft'));
    await screen.findByText(/^Draft saved \d\d:\d\d/);
    expect(await action()).toMatchObject({ draft: { code: second }, deployed: { number: 2 } });
  });

  it('takes over what somebody else saves while nothing is typed', async () => {
    const { core, view, action } = await openCode();
    const { revision } = await action();
    await act(() => core.call('actions.saveDraft', { integrationId: view.id, revision, code: second }));
    await waitFor(() => {
      expect(editor().state.doc.toString()).toBe(second);
    });
  });

  it('discards the draft only after a question', async () => {
    const { user, action } = await openCode();
    expect(button('Discard draft')).toHaveAccessibleDescription('There is no draft');
    write(second);
    await user.click(button('Save draft'));
    await screen.findByText(/^Draft saved \d\d:\d\d/);
    await user.click(button('Discard draft'));
    await user.click(await screen.findByRole('button', { name: 'Discard the draft' }));
    await screen.findByText('Version 1 is deployed.');
    expect((await action()).draft).toBeNull();
    expect(editor().state.doc.toString()).toBe(first);
  });

  it('compares what is typed with the draft that is saved', async () => {
    const { user, core, view, action } = await openCode();
    await user.click(screen.getByRole('tab', { name: 'Versions' }));
    expect(await screen.findByRole('button', { name: 'Compare version 1' })).toHaveAccessibleDescription('There is nothing else to compare it with');
    write(second);
    const { revision } = await action();
    await act(() => core.call('actions.saveDraft', { integrationId: view.id, revision, code: `${first}// By somebody else\n` }));
    await user.click(await screen.findByRole('button', { name: 'Compare with the draft' }));
    expect(await screen.findByRole('region', { name: 'Differences' })).toHaveTextContent('removed: // By somebody else');
  });

  it('compares versions and rolls back', async () => {
    const { user, core, view, action } = await openCode();
    await act(async () => core.call('actions.deploy', { integrationId: view.id, revision: (await action()).revision, code: second }));
    await user.click(screen.getByRole('tab', { name: 'Versions' }));
    await user.click(await screen.findByRole('button', { name: 'Compare version 1' }));
    const differences = await screen.findByRole('region', { name: 'Differences' });
    expect(differences).toHaveTextContent(/removed: +const answer = await fetch\('https:\/\/hooks\.example\.com\/phone-messages'/);
    expect(screen.getByText('1 line removed, 1 line added')).toBeVisible();
    await user.click(within(differences).getAllByRole('button', { name: /^Show \d+ equal lines$/ })[0] ?? differences);
    expect(differences).toHaveTextContent('Hands each message to a service of your own');
    await user.keyboard('{Escape}');
    expect(button('Roll back to this… version 2')).toHaveAccessibleDescription('It is deployed.');
    await user.click(button('Roll back to this… version 1'));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Roll back to version 1' }));
    await screen.findByText('restored from 1');
    expect(await action()).toMatchObject({ deployed: { number: 3, code: first } });
  });

  it('saves the secrets by themselves', async () => {
    const { user, core, view, action } = await openCode();
    write(`${first}// ${'${event.secrets.OTHER}'}\nconst other = (event) => event.secrets.OTHER;\n`);
    await user.click(screen.getByRole('tab', { name: 'Secrets' }));
    await user.click(await screen.findByRole('button', { name: 'Add OTHER' }));
    await user.click(screen.getByLabelText('Value', { selector: 'input' }));
    await user.paste('made-up-other-key');
    await user.click(button('Save secrets'));
    await screen.findByText('Secrets of Our gateway saved');
    const stored = (await core.call('integrations.list', {})).find(({ id }) => id === view.id);
    expect(Object.keys(stored?.credentials ?? {}).sort()).toEqual(['secrets.OTHER', 'secrets.WEBHOOK_KEY']);
    expect(await action()).toMatchObject({ draft: null, deployed: { number: 1, code: first } });
  });

  it('says that there is no code where the integration runs none', async () => {
    await renderApp('/integrations/sms/gone/code');
    expect(await screen.findByText('There is no code here')).toBeVisible();
  });
});
