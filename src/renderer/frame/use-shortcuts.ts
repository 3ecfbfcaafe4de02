import { useHotkeys } from '@mantine/hooks';
import { useLocation } from 'wouter';
import type { Channel } from '../../shared/model/message';
import { useDialogs } from '../dialogs';
import { useRole } from '../role';
import { routes } from '../routes';

/** The integration in whose row or cell the focus is; such elements carry `data-integration-id`. */
const focusedIntegration = (): string | undefined => document.activeElement?.closest<HTMLElement>('[data-integration-id]')?.dataset.integrationId;

/** A key of the page under a dialog would act on what cannot be seen. */
const dialogIsOpen = (): boolean => document.querySelector('[role="dialog"]') !== null;

export const channelOfPath = (path: string): Channel | undefined => (/^\/integrations\/(sms|email)(\/|$)/.exec(path)?.[1] as Channel | undefined);

/** Keys that work on every screen (design, section 5). The numbers are those of the whole product, so that they never change. */
export function useShortcuts({ lock, askChannel, search }: { lock: () => void; askChannel: () => void; search: () => void }): void {
  const [path, navigate] = useLocation();
  const { openTestSend } = useDialogs();
  const { may } = useRole();
  const unlessDialog = (run: () => void) => () => {
    if (!dialogIsOpen()) run();
  };
  const go = (to: string) =>
    unlessDialog(() => {
      navigate(to);
    });
  useHotkeys(
    [
      ['mod+1', go(routes.overview)],
      ['mod+2', go(routes.list('sms'))],
      ['mod+3', go(routes.list('email'))],
      ['mod+4', go(routes.templates)],
      ['mod+5', go(routes.diagnostics)],
      ['mod+6', go(routes.inbox)],
      [
        'mod+7',
        unlessDialog(() => {
          if (may('audit.list')) navigate(routes.audit);
        }),
      ],
      ['mod+,', go(routes.settings)],
      [
        'mod+N',
        unlessDialog(() => {
          if (!may('integrations.create')) return;
          const channel = channelOfPath(path);
          if (channel === undefined) askChannel();
          else navigate(routes.newIntegration(channel));
        }),
      ],
      [
        'mod+T',
        unlessDialog(() => {
          const integrationId = focusedIntegration();
          const channel = channelOfPath(path);
          openTestSend({ ...(integrationId !== undefined && { integrationId }), ...(channel !== undefined && { channel }) });
        }),
      ],
      ['mod+K', unlessDialog(search)],
      ['mod+L', lock],
    ],
    [],
  );
}
