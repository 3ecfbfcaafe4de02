import { AppShell } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { Channel } from '../../shared/model/message';
import { call } from '../api';
import { useAdministratorAsked, useRole } from '../role';
import { channelWord, routes, sectionsOf, type SettingsSection, settingsSections } from '../routes';
import { AdministratorsPage } from '../ui/administrators-page';
import { focusPageTitle } from '../ui/page-title-focus';
import { toastError } from '../ui/toast';
import classes from './app-frame.module.css';
import { ChannelDialog } from './channel-dialog';
import { ErrorBoundary } from './error-boundary';
import { LeaveQuestionDialog } from './leave-question';
import { LockButton } from './lock-button';
import { Navigation } from './navigation';
import { RoleBadge } from './role-badge';
import { SearchBox } from './search-box';
import { useRoleChanges } from './use-role-changes';
import { SessionLine } from './session-line';
import { useActivity } from './use-activity';
import { useRouteFocus } from './use-route-focus';
import { useShortcuts } from './use-shortcuts';

const AuditPage = lazy(async () => ({ default: (await import('../features/audit/audit-page')).AuditPage }));
const OverviewPage = lazy(async () => ({ default: (await import('../features/overview/overview-page')).OverviewPage }));
const IntegrationsPage = lazy(async () => ({ default: (await import('../features/integrations/integrations-page')).IntegrationsPage }));
const IntegrationListPage = lazy(async () => ({ default: (await import('../features/integrations/integration-list-page')).IntegrationListPage }));
const NewIntegrationPage = lazy(async () => ({ default: (await import('../features/integration-wizard/new-integration-page')).NewIntegrationPage }));
const EditIntegrationPage = lazy(async () => ({ default: (await import('../features/integration-wizard/edit-integration-page')).EditIntegrationPage }));
const CodePage = lazy(async () => ({ default: (await import('../features/custom-code/code-page')).CodePage }));
const DiagnosticsPage = lazy(async () => ({ default: (await import('../features/diagnostics/diagnostics-page')).DiagnosticsPage }));
const InboxPage = lazy(async () => ({ default: (await import('../features/inbox/inbox-page')).InboxPage }));
const BecomeAdministratorDialog = lazy(async () => ({ default: (await import('../features/roles/become-administrator-dialog')).BecomeAdministratorDialog }));
const Palette = lazy(async () => ({ default: (await import('../features/palette/palette')).Palette }));
const TemplatesPage = lazy(async () => ({ default: (await import('../features/templates/templates-page')).TemplatesPage }));
const SettingsPage = lazy(async () => ({ default: (await import('../features/settings/settings-page')).SettingsPage }));

const isChannel = (value: string | undefined): value is Channel => value === 'sms' || value === 'email';
const isSection = (value: string | undefined): value is SettingsSection => settingsSections.some((section) => section === value);

/** Below this width of the window the navigation becomes a rail of icons. */
const railBelow = '(max-width: 1119px)';

/** Entries of the palette that stand first when it opens. */
const recentKept = 5;

