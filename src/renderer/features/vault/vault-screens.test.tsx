import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewIntegration } from '../../../../test/support/builders';
import { memoryPorts, restarted } from '../../../../test/support/memory-ports';
import { renderApp } from '../../../../test/support/render-app';
import { firstEnvironments, openTestCore, startTestCore, type TestCore } from '../../../../test/support/test-core';

const passphrase = 'correct horse battery staple';
const passphraseField = () => screen.findByLabelText('Passphrase', { selector: 'input' });
/** Deriving a key from a passphrase takes about a second. */
const derived = { timeout: 10_000 };

async function withPassphrase(): Promise<{ core: TestCore; recoveryKey: string }> {
  // The pause is counted down by the window's own clock.
  const core = startTestCore(memoryPorts({ clock: { now: () => Date.now() } }));
  const { recoveryKey } = await core.call('vault.create', { protection: { kind: 'passphrase', passphrase }, environments: [{ name: 'Development', production: false }] });
  await core.call('vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
  return { core, recoveryKey };
}

/** Another start of Dispatchbox on the same computer. */
async function startedAgain(core: TestCore): Promise<TestCore> {
  await core.close();
  return startTestCore(restarted(core.ports));
}

describe('first run', () => {
  it('creates a vault in the keychain once the recovery key was confirmed', async () => {
    const core = startTestCore();
    const { user } = await renderApp('/', { core });
    await waitFor(() => {
      expect(screen.getByRole('radio', { name: 'System keychain' })).toBeChecked();
    });
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'production{Enter}');
    expect(screen.getByText('Another environment has this name.')).toBeVisible();
    await user.clear(screen.getByRole('textbox', { name: 'Name' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Staging{Enter}');
    await user.click(screen.getByRole('button', { name: 'Create vault' }));

    const key = (await screen.findByRole('group', { name: 'Recovery key' })).textContent;
    expect(key).toMatch(/^([A-Z2-7]{4}-?){8}$/);
    expect(screen.getByRole('button', { name: 'Continue' })).toHaveAccessibleDescription('Type the last four characters first');
    expect(core.ports.memory.documents.file).toBeNull();
    const last = screen.getByRole('textbox', { name: 'Type the last four characters' });
    await user.type(last, '1111');
    expect(screen.getByText('These are not its last four characters.')).toBeVisible();
    await user.clear(last);
    await user.type(last, key.slice(-4).toLowerCase());
    await user.click(screen.getByRole('button', { name: 'Continue' }));

    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeVisible();
    expect((await core.call('environments.list', {})).map(({ name }) => name)).toEqual(['Development', 'Testing', 'Production', 'Staging']);
    expect(document.body).not.toHaveTextContent(key.slice(0, 9));
  });

  it('explains a missing keychain, takes a passphrase instead, and checks it', async () => {
    const ports = memoryPorts();
    ports.memory.keys.unavailable = 'No keychain service runs on this computer.';
    const { user } = await renderApp('/', { core: startTestCore(ports) });
    const keychain = await screen.findByRole('radio', { name: 'System keychain' });
    await waitFor(() => {
      expect(keychain).toHaveAccessibleDescription('No keychain service runs on this computer.');
    });
    expect(keychain).toBeDisabled();
    await user.type(await passphraseField(), 'too short');
    await user.click(screen.getByRole('button', { name: 'Create vault' }));
    expect(await screen.findByText('Use at least 12 characters.')).toBeVisible();
    await user.clear(await passphraseField());
    await user.type(await passphraseField(), passphrase);
    await user.type(screen.getByLabelText('Repeat the passphrase', { selector: 'input' }), 'something else');
    expect(screen.getByText('The two passphrases differ.')).toBeVisible();
  });
});

describe('a vault of this session alone', () => {
  it('is chosen at the first start, says so on every screen, and is hidden and shown without a question', async () => {
    const core = startTestCore();
    const { user } = await renderApp('/', { core });
    await user.click(await screen.findByRole('radio', { name: 'This session only' }));
    await user.click(screen.getByRole('button', { name: 'Start the session' }));
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeVisible();
    expect(screen.getByRole('complementary', { name: 'This session only' })).toHaveTextContent('Everything is gone when Dispatchbox ends.');
    expect(core.ports.memory.documents.file).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Hide' }));
    expect(await screen.findByRole('heading', { name: 'Dispatchbox is hidden' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Restore a backup' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeVisible();
  });
});

describe('a backup on another computer', () => {
  it('is restored at the first start with its passphrase, and protected anew', async () => {
    const former = await openTestCore(memoryPorts(), [...firstEnvironments, { name: 'Kept', production: false }]);
    await former.call('vault.backUp', { passphrase });
    const [[name, bytes] = ['', new Uint8Array()]] = former.ports.memory.files.saved;
    const core = startTestCore();
    core.ports.memory.files.chosen = { name, bytes };
    const { user } = await renderApp('/', { core });
    await user.click(await screen.findByRole('button', { name: 'Restore a backup instead' }));
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    const field = await screen.findByLabelText('Passphrase of the backup', { selector: 'input' });
    expect(field).toHaveFocus();
    await user.type(field, `${passphrase}{Enter}`);
    const preview = within(await screen.findByRole('dialog', { name: 'Restore this backup?' }, derived));
    expect(preview.getByText(/so nothing is replaced/)).toBeVisible();
    expect(preview.getByText(/Environments: Development, Testing, Production and Kept\./)).toBeVisible();
    await user.click(preview.getByRole('button', { name: 'Restore the backup' }));
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeVisible();
    expect(await core.call('vault.state', {})).toEqual({ kind: 'open', protection: 'keychain' });
  }, 40_000);

  it('is restored over a locked vault with its recovery key', async () => {
    const { core, recoveryKey } = await withPassphrase();
    await waitFor(async () => {
      expect(await core.call('vault.listBackups', {})).toHaveLength(1);
    });
    await core.call('environments.add', { name: 'Added later', production: false });
    await core.call('vault.lock', {});
    const { user } = await renderApp('/', { core });
    await user.click(await screen.findByRole('button', { name: 'Restore a backup' }));
    await user.click(await screen.findByRole('button', { name: /^Choose the copy of / }));
    await user.click(screen.getByRole('button', { name: 'Open the backup' }));
    expect(screen.getByText('Type the recovery key.')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Recovery key' }), recoveryKey);
    await user.click(screen.getByRole('button', { name: 'Open the backup' }));
    const preview = within(await screen.findByRole('dialog', { name: 'Restore this backup?' }));
    expect(preview.getByText(/cannot be looked into now/)).toBeVisible();
    await user.click(preview.getByRole('button', { name: 'Restore the backup' }));
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeVisible();
    expect((await core.call('environments.list', {})).map(({ name }) => name)).toEqual(['Development']);
  }, 40_000);
});

describe('locking and unlocking', () => {
  it('leaves nothing of the content behind and comes back to the same place', async () => {
    const core = await openTestCore();
    await core.call('integrations.create', aNewIntegration({ name: 'Halden gateway' }));
    const { user, client } = await renderApp('/integrations/sms', { core });
    await screen.findByText('Halden gateway');
    await user.keyboard('{Control>}l{/Control}');
    expect(await screen.findByRole('heading', { name: 'Dispatchbox is hidden' })).toBeVisible();
    expect(screen.getByText(/Hiding proves nothing/)).toBeVisible();
    expect(document.documentElement.outerHTML).not.toContain('Halden gateway');
    expect(JSON.stringify(client.getQueryCache().getAll().map(({ state }) => state.data))).not.toContain('Halden gateway');
    // Asking the keychain by itself would undo the lock at once.
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByText('Halden gateway')).toBeVisible();
    expect(window.location.hash).toBe('#/integrations/sms');
  });

  it('locks the window when an answer says that the vault is locked', async () => {
    const core = await openTestCore();
    const { user } = await renderApp('/settings/environments', { core });
    await screen.findByRole('button', { name: 'Rename Testing' });
    await core.call('vault.lock', {});
    await user.keyboard('{Control>}1{/Control}');
    expect(await screen.findByRole('heading', { name: 'Dispatchbox is hidden' })).toBeVisible();
  });

  it('opens by itself from the keychain at the start', async () => {
    await renderApp('/', { core: await startedAgain(await openTestCore()) });
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeVisible();
  });

  it('says that the keychain does not answer and offers another try', async () => {
    const core = await startedAgain(await openTestCore());
    core.ports.memory.keys.unavailable = 'The keychain did not answer within 10 s.';
    const { user } = await renderApp('/', { core });
    expect(await screen.findByText(/The keychain did not answer within 10 s\./)).toBeVisible();
    core.ports.memory.keys.unavailable = null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeVisible();
  });

  it('counts wrong passphrases down to a pause', async () => {
    const { core } = await withPassphrase();
    await core.call('vault.lock', {});
    const { user } = await renderApp('/', { core });
    await user.type(await passphraseField(), 'not the passphrase{Enter}');
    expect(await screen.findByText(/^That is not the passphrase\. 2 tries left/, {}, derived)).toBeVisible();
    for (const typed of ['wrong again and again', 'and wrong once more']) {
      await user.clear(await passphraseField());
      await user.type(await passphraseField(), `${typed}{Enter}`);
      await waitFor(() => {
        expect(screen.getByRole('button', { name: /^Unlock/ })).not.toHaveAttribute('data-loading');
      }, derived);
    }
    expect(await screen.findByRole('button', { name: /^Unlock in \d+ s$/ }, derived)).toHaveAttribute('aria-disabled', 'true');
  }, 40_000);

  it('opens with the recovery key and from then on with the new protection', async () => {
    const { core, recoveryKey } = await withPassphrase();
    await core.call('vault.lock', {});
    const { user } = await renderApp('/', { core });
    await user.click(await screen.findByRole('button', { name: 'Use the recovery key' }));
    await user.type(screen.getByRole('textbox', { name: 'Recovery key' }), 'AAAA');
    await user.click(screen.getByRole('button', { name: 'Open the vault' }));
    expect(await screen.findByText(/^A recovery key has 32 characters/)).toBeVisible();
    await user.clear(screen.getByRole('textbox', { name: 'Recovery key' }));
    await user.type(screen.getByRole('textbox', { name: 'Recovery key' }), recoveryKey.toLowerCase());
    await user.click(screen.getByRole('button', { name: 'Open the vault' }));
    expect(await screen.findByRole('heading', { name: 'Overview' }, derived)).toBeVisible();
    expect(await core.call('vault.state', {})).toEqual({ kind: 'open', protection: 'keychain' });
  }, 40_000);
});

describe('a vault that does not open', () => {
  it('offers the copy first for an altered file, and opens it', async () => {
    const before = await openTestCore();
    await before.call('environments.add', { name: 'Staging', production: false });
    const core = await startedAgain(before);
    const { documents } = core.ports.memory;
    documents.file = documents.file?.replace(/"envelope":"(.{40})./, (_, start: string) => `"envelope":"${start}#`) ?? null;
    const { user } = await renderApp('/', { core });
    expect(await screen.findByRole('heading', { name: 'The vault does not open' })).toBeVisible();
    expect(screen.getByRole('radio', { name: /^Open the copy of / })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Open the copy' }));
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeVisible();
    expect(documents.aside.size).toBe(1);
  });

  it('asks for the recovery key when the keychain lost the key', async () => {
    const core = await startedAgain(await openTestCore());
    core.ports.memory.keys.entries.clear();
    const { user } = await renderApp('/', { core });
    expect(await screen.findByText(/The key of this vault is missing from the keychain\./)).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Use the recovery key' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Use the recovery key' }));
    expect(screen.getByRole('textbox', { name: 'Recovery key' })).toBeVisible();
  });

  it('starts empty once that was asked, and keeps what is there', async () => {
    const core = await startedAgain(await openTestCore());
    core.ports.memory.keys.entries.clear();
    const { user } = await renderApp('/', { core });
    await user.click(await screen.findByRole('radio', { name: 'Start with an empty vault' }));
    await user.click(screen.getByRole('button', { name: 'Start empty…' }));
    const asked = within(await screen.findByRole('dialog', { name: 'Start with an empty vault?' }));
    expect(asked.getByText(/nothing of them is deleted/)).toBeVisible();
    await user.click(asked.getByRole('button', { name: 'Start empty' }));
    expect(await screen.findByRole('heading', { name: 'Set up Dispatchbox' })).toBeVisible();
    expect(core.ports.memory.documents.allAside).toHaveLength(1);
  });

  it('offers a backup in its place', async () => {
    const core = await startedAgain(await openTestCore());
    core.ports.memory.documents.file = 'not a vault';
    const { user } = await renderApp('/', { core });
    await user.click(await screen.findByRole('radio', { name: 'Restore a backup' }));
    await user.click(screen.getByRole('button', { name: 'Choose a backup…' }));
    expect(await screen.findByRole('dialog', { name: 'Restore a backup' })).toBeVisible();
  });

  it('says when another Dispatchbox has the vault, and tries again', async () => {
    const holder = memoryPorts();
    const place = { free: false };
    const core = startTestCore(memoryPorts({ documents: holder.documents, lock: { acquire: () => Promise.resolve(place.free), release: () => Promise.resolve() } }));
    const { user } = await renderApp('/', { core });
    expect(await screen.findByRole('heading', { name: 'Dispatchbox is already open' })).toBeVisible();
    place.free = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Set up Dispatchbox' })).toBeVisible();
    expect(within(screen.getByRole('main')).getByRole('button', { name: 'Create vault' })).toBeVisible();
  });
});
