import { Button } from '@mantine/core';
import { screen } from '@testing-library/react';
import { useState } from 'react';
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

  it('keeps the focus when the control is held back by its own click', async () => {
    function Once() {
      const [done, setDone] = useState(false);
      return (
        <DisabledReason reason={done ? sentence : null}>
          <Button
            onClick={() => {
              setDone(true);
            }}
          >
            Delete
          </Button>
        </DisabledReason>
      );
    }
    const { user } = await renderApp(<Once />);
    const button = screen.getByRole('button', { name: 'Delete' });
    await user.click(button);
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveFocus();
    expect(button).toHaveAccessibleDescription(sentence);
  });
});
