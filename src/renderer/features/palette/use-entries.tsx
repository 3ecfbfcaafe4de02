import { type Icon, IconArrowUpRight, IconCode, IconFileText, IconHistory, IconInbox, IconLayoutGrid, IconListCheck, IconLock, IconMail, IconMessageDots, IconPlus, IconReplace, IconSend, IconSettings, IconShieldCheck, IconStethoscope, IconTarget, IconTemplate } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { customCodeId } from '../../../shared/model/action';
import type { HistoryRow } from '../../../shared/model/history';
import type { Channel } from '../../../shared/model/message';
import { useEnvironments, useHistory, useIntegrations, useProviders, useVaultState } from '../../api';
import { useDialogs } from '../../dialogs';
import { askForAdministrator, useRole } from '../../role';
import { channelOrder, channelWord, routes, sectionsOf, settingsWord } from '../../routes';
import { exactTimeOfDay, shortDay, startOfDay } from '../../ui/dates';
import { buttonIcon, plusIcon } from '../../ui/icon-sizes';
import { useNow } from '../../ui/now';
import { ProviderMark } from '../../ui/provider-mark';
import { Status } from '../../ui/status';
import { testStatus } from '../../ui/status-words';
import { workAsAdministrator } from '../../ui/work-as-administrator';
import { lockWord } from '../../vault/protection';
import type { PaletteEntry } from './entry';

const draw = (Drawn: Icon, size: { size: number; stroke: number } = buttonIcon) => <Drawn {...size} aria-hidden />;

/** The newest test sends, by their reports; older ones are found in Diagnostics. */
const reportsListed = 20;

function reportEntry({ id, startedAt, integrationName, recipient, providerCode }: HistoryRow, now: number, run: () => void): PaletteEntry {
  const time = exactTimeOfDay(startedAt);
  const when = Date.parse(startedAt) >= startOfDay(now) ? time : `${shortDay(startedAt)}, ${time}`;
  return { id: `report ${id}`, group: 'Diagnostics', label: `Report of ${when}, ${integrationName} to ${recipient}`, icon: draw(IconFileText), ...(providerCode !== null && { aside: providerCode }), run };
}

/** Everything that can be opened or done from here. `lock` is the frame's, which also clears the screen. */
export function useEntries({ lock }: { lock: () => void }): PaletteEntry[] {
  const [, navigate] = useLocation();
  const state = useVaultState().data;
  const { openChangeProvider, openFlows, openPastProviders, openPromote, openReport, openTestSend, openSetDefault } = useDialogs();
  const { role, may, whyNotTest } = useRole();
  const integrations = useIntegrations().data ?? [];
  const environments = useEnvironments().data ?? [];
  const providers = useProviders().data ?? [];
  const tests = useHistory().data?.rows ?? [];
  const now = useNow();
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
    ...(may('integrations.create') ? channelOrder.map(newIntegration) : [{ id: 'administrator', group: 'Actions' as const, label: workAsAdministrator, icon: draw(IconShieldCheck), run: askForAdministrator }]),
    { id: 'lock', group: 'Actions', label: state?.kind === 'open' ? lockWord(state.protection) : 'Lock', icon: draw(IconLock), run: lock },
    ...integrations.flatMap((integration): PaletteEntry[] => {
      const { id, name, channel, providerId, activeIn, builtIn, lastTest } = integration;
      const active = environments.filter((environment) => activeIn.includes(environment.id)).map((environment) => environment.name);
      const last = testStatus(lastTest);
      const mayTest = whyNotTest(integration) === null;
      const test = () => { openTestSend({ channel, integrationId: id }); };
      return [
        {
          id: `integration ${id}`,
          group: 'Integrations',
          label: name,
          detail: `${channelWord[channel]}, ${active.length === 0 ? 'not in use' : `active in ${active.join(', ')}`}`,
          icon: <ProviderMark providerId={providerId} size={22} />,
          ...((last.tone === 'bad' || last.tone === 'warn') && { aside: <Status status={{ tone: last.tone, word: last.word }} /> }),
          run: () => { navigate(builtIn || !may('integrations.update') ? routes.list(channel) : routes.integration(channel, id)); },
          ...(mayTest && { test }),
        },
        ...(mayTest ? [{ id: `test ${id}`, group: 'Actions' as const, label: `Send a test through ${name}`, icon: draw(IconSend), run: test }] : []),
        ...(providerId === customCodeId && may('actions.get') ? [{ id: `code ${id}`, group: 'Actions' as const, label: `Edit code of ${name}`, icon: draw(IconCode), run: () => { navigate(routes.integrationCode(channel, id)); } }] : []),
        ...(may('assignments.set') ? [{ id: `default ${id}`, group: 'Actions' as const, label: `Set ${name} as default…`, icon: draw(IconTarget), run: () => { openSetDefault({ channel, integrationId: id }); } }] : []),
        ...(may('assignments.set') && active.length > 0 && !builtIn ? [{ id: `change ${id}`, group: 'Actions' as const, label: `Change the provider: ${name}…`, detail: active.join(', '), icon: draw(IconReplace), run: () => { openChangeProvider({ channel, integrationId: id }); } }] : []),
      ];
    }),
    ...environments.flatMap(({ id, name }): PaletteEntry[] => {
      const request = { environmentId: id };
      return [
        ...(may('flows.update') ? [{ id: `flows ${id}`, group: 'Actions' as const, label: `Flows of ${name}…`, icon: draw(IconListCheck), run: () => { openFlows(request); } }] : []),
        ...(may('promotion.apply') ? [{ id: `promote ${id}`, group: 'Actions' as const, label: `Promote from ${name}…`, icon: draw(IconArrowUpRight), run: () => { openPromote(request); } }] : []),
        ...(may('assignments.set') ? [{ id: `past ${id}`, group: 'Actions' as const, label: `Former providers of ${name}…`, icon: draw(IconHistory), run: () => { openPastProviders(request); } }] : []),
      ];
    }),
    ...(may('integrations.create') ? providers : []).flatMap(({ id, label, channels }) =>
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
    page('Diagnostics', routes.diagnostics, IconStethoscope),
    page('Inbox', routes.inbox, IconInbox),
    ...(may('audit.list') ? [page('Audit log', routes.audit, IconHistory)] : []),
    ...tests.slice(-reportsListed).reverse().map((row): PaletteEntry => reportEntry(row, now, () => { openReport({ testId: row.id }); })),
    ...sectionsOf(role).map((section): PaletteEntry => ({
      id: `settings ${section}`,
      group: 'Settings',
      label: settingsWord[section],
      detail: 'Settings',
      icon: draw(IconSettings),
      run: () => { navigate(routes.settingsSection(section)); },
    })),
  ];
}
