import { Button } from '@mantine/core';
import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../../test/support/render-app';
import { DisabledReason } from './disabled-reason';

const sentence = 'Active in Staging. Unassign it there first.';

describe('DisabledReason', () => {
  it('keeps a held control reachable by keyboard, describes it and lets nothing through', async () => {
    const act = vi.fn();
    const { user } = await renderApp(
      <DisabledReason reason={sentence}>
        <Button onClick={act}>Delete</Button>
      </DisabledReason>,
    );
    await user.tab();
    const button = screen.getByRole('button', { name: 'Delete' });
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(sentence);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(sentence);
    await user.keyboard('{Enter}');
    await user.click(button);
    expect(act).not.toHaveBeenCalled();
  });

  it('leaves the control alone without a reason', async () => {
    const act = vi.fn();
    const { user } = await renderApp(
      <DisabledReason reason={null}>
        <Button onClick={act}>Delete</Button>
      </DisabledReason>,
    );
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    expect(act).toHaveBeenCalledOnce();
    expect(screen.getByRole('button', { name: 'Delete' })).not.toHaveAttribute('aria-disabled');
  });
});
