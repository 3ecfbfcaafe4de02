import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../../test/support/render-app';
import { openTestCore } from '../../../test/support/test-core';

describe('somebody who works here', () => {
  it('is told to main, once for many keys', async () => {
    const core = await openTestCore();
    const active = vi.fn(core.api['vault.active']);
    const { user } = await renderApp('/', { core: { ...core, api: { ...core.api, 'vault.active': active } } });
    await screen.findByRole('heading', { name: 'Overview' });
    expect(active).not.toHaveBeenCalled();
    await user.keyboard('abc');
    await user.click(document.body);
    expect(active).toHaveBeenCalledOnce();
    expect(await active.mock.results[0]?.value).toEqual({ ok: true, value: null });
  });
});
