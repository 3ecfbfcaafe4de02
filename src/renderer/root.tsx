import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './fonts.css';
import './global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from './app';
import { cssVariablesResolver } from './css-variables';
import { ErrorBoundary } from './frame/error-boundary';
import { theme } from './theme';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'dispatchbox-color-scheme' });

/** The whole page. `nonce` is that of the content security policy; `test` turns off what takes time. */
export function Root({ client, nonce, env = 'default' }: { client: QueryClient; nonce: string; env?: 'default' | 'test' }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" colorSchemeManager={colorSchemeManager} getStyleNonce={() => nonce} env={env}>
      <QueryClientProvider client={client}>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </QueryClientProvider>
      <Notifications position="bottom-right" containerWidth={432} transitionDuration={160} />
    </MantineProvider>
  );
}
