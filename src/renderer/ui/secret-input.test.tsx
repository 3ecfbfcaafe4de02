import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../test/support/render-app';
import type { CredentialInfo } from '../../shared/model/integration';
import { SecretInput } from './secret-input';

const saved: CredentialInfo = { setAt: '2026-11-03T12:00:00.000Z', setBy: 'admin', ending: '9f2c' };

function Field({ info, demanded = false }: { info: CredentialInfo | null; demanded?: boolean }) {
  const [value, setValue] = useState('');
  return <SecretInput label="Auth Token" saved={info} demanded={demanded} value={value} onValue={setValue} />;
}
function Lines() {
  const [value, setValue] = useState('');
  return <SecretInput label="Private key" saved={null} multiline value={value} onValue={setValue} />;
}
const input = () => screen.queryByLabelText('Auth Token', { selector: 'input' });

describe('SecretInput', () => {
  it('describes a stored secret instead of showing it, and replaces it only on request', async () => {
    const { user } = await renderApp(<Field info={saved} />);
    expect(screen.getByText('Set 3 Nov 2026 by admin, ends in 9f2c')).toBeVisible();
    expect(input()).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Replace Auth Token' }));
    expect(input()).toHaveValue('');
    expect(input()).toHaveAttribute('type', 'password');
    await user.type(input() as HTMLElement, 'new');
    await user.click(screen.getByRole('button', { name: 'Keep the old one' }));
    expect(screen.getByText(/ends in 9f2c/)).toBeVisible();
  });

  it('says nothing of the ending when it is not known', async () => {
    await renderApp(<Field info={{ setAt: saved.setAt, setBy: 'admin' }} />);
    expect(screen.getByText('Set 3 Nov 2026 by admin')).toBeVisible();
  });

  it('does not offer to keep a secret that is demanded anew', async () => {
    await renderApp(<Field info={saved} demanded />);
    expect(input()).toHaveValue('');
    expect(screen.queryByRole('button', { name: 'Keep the old one' })).toBeNull();
  });

  it('keeps the line breaks of a pasted key', async () => {
    const { user } = await renderApp(<Lines />);
    const lines = screen.getByRole('textbox', { name: 'Private key' });
    await user.click(lines);
    await user.paste('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----');
    expect(lines).toHaveValue('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----');
  });

  it('lets a hidden key of several lines be copied only while it is shown', async () => {
    const { user } = await renderApp(<Lines />);
    const lines = screen.getByRole('textbox', { name: 'Private key' });
    expect(fireEvent.copy(lines)).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Show Private key while typing' }));
    expect(fireEvent.copy(lines)).toBe(true);
  });
});
