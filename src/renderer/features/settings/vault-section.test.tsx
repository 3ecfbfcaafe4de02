import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aNewIntegration } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { firstEnvironments, openTestCore, startTestCore, type TestCore } from '../../../../test/support/test-core';

const passphrase = 'correct horse battery';
const strong = 'mirror glacier envelope tuba';
/** Deriving a key from a passphrase takes a while. */
const derived = { timeout: 10_000 };

async function withPassphrase(): Promise<TestCore> {
  const core = startTestCore();
  const { recoveryKey } = await core.call('vault.create', { protection: { kind: 'passphrase', passphrase }, environments: firstEnvironments });
  await core.call('vault.confirmRecoveryKey', { lastFour: recoveryKey.slice(-4) });
  return core;
}

type User = Awaited<ReturnType<typeof renderApp>>['user'];
const dialog = (name: string) => screen.findByRole('dialog', { name });
const input = (label: string) => screen.getByLabelText(label, { selector: 'input' });

async function ask(user: User, button: string, title: string) {
  await user.click(await screen.findByRole('button', { name: button }));
  return within(await dialog(title));
}

async function typeTwice(user: User, label: string, text: string) {
  await user.type(input(label), text);
  await user.type(input('Repeat the passphrase'), text);
}

/** The key that is shown now, confirmed. */
async function keepRecoveryKey(user: User): Promise<string> {
  const key = (await screen.findByRole('group', { name: 'Recovery key' }, derived)).textContent;
  expect(screen.getByRole('button', { name: 'Continue' })).toHaveAccessibleDescription('Type the last four characters first');
  await user.type(screen.getByRole('textbox', { name: 'Type the last four characters' }), key.slice(-4));
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  return key;
}

