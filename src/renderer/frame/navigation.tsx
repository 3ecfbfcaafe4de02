import { NavLink, Tooltip } from '@mantine/core';
import { type Icon, IconHistory, IconInbox, IconLayoutGrid, IconPlugConnected, IconSettings, IconStethoscope, IconTemplate } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useInbox } from '../api';
import { channelWord, routes } from '../routes';
import { navIcon } from '../ui/icon-sizes';
import { IfMay } from '../ui/if-may';
import { Logo } from '../ui/logo';
import classes from './navigation.module.css';

/** Where one can go. As a rail: icons only, named by tooltip; SMS and E-mail are then reached through Integrations. */
export function Navigation({ rail }: { rail: boolean }) {
  const unread = useInbox().data?.entries.filter((entry) => entry.unread).length ?? 0;
  return (
    <div className={classes.navigation} data-rail={rail || undefined}>
      <div className={classes.brand}>
        <Logo size={24} />
        {!rail && <span>Dispatchbox</span>}
      </div>
      <Item rail={rail} to={routes.overview} label="Overview" icon={IconLayoutGrid} />
      <Item rail={rail} to={routes.integrations} label="Integrations" icon={IconPlugConnected} />
      {!rail && <Child to={routes.list('sms')} label={channelWord.sms} />}
      {!rail && <Child to={routes.list('email')} label={channelWord.email} />}
      <Item rail={rail} to={routes.templates} label="Templates" icon={IconTemplate} />
      <Item rail={rail} to={routes.diagnostics} label="Diagnostics" icon={IconStethoscope} />
      <Item rail={rail} to={routes.inbox} label="Inbox" icon={IconInbox} unread={unread} />
      <IfMay call="audit.list">
        <Item rail={rail} to={routes.audit} label="Audit log" icon={IconHistory} />
      </IfMay>
      <div className={classes.rest} />
      <Item rail={rail} to={routes.settings} label="Settings" icon={IconSettings} />
    </div>
  );
}

/** The item of the page itself, or of the nearest level above that is shown. */
function useSelected(to: string, rail: boolean): { active: boolean; current: boolean } {
  const [path] = useLocation();
  if (to === routes.overview) return { active: path === to, current: path === to };
  const below = path.startsWith(`${to}/`);
  return { active: path === to || (below && (rail || to !== routes.integrations)), current: path === to };
}

function Item({ rail, to, label, icon: ItemIcon, unread = 0 }: { rail: boolean; to: string; label: string; icon: Icon; unread?: number }) {
  const { active, current } = useSelected(to, rail);
  const link = (
    <NavLink
      component={Link}
      href={to}
      active={active}
      className={classes.item ?? ''}
      aria-current={current ? 'page' : undefined}
      {...(rail && { 'aria-label': unread > 0 ? `${label} ${unread} unread` : label })}
      leftSection={
        <span className={classes.icon}>
          <ItemIcon {...navIcon} aria-hidden />
          {rail && unread > 0 && <span className={classes.dot} />}
        </span>
      }
      label={
        rail ? undefined : (
          <>
            {label} {unread > 0 && <span className="sr-only">{unread} unread</span>}
          </>
        )
      }
      rightSection={
        !rail &&
        unread > 0 && (
          <span aria-hidden className={`tn ${classes.count ?? ''}`}>
            {unread}
          </span>
        )
      }
    />
  );
  return rail ? (
    <Tooltip label={label} position="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}

function Child({ to, label }: { to: string; label: string }) {
  const { active, current } = useSelected(to, false);
  return <NavLink component={Link} href={to} active={active} className={classes.child ?? ''} aria-current={current ? 'page' : undefined} label={label} />;
}
