import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createQueryClient, useChanges } from '../../src/renderer/api';
import { DialogsProvider } from '../../src/renderer/dialogs';
import { theme } from '../../src/renderer/theme';
import { openTestCore, type TestCore } from './test-core';

/**
 * Renders the whole page at a route such as `/integrations/sms`, or one piece of it with everything it needs around it. `window.dispatchbox`
 * is a real core over memory ports; without `core`, one with a new, open vault.
 */
export async function renderApp(what: string | ReactNode, options: { core?: TestCore } = {}) {
  const core = options.core ?? (await openTestCore());
  const user = userEvent.setup();
  const client = createQueryClient();
  window.dispatchbox = core.api;
  if (typeof what === 'string') {
    window.location.hash = `#${what}`;
    // A test of one piece does not have to load all screens.
    const { Root } = await import('../../src/renderer/root');
    return { core, user, client, ...render(<Root client={client} nonce="" env="test" />) };
  }
  return { core, user, client, ...render(<Piece client={client}>{what}</Piece>) };
}

function Piece({ client, children }: { client: ReturnType<typeof createQueryClient>; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <Changes />
        <DialogsProvider>{children}</DialogsProvider>
        <Notifications />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Changes() {
  useChanges();
  return null;
}
