import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../../test/support/render-app';
import { NamedSecrets } from './named-secrets';
import { type SavedSecrets, secretNames, type SecretsDraft, untouchedSecrets } from './secrets-draft';
import { useMissingSecrets } from './use-missing-secrets';

const info = { setAt: '2026-11-03T12:00:00.000Z', setBy: 'admin' };
const saved: SavedSecrets = { 'secrets.KEY': info };

const told = vi.fn<(draft: SecretsDraft) => void>();
/** As the piece told it last. */
const draft = (): SecretsDraft => told.mock.lastCall?.[0] ?? untouchedSecrets;
beforeEach(() => {
  told.mockClear();
});

function Secrets({ before = {}, code = '', max = 50 }: { before?: SavedSecrets; code?: string; max?: number }) {
  const [present, setPresent] = useState(untouchedSecrets);
  const missing = useMissingSecrets(code, secretNames(present, before));
  const change = (next: SecretsDraft) => {
    told(next);
    setPresent(next);
  };
  return <NamedSecrets hint="The code reads each as event.secrets.NAME" max={max} saved={before} draft={present} onDraft={change} missing={missing} />;
}
const rows = () => within(screen.getByRole('group', { name: 'Secrets' })).getAllByRole('group');
const press = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the secrets beside the code', () => {
  it('are added by name and value', async () => {
    const { user } = await renderApp(<Secrets />);
    await user.click(press('Add secret'));
    await waitFor(() => {
      expect(screen.getByLabelText('Name')).toHaveFocus();
    });
    await user.keyboard('webhook_key');
    await user.tab();
    await user.keyboard('made-up');
    expect(screen.getByLabelText('Value', { selector: 'input' })).toHaveAttribute('type', 'password');
    expect(draft().added).toMatchObject([{ name: 'webhook_key', value: 'made-up' }]);
    await user.click(press('Remove webhook_key'));
    expect(draft()).toEqual(untouchedSecrets);
    await waitFor(() => {
      expect(press('Add secret')).toHaveFocus();
    });
  });

  it('say at once what is wrong with a name', async () => {
    const { user } = await renderApp(<Secrets before={saved} />);
    await user.click(press('Add secret'));
    await user.type(screen.getByLabelText('Name'), 'KEY');
    expect(screen.getByText('There is a secret KEY already.')).toBeVisible();
    await user.type(screen.getByLabelText('Name'), '-2');
    expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(/Letters, digits and underscores/);
  });

  it('are told of by name when they are saved, replaced on request, and removed until that is taken back', async () => {
    const { user } = await renderApp(<Secrets before={saved} />);
    expect(screen.getByText('Set 3 Nov 2026 by admin')).toBeVisible();
    await user.click(press('Replace KEY'));
    await user.type(screen.getByLabelText('KEY', { selector: 'input' }), 'made-up');
    expect(draft().replaced).toEqual({ 'secrets.KEY': 'made-up' });
    await user.click(press('Remove KEY'));
    expect(draft()).toMatchObject({ replaced: { 'secrets.KEY': '' }, removed: ['secrets.KEY'] });
    const undo = press('Undo removing KEY');
    await waitFor(() => {
      expect(undo).toHaveFocus();
    });
    await user.keyboard('{Enter}');
    expect(draft().removed).toEqual([]);
    expect(screen.getByText('Set 3 Nov 2026 by admin')).toBeVisible();
  });

  it('are split into rows when several are pasted into a name', async () => {
    const { user } = await renderApp(<Secrets />);
    await user.click(press('Add secret'));
    await user.click(screen.getByLabelText('Name'));
    await user.paste('ONE=made-up\nTWO=made-up-too');
    expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual(['ONE', 'TWO']);
    expect(screen.getByRole('status')).toHaveTextContent('2 secrets were pasted');
    await user.click(press('Add secret'));
    await user.click(screen.getAllByLabelText('Name')[2] as HTMLElement);
    await user.paste('THREE=a\nmade-up');
    expect(screen.getByText('Line 2 of the secrets is no NAME=value.')).toBeVisible();
  });

  it('keep the line breaks of a pasted key', async () => {
    const { user } = await renderApp(<Secrets />);
    await user.click(press('Add secret'));
    await user.type(screen.getByLabelText('Name'), 'KEY');
    await user.click(screen.getByLabelText('Value', { selector: 'input' }));
    await user.paste('-----BEGIN PRIVATE KEY-----\nmade-up\n-----END PRIVATE KEY-----\n');
    expect(draft().added[0]?.value).toBe('-----BEGIN PRIVATE KEY-----\nmade-up\n-----END PRIVATE KEY-----');
    expect(screen.getByRole('textbox', { name: 'Value' })).toHaveFocus();
  });

  it('are offered by name when the code reads them', async () => {
    const { user } = await renderApp(<Secrets before={saved} code="exports.x = async (event) => { const { TOKEN } = event.secrets; fetch(event.secrets.KEY + event.secrets.WEBHOOK_KEY); }" />);
    await screen.findByRole('button', { name: 'Add TOKEN' });
    await user.click(press('Add WEBHOOK_KEY'));
    await waitFor(() => {
      expect(screen.getByLabelText('Value', { selector: 'input' })).toHaveFocus();
    });
    expect(draft().added).toMatchObject([{ name: 'WEBHOOK_KEY', value: '' }]);
    expect(screen.queryByRole('button', { name: 'Add WEBHOOK_KEY' })).toBeNull();
  });

  it('say why there can be no more', async () => {
    const { user } = await renderApp(<Secrets before={saved} max={1} />);
    expect(press('Add secret')).toHaveAccessibleDescription('At most 1 secrets.');
    await user.click(press('Add secret'));
    expect(draft()).toEqual(untouchedSecrets);
  });
});