describe('the vault in Settings', () => {
  it('says what it holds and that there is no backup', async () => {
    const core = await openTestCore();
    await core.call('integrations.create', aNewIntegration());
    await renderApp('/settings/vault', { core });
    expect(await screen.findByText(/^1 integration, 1 credential\./)).toBeVisible();
    expect(screen.getByText('No backup yet')).toBeVisible();
    expect(screen.getByText('Key in the system keychain')).toBeVisible();
    expect(screen.getByText(/^Opens every copy on any computer\. Shown once, on /)).toBeVisible();
  });

  it('calls it hiding where anybody could open it again', async () => {
    await renderApp('/settings/vault');
    expect(await screen.findByText('Hide by itself')).toBeVisible();
    expect(screen.getByText(/Hiding proves nothing/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Hide' })).toBeVisible();
  });

  it('locks after another time at once, and takes it back', async () => {
    const core = await withPassphrase();
    const { user } = await renderApp('/settings/vault', { core });
    await user.click(await screen.findByRole('combobox', { name: 'Lock by itself' }));
    await user.click(await screen.findByRole('option', { name: '5 minutes' }));
    expect(await screen.findByText('Lock by itself: 5 minutes')).toBeVisible();
    expect((await core.call('settings.get', {})).lock).toEqual({ afterMinutes: 5, onSleep: true });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Undone')).toBeVisible();
    expect((await core.call('settings.get', {})).lock).toEqual({ afterMinutes: 15, onSleep: true });
  });

  it('stays open when the computer sleeps, once that is switched off', async () => {
    const core = await withPassphrase();
    const { user } = await renderApp('/settings/vault', { core });
    await user.click(await screen.findByRole('switch', { name: 'Lock with the computer' }));
    expect(await screen.findByText('Lock with the computer: Off')).toBeVisible();
    expect((await core.call('settings.get', {})).lock.onSleep).toBe(false);
  });
});

describe('changing the protection', () => {
  it('demands the present passphrase, says that it is wrong, and then takes the new one', async () => {
    const core = await withPassphrase();
    const { user } = await renderApp('/settings/vault', { core });
    const opened = await ask(user, 'Change protection…', 'Change protection');
    const change = opened.getByRole('button', { name: 'Change protection' });
    await user.click(change);
    expect(opened.getByText('Type the present passphrase.')).toBeVisible();
    expect(opened.getByText('Use at least 12 characters.')).toBeVisible();
    await user.type(input('Present passphrase'), 'wrong horse battery');
    await typeTwice(user, 'Passphrase', strong);
    await user.click(change);
    expect(await opened.findByText(/^That is not the passphrase\. 2 tries left/, {}, derived)).toBeVisible();
    await user.clear(input('Present passphrase'));
    await user.type(input('Present passphrase'), passphrase);
    await user.click(change);
    expect(await screen.findByText('The protection is changed', {}, derived)).toBeVisible();
    await core.call('vault.lock', {});
    expect(await core.call('vault.unlock', { passphrase: strong })).toEqual({ kind: 'open', protection: 'passphrase' });
  }, 60_000);

  it('is held back where the keychain protects it already', async () => {
    const { user } = await renderApp('/settings/vault');
    const opened = await ask(user, 'Change protection…', 'Change protection');
    await user.click(await opened.findByRole('radio', { name: 'System keychain' }));
    expect(opened.getByRole('button', { name: 'Change protection' })).toHaveAccessibleDescription('The system keychain protects it already');
  });

  it('moves a session to the disk, asks for a recovery key, and takes the line away', async () => {
    const core = startTestCore();
    await core.call('vault.startSession', { environments: firstEnvironments });
    const { user } = await renderApp('/settings/vault', { core });
    const line = await screen.findByRole('complementary', { name: 'This session only' });
    expect(line).toHaveTextContent('Nothing is written to this computer.');
    const opened = await ask(user, 'Keep on this computer…', 'Keep the vault on this computer');
    await user.click(await opened.findByRole('radio', { name: 'System keychain' }));
    await user.click(opened.getByRole('button', { name: 'Keep the vault' }));
    const key = await keepRecoveryKey(user);
    expect(await screen.findByText('The new recovery key counts')).toBeVisible();
    expect(screen.queryByRole('complementary', { name: 'This session only' })).toBeNull();
    expect(core.ports.memory.documents.file).not.toBeNull();
    await core.call('vault.lock', {});
    expect(await core.call('vault.recover', { recoveryKey: key, protection: { kind: 'keychain' } })).toMatchObject({ kind: 'open' });
  }, 60_000);

  it('says that there is no recovery key when it was not kept', async () => {
    const core = startTestCore();
    await core.call('vault.startSession', { environments: firstEnvironments });
    const { user } = await renderApp('/settings/vault', { core });
    const opened = await ask(user, 'Keep on this computer…', 'Keep the vault on this computer');
    await user.click(await opened.findByRole('radio', { name: 'System keychain' }));
    await user.click(opened.getByRole('button', { name: 'Keep the vault' }));
    await screen.findByRole('group', { name: 'Recovery key' });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText(/There is none yet\./)).toBeVisible();
    expect(screen.getByText('Missing')).toBeVisible();
  });
});

describe('a new recovery key', () => {
  it('is shown once, can be saved, and opens the vault in the place of the former one', async () => {
    const core = await openTestCore();
    const { user } = await renderApp('/settings/vault', { core });
    const opened = await ask(user, 'New recovery key…', 'New recovery key');
    await user.click(opened.getByRole('button', { name: 'Show the new recovery key' }));
    await screen.findByRole('group', { name: 'Recovery key' });
    await user.click(screen.getByRole('button', { name: 'Save as file…' }));
    expect(await screen.findByText('Saved as Dispatchbox recovery key.txt. Move it off this computer.')).toBeVisible();
    const key = await keepRecoveryKey(user);
    expect(await screen.findByText('The former one opens this vault no more.')).toBeVisible();
    expect(new TextDecoder().decode(core.ports.memory.files.saved.get('Dispatchbox recovery key.txt'))).toContain(key.slice(0, 9));
    expect(document.body).not.toHaveTextContent(key.slice(0, 9));
    await core.call('vault.lock', {});
    expect(await core.call('vault.recover', { recoveryKey: key, protection: { kind: 'keychain' } })).toMatchObject({ kind: 'open' });
  });

  it('does not count before it is confirmed', async () => {
    const core = await openTestCore();
    const before = await core.call('vault.overview', {});
    const { user } = await renderApp('/settings/vault', { core });
    const opened = await ask(user, 'New recovery key…', 'New recovery key');
    await user.click(opened.getByRole('button', { name: 'Show the new recovery key' }));
    await screen.findByRole('group', { name: 'Recovery key' });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await core.call('vault.overview', {})).toEqual(before);
  });
});

describe('rotating the key', () => {
  it('encrypts everything anew and offers to delete what the former key opens', async () => {
    const core = await openTestCore();
    const { keyMadeAt } = await core.call('vault.overview', {});
    core.ports.memory.clock.advance(86_400_000);
    core.ports.memory.documents.aside.set('vault.replaced-2026.json', '{}');
    const { user } = await renderApp('/settings/vault', { core });
    const opened = await ask(user, 'Rotate key…', 'Rotate the key');
    await user.click(opened.getByRole('button', { name: 'Rotate the key' }));
    expect(await screen.findByText('The key is rotated')).toBeVisible();
    expect((await core.call('vault.overview', {})).keyMadeAt).not.toBe(keyMadeAt);
    await user.click(await screen.findByRole('button', { name: 'Delete it…' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^Delete the copy of / }));
    await waitFor(async () => {
      expect((await core.call('vault.overview', {})).olderCopies).toBe(0);
    });
  });
});

