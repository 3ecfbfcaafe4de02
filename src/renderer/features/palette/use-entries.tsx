import { type Icon, IconInbox, IconLayoutGrid, IconLock, IconMail, IconMessageDots, IconPlus, IconSend, IconSettings, IconTarget, IconTemplate } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { Channel } from '../../../shared/model/message';
import { useEnvironments, useIntegrations, useProviders } from '../../api';
import { useDialogs } from '../../dialogs';
import { channelOrder, channelWord, routes, settingsSections, settingsWord } from '../../routes';
import { buttonIcon, plusIcon } from '../../ui/icon-sizes';
import { ProviderMark } from '../../ui/provider-mark';
import { Status } from '../../ui/status';
import { testStatus } from '../../ui/status-words';
import type { PaletteEntry } from './entry';

const draw = (Drawn: Icon, size: { size: number; stroke: number } = buttonIcon) => <Drawn {...size} aria-hidden />;

/** Everything that can be opened or done from here. `lock` is the frame's, which also clears the screen. */
export function useEntries({ lock }: { lock: () => void }): PaletteEntry[] {
  const [, navigate] = useLocation();
  const { openTestSend, openSetDefault } = useDialogs();
  const integrations = useIntegrations().data ?? [];
  const environments = useEnvironments().data ?? [];
  const providers = useProviders().data ?? [];
  const page = (label: string, to: string, icon: Icon): PaletteEntry => ({ id: `page ${to}`, group: 'Pages', label, icon: draw(icon), run: () => { navigate(to); } });
  const newIntegration = (channel: Channel): PaletteEntry => ({
    id: `new ${channel}`,
    group: 'Actions',
    label: `New ${channelWord[channel]} integration`,
    icon: draw(IconPlus, plusIcon),
    run: () => { navigate(routes.newIntegration(channel)); },
  });

  return [
    { id: 'test', group: 'Actions', label: 'Send a test message', icon: draw(IconSend), run: () => { openTestSend({}); } },
    ...channelOrder.map(newIntegration),
    { id: 'lock', group: 'Actions', label: 'Lock', icon: draw(IconLock), run: lock },
    ...integrations.flatMap(({ id, name, channel, providerId, activeIn, builtIn, lastTest }): PaletteEntry[] => {
      const active = environments.filter((environment) => activeIn.includes(environment.id)).map((environment) => environment.name);
      const last = testStatus(lastTest);
      const test = () => { openTestSend({ channel, integrationId: id }); };
      return [
        {
          id: `integration ${id}`,
          group: 'Integrations',
          label: name,
          detail: `${channelWord[channel]}, ${active.length === 0 ? 'not in use' : `active in ${active.join(', ')}`}`,
          icon: <ProviderMark providerId={providerId} size={22} />,
          ...((last.tone === 'bad' || last.tone === 'warn') && { aside: <Status status={{ tone: last.tone, word: last.word }} /> }),
          run: () => { navigate(builtIn ? routes.list(channel) : routes.integration(channel, id)); },
          test,
        },
        { id: `test ${id}`, group: 'Actions', label: `Send a test through ${name}`, icon: draw(IconSend), run: test },
        { id: `default ${id}`, group: 'Actions', label: `Set ${name} as default…`, icon: draw(IconTarget), run: () => { openSetDefault({ channel, integrationId: id }); } },
      ];
    }),
    ...providers.flatMap(({ id, label, channels }) =>
      channels.map((channel): PaletteEntry => ({
        id: `new ${channel} ${id}`,
        group: 'Actions',
        label: `New ${label} integration`,
        detail: channelWord[channel],
        icon: draw(IconPlus, plusIcon),
        run: () => { navigate(routes.newIntegration(channel, id)); },
      })),
    ),
    page('Overview', routes.overview, IconLayoutGrid),
    page(channelWord.sms, routes.list('sms'), IconMessageDots),
    page(channelWord.email, routes.list('email'), IconMail),
    page('Templates', routes.templates, IconTemplate),
    page('Inbox', routes.inbox, IconInbox),
    ...settingsSections.map((section): PaletteEntry => ({
      id: `settings ${section}`,
      group: 'Settings',
      label: settingsWord[section],
      detail: 'Settings',
      icon: draw(IconSettings),
      run: () => { navigate(routes.settingsSection(section)); },
    })),
  ];
}