/** Navigation, header and the page of the present address. */
export function AppFrame() {
  const rail = useMediaQuery(railBelow, undefined, { getInitialValueInEffect: false });
  const [choosingChannel, setChoosingChannel] = useState(false);
  const [searching, setSearching] = useState(false);
  /** Forgotten with the frame, which goes when the vault locks. */
  const [recentIds, setRecentIds] = useState<string[]>([]);
  const client = useQueryClient();
  const fetching = useIsFetching();
  const lock = async () => {
    try {
      client.setQueryData(['vault.state', {}], await call('vault.lock', {}));
    } catch (error) {
      toastError('The vault could not be locked', error);
    }
  };
  useShortcuts({
    lock: () => void lock(),
    askChannel: () => {
      setChoosingChannel(true);
    },
    search: () => {
      setSearching(true);
    },
  });
  useRouteFocus();
  useActivity();
  useRoleChanges();
  const administrator = useAdministratorAsked();
  const { may } = useRole();
  return (
    <AppShell layout="alt" header={{ height: 52 }} navbar={{ width: rail ? 60 : 216, breakpoint: 0 }} transitionDuration={0} padding={0} className={classes.shell}>
      <a
        href="#main"
        className={classes.skip}
        onClick={(event) => {
          event.preventDefault();
          focusPageTitle();
        }}
      >
        Skip to content
      </a>
      <AppShell.Navbar className={classes.navbar} aria-label="Main">
        <Navigation rail={rail} />
      </AppShell.Navbar>
      <AppShell.Header className={classes.header}>
        <SearchBox
          onOpen={() => {
            setSearching(true);
          }}
        />
        <RoleBadge />
        <LockButton onLock={() => void lock()} />
        <div className={classes.bar} data-on={fetching > 0 || undefined} aria-hidden />
      </AppShell.Header>
      <AppShell.Main className={classes.main}>
        <SessionLine />
        <div id="main" className={classes.scroll}>
          <Page />
        </div>
      </AppShell.Main>
      {choosingChannel && may('integrations.create') && (
        <ChannelDialog
          onClose={() => {
            setChoosingChannel(false);
          }}
        />
      )}
      {searching && (
        <Suspense fallback={null}>
          <Palette
            recentIds={recentIds}
            onChoose={(id) => {
              setRecentIds([id, ...recentIds.filter((other) => other !== id)].slice(0, recentKept));
            }}
            lock={() => void lock()}
            onClose={() => {
              setSearching(false);
            }}
          />
        </Suspense>
      )}
      {administrator.asked && (
        <Suspense fallback={null}>
          <BecomeAdministratorDialog onClose={administrator.close} />
        </Suspense>
      )}
      <LeaveQuestionDialog />
    </AppShell>
  );
}

function Page() {
  const [path] = useLocation();
  const { role } = useRole();
  // Another role begins anew: no question or menu of the former one stays open.
  return (
    <div className={classes.page} key={`${role} ${path}`}>
      <ErrorBoundary>
        <Suspense fallback={null}>
          <Switch>
            <Route path={routes.overview}>
              <OverviewPage />
            </Route>
            <Route path={routes.integrations}>
              <IntegrationsPage />
            </Route>
            <Route path="/integrations/:channel">{({ channel }) => (isChannel(channel) ? <IntegrationListPage channel={channel} /> : <Redirect to={routes.integrations} />)}</Route>
            <Route path="/integrations/:channel/new/:providerId?">
              {({ channel, providerId = null }) =>
                isChannel(channel) ? (
                  <AdministratorsPage title={`New ${channelWord[channel]} integration`} call="integrations.create">
                    <NewIntegrationPage channel={channel} providerId={providerId} />
                  </AdministratorsPage>
                ) : (
                  <Redirect to={routes.integrations} />
                )
              }
            </Route>
            <Route path="/integrations/:channel/:id">
              {({ channel, id }) =>
                isChannel(channel) ? (
                  <AdministratorsPage title="Edit integration" call="integrations.update">
                    <EditIntegrationPage channel={channel} id={decodeURIComponent(id)} />
                  </AdministratorsPage>
                ) : (
                  <Redirect to={routes.integrations} />
                )
              }
            </Route>
            <Route path="/integrations/:channel/:id/code">
              {({ channel, id }) =>
                isChannel(channel) ? (
                  <AdministratorsPage title="Code" call="actions.get">
                    <CodePage channel={channel} id={decodeURIComponent(id)} />
                  </AdministratorsPage>
                ) : (
                  <Redirect to={routes.integrations} />
                )
              }
            </Route>
            <Route path={routes.diagnostics}>
              <DiagnosticsPage />
            </Route>
            <Route path={`${routes.inbox}/:id?`}>{({ id }) => <InboxPage id={id === undefined ? null : decodeURIComponent(id)} />}</Route>
            <Route path={routes.audit}>
              <AdministratorsPage title="Audit log" call="audit.list">
                <AuditPage />
              </AdministratorsPage>
            </Route>
            <Route path="/templates/:channel?/:setId?">{({ channel, setId }) => <TemplatesPage channel={isChannel(channel) ? channel : 'sms'} setId={setId === undefined ? null : decodeURIComponent(setId)} />}</Route>
            <Route path={routes.settings}>
              <Redirect to={routes.settingsSection(sectionsOf(role)[0] ?? 'appearance')} replace />
            </Route>
            <Route path="/settings/:section">{({ section }) => (isSection(section) ? <SettingsPage section={section} /> : <Redirect to={routes.settings} />)}</Route>
            <Route>
              <Redirect to={routes.overview} />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