describe('a backup', () => {
  it('is refused without a good passphrase, saved with one, and dated', async () => {
    const core = await openTestCore();
    const { user } = await renderApp('/settings/vault', { core });
    const opened = await ask(user, 'Back up…', 'Back up');
    await user.type(input('Passphrase of the backup'), 'short');
    await user.click(opened.getByRole('button', { name: 'Back up…' }));
    expect(opened.getByText('Use at least 12 characters.')).toBeVisible();
    await user.clear(input('Passphrase of the backup'));
    await typeTwice(user, 'Passphrase of the backup', strong);
    expect(await opened.findByText('Strong.', {}, derived)).toBeVisible();
    await user.click(opened.getByRole('button', { name: 'Back up…' }));
    expect(await screen.findByText('The backup is saved', {}, derived)).toBeVisible();
    expect(await screen.findByText(/^Last backup /)).toBeVisible();
    expect(core.ports.memory.files.saved.size).toBe(1);
  }, 60_000);

  it('stays asked for when no place was chosen', async () => {
    const core = await openTestCore();
    core.ports.memory.files.cancels = true;
    const { user } = await renderApp('/settings/vault', { core });
    const opened = await ask(user, 'Back up…', 'Back up');
    await typeTwice(user, 'Passphrase of the backup', strong);
    await user.click(opened.getByRole('button', { name: 'Back up…' }));
    await waitFor(() => {
      expect(opened.getByRole('button', { name: 'Back up…' })).not.toHaveAttribute('data-loading');
    }, derived);
    expect(opened.getByRole('button', { name: 'Back up…' })).toBeVisible();
    expect((await core.call('vault.overview', {})).backedUpAt).toBeNull();
  }, 60_000);

  it('comes back with its passphrase, after a look at what it replaces', async () => {
    const core = await openTestCore();
    await core.call('vault.backUp', { passphrase: strong });
    const [[name, bytes] = ['', new Uint8Array()]] = core.ports.memory.files.saved;
    await core.call('integrations.create', aNewIntegration({ name: 'Made later' }));
    core.ports.memory.files.chosen = { name, bytes };
    const { user } = await renderApp('/settings/vault', { core });
    let opened = await ask(user, 'Restore…', 'Restore a backup');
    await user.click(opened.getByRole('button', { name: 'Choose a file…' }));
    opened = within(await dialog('Open the backup'));
    await user.type(input('Passphrase of the backup'), 'another passphrase');
    await user.click(opened.getByRole('button', { name: 'Open the backup' }));
    expect(await opened.findByText(/^That is not the passphrase/, {}, derived)).toBeVisible();
    await user.clear(input('Passphrase of the backup'));
    await user.type(input('Passphrase of the backup'), strong);
    await user.click(opened.getByRole('button', { name: 'Open the backup' }));
    const preview = await screen.findByRole('dialog', { name: 'Restore this backup?' }, derived);
    expect(preview).toHaveTextContent('This replaces 1 integration, 1 credential and 4 assignments.');
    expect(preview).toHaveTextContent('The backup holds 0 integrations, 0 credentials and 4 assignments.');
    await user.click(within(preview).getByRole('button', { name: 'Restore the backup' }));
    expect(await screen.findByText('The backup is restored')).toBeVisible();
    expect((await core.call('integrations.list', {})).map(({ name: integration }) => integration)).not.toContain('Made later');
  }, 60_000);

  it('is refused when the file is none', async () => {
    const core = await openTestCore();
    core.ports.memory.files.chosen = { name: 'holiday.jpg', bytes: new Uint8Array([1, 2, 3]) };
    const { user } = await renderApp('/settings/vault', { core });
    const opened = await ask(user, 'Restore…', 'Restore a backup');
    await user.click(opened.getByRole('button', { name: 'Choose a file…' }));
    expect(await opened.findByText('This is not a backup of Dispatchbox, or it is damaged. Choose another file.')).toBeVisible();
  });

  it('of a day opens with the open vault and comes back', async () => {
    const core = await openTestCore();
    await waitFor(async () => {
      expect(await core.call('vault.listBackups', {})).toHaveLength(1);
    });
    await core.call('environments.add', { name: 'Added later', production: false });
    const { user } = await renderApp('/settings/vault', { core });
    await user.click(await screen.findByRole('button', { name: /^Restore… today/ }));
    const opened = within(await dialog('Open the backup'));
    expect(opened.getByRole('radio', { name: 'The open vault' })).toBeChecked();
    await user.click(opened.getByRole('button', { name: 'Open the backup' }));
    await user.click(await screen.findByRole('button', { name: 'Restore the backup' }));
    expect(await screen.findByText('The backup is restored')).toBeVisible();
    expect((await core.call('environments.list', {})).map(({ name }) => name)).not.toContain('Added later');
  });
});
